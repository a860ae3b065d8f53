/// An error that says itself with which status it ends a command, and the run that it stops.
///
/// For errors of layers above and of parts that the engine does not import; `ExitStatus.init(_:)` asks them.
package protocol ExitStatusError: Error {
    var exitStatus: ExitStatus { get }
    /// Whether the same call can succeed later, as after a full disk: a run that it stops can be resumed.
    var mayPass: Bool { get }
}

extension ExitStatusError {
    package var mayPass: Bool { false }
}

extension ExitStatus {
    /// Whether a call was wrong, so that the same again ends in the same way and there is nothing to resume.
    static func isWrongCall(_ error: any Error) -> Bool {
        ExitStatus(error) == .usage && (error as? any ExitStatusError)?.mayPass != true
    }
}
