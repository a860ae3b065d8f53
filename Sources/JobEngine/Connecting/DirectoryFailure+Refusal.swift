import ContactAPI
package import DirectoryClient

extension DirectoryFailure {
    /// The code of a refusal that says something about what was asked; others are thrown on.
    ///
    /// A token that is no good, a quota or a limit that is used up say nothing about it.
    package func codeOfRefusal() throws -> Int {
        guard case .refused(let endpoint, let code, _, _, _) = error else { throw self }
        if error.has(.notPermitted) { return code }
        switch endpoint.nextStep(after: code) {
        case .stopForPermission where !error.has(.outsideScope), .renewToken, .stopForQuota, .sendAgain,
            .waitForLimit:
            throw self
        default: return code
        }
    }
}
