package import ContactAPI

extension DirectoryError {
    /// The directory's code, where it gave one.
    package var code: Int? {
        guard case .refused(_, let code, _, _, _) = self else { return nil }
        return code
    }

    /// The directory's log id, where it gave one.
    package var logID: String? {
        guard case .refused(_, _, _, let logID, _) = self else { return nil }
        return logID
    }

    /// Whether the directory refused with a code that says this.
    package func has(_ trait: ResponseCode.Trait) -> Bool { code.map(trait.holds) ?? false }

    /// Whether it is the token call that was refused, whatever its code: no row is to blame.
    package var isOfTheToken: Bool {
        guard case .refused(.tenantAccessToken, _, _, _, _) = self else { return false }
        return true
    }

    /// Whether an answer came that says success and does not show what it promises.
    package var provesNothing: Bool {
        switch self {
        case .doubtful: true
        case .unreadable(_, let status, _): (200..<300).contains(status)
        case .throttled, .refused, .noResponse, .redirected, .endlessList, .cutList, .tooManyCalls, .limitTooFar,
            .badAddress:
            false
        }
    }
}
