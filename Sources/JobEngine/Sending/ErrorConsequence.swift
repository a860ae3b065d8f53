import ContactAPI
import DirectoryClient

/// What an error of the directory means for the run that meets it.
///
/// Rows, batches, tasks, departments and exit statuses all ask here.
enum ErrorConsequence: Sendable, Equatable {
    /// Nothing more can be sent, and no row is to blame: what was not written stays open.
    case stops(StopReason)
    /// It is not known whether the write was done: it is read back.
    case uncertain
    /// The write was done, and something of it is missing.
    case defect
    /// The request was refused and is to blame: by its content, or for today alone.
    case refused(isForToday: Bool)

    init(_ error: DirectoryError) {
        // A person has asked for it: neither the network nor the directory is to blame.
        if case .noResponse(_, afterSending: false, reason: .calledOff) = error {
            self = .stops(.interrupted)
            return
        }
        let consequence = Self.byNextStep(error)
        // Without a token nothing was asked about the row.
        if error.isOfTheToken, !consequence.isStop { self = .stops(.credentials(error)) } else { self = consequence }
    }

    private var isStop: Bool { if case .stops = self { true } else { false } }

    private static func byNextStep(_ error: DirectoryError) -> ErrorConsequence {
        switch error.next {
        case .stopForPermission, .renewToken: .stops(.credentials(error))
        case .sendAgain, .waitForLimit, .stopForQuota: .stops(.limitsOrNetwork(error))
        case .readBack: .uncertain
        case .defect: .defect
        case .failRow, .splitBatch: .refused(isForToday: false)
        case .failRowForToday: .refused(isForToday: true)
        }
    }
}
