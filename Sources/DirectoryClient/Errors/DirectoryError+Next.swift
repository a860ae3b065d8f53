package import ContactAPI

extension DirectoryError {
    /// What the sender may do next, decided by the case and the code, never by text.
    ///
    /// A write that may have happened is read back; the same uncertainty on a read costs nothing and is asked again.
    package var next: NextStep {
        switch self {
        case .throttled: .waitForLimit
        case .refused(let endpoint, let code, _, _, let status): Self.next(endpoint, code: code, status: status)
        case .noResponse(let endpoint, let afterSending, _): afterSending && endpoint.isWrite ? .readBack : .sendAgain
        case .unreadable(let endpoint, let status, _): Self.next(endpoint, unreadable: status)
        case .doubtful(let endpoint, _): endpoint.isWrite ? .readBack : .sendAgain
        case .redirected(let endpoint, _): endpoint.isWrite ? .readBack : .stopForQuota
        case .endlessList, .cutList, .tooManyCalls, .limitTooFar, .badAddress: .stopForQuota
        }
    }

    private static func next(_ endpoint: Endpoint, code: Int, status: Int) -> NextStep {
        guard let documented = endpoint.entry(for: code)?.next else {
            // An unknown code is permanent, unless the answer itself says that something broke.
            return status < 500 ? .failRow : endpoint.isWrite ? .readBack : .sendAgain
        }
        // An internal error of a call that creates does not say whether it happened; a task's item has ended and is certain.
        let isInternal = code == 2200 || code == 40006 && endpoint.version == .v2
        return isInternal && endpoint.creates ? .readBack : documented
    }

    /// A proxy or another server answered, of which nobody knows what it passed on: no row is to blame.
    private static func next(_ endpoint: Endpoint, unreadable status: Int) -> NextStep {
        if endpoint.isWrite { return .readBack }
        return isRefusal(status) ? .stopForQuota : .sendAgain
    }

    /// Whether something else than the directory answers, and will go on doing so: a proxy, a firewall, another server.
    ///
    /// A run stops then, with its rows open, and does not ask it about every one of them.
    package var isFromAnotherServer: Bool {
        switch self {
        case .redirected: true
        case .unreadable(_, let status, _): Self.isRefusal(status)
        case .throttled, .refused, .noResponse, .doubtful, .endlessList, .cutList, .tooManyCalls, .limitTooFar,
            .badAddress:
            false
        }
    }

    /// A timeout (408) passes.
    private static func isRefusal(_ status: Int) -> Bool { (400..<500).contains(status) && status != 408 }
}

extension Endpoint {
    /// Whether a call may change the directory.
    var isWrite: Bool {
        switch self {
        case .patchUser, .patchDepartment: true
        default: creates
        }
    }

    /// Whether a call sent twice could make something twice.
    var creates: Bool {
        switch self {
        case .createUser, .createDepartment, .batchAddUsers, .batchAddDepartments: true
        default: false
        }
    }
}
