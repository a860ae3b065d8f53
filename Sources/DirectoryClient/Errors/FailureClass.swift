package import ContactAPI

/// What an error means for the row and for the run; the manual's table of errors has these words.
package enum FailureClass: String, Sendable, CaseIterable {
    /// Certainly nothing was done: the same request is sent again, or the limit waited for.
    case transient
    /// The row has failed; sent again as it is, it would fail again.
    case permanent
    /// The row has failed for today; the same request may do tomorrow.
    case tomorrow
    /// The write was done, and something of it is missing.
    case defect
    /// Nobody knows yet whether the write was done: it is read back.
    case uncertain
    /// Nothing more can be done in this run.
    case fatal

    package init(_ next: NextStep) {
        self =
            switch next {
            case .waitForLimit, .sendAgain, .renewToken: .transient
            case .failRow, .splitBatch: .permanent
            case .failRowForToday: .tomorrow
            case .defect: .defect
            case .readBack: .uncertain
            case .stopForPermission, .stopForQuota: .fatal
            }
    }

    /// The class of a code at an endpoint, and so at one version of the API; unknown codes are permanent for their row.
    package init(code: Int, at endpoint: Endpoint) {
        let status = endpoint.entry(for: code)?.status ?? 400
        self.init(DirectoryError.refused(endpoint, code: code, msg: "", logID: nil, status: status).next)
    }
}
