package import ContactAPI

extension DirectoryError {
    /// What the sender may do next, decided by the case and the code, never by text.
    ///
    /// A write that may have happened is read back; the same uncertainty on a read costs nothing and is asked again.
    package var next: NextStep {
        switch self {
        case .throttled: .waitForLimit
        case .refused(let endpoint, let code, _, _, let status): Self.next(endpoint, code: code, status: status)
        case .noAnswer(let endpoint, let afterSending, _): afterSending && endpoint.isWrite ? .readBack : .sendAgain
        case .unreadable(let endpoint, let status, _): Self.next(endpoint, unreadable: status)
        case .redirected, .endlessList, .cutList, .tooManyCalls, .badAddress: .stopForQuota
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

    /// A proxy or another server answered: below 500 it says that the directory never saw the request.
    private static func next(_ endpoint: Endpoint, unreadable status: Int) -> NextStep {
        switch status {
        case 401, 403, 404, 405, 407: .stopForQuota
        case 400..<500 where status != 408: .failRow
        default: endpoint.isWrite ? .readBack : .sendAgain
        }
    }
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
