import CSVStream
import ContactAPI
import DirectoryClient
import JobFiles
import JobModel
import SQLiteTables
import Workbooks

extension ExitStatus {
    /// The status with which a command ends that was stopped by `error`.
    package init(_ error: any Error) {
        self =
            switch error {
            case let error as any ExitStatusError: error.exitStatus
            case let error as DirectoryFailure: Self(error.error)
            case let error as DirectoryError: Self(error)
            case let error as LedgerError: Self(error)
            case is JobFileError, is ConfigurationError, is ExportChoiceError: .usage
            case let error as EngineError: error.exitStatus
            case let error as ConnectionError: Self(error)
            case CSVStreamError.writeFailed: .unexpected
            case is CSVStreamError, is WorkbookError, is TabError, is CorrectionFileError: .nothingSent
            case is ComparisonError, is ComparedExportError, is LeaversListError: .nothingSent
            case WorkbookWriteError.writeFailed: .unexpected
            case is WorkbookWriteError: .nothingSent
            case SQLiteTableError.writeFailed: .unexpected
            case is SQLiteTableError: .nothingSent
            case is Watchdog.Stalled: .limitsOrNetwork
            case is CancellationError: .interrupted
            default: .unexpected
            }
    }

    private init(_ error: DirectoryError) {
        self =
            switch error {
            case .badAddress: .usage
            // For a row its own failure, for a whole command a missing right.
            case .refused where error.has(.outsideScope): .credentials
            case .refused, .throttled, .noResponse, .unreadable, .doubtful, .redirected, .endlessList, .cutList,
                .tooManyCalls, .limitTooFar:
                Self(ErrorConsequence(error))
            }
    }

    private init(_ consequence: ErrorConsequence) {
        self =
            switch consequence {
            case .stops(let reason): reason.exitStatus
            case .uncertain, .refused(isForToday: true): .limitsOrNetwork
            case .refused(isForToday: false), .defect: .unexpected
            }
    }

    private init(_ error: LedgerError) {
        self =
            switch error {
            case .noSuchRun, .owned, .replaced, .database(.badAddress, _), .database(.noService, _): .usage
            case .database(.noPassword, _), .database(.rejected, _), .database(.noRights, _): .credentials
            case .cannotOpen, .damaged, .unsalvageable, .limitsDamaged, .newer, .gone, .logMissing, .notOurs, .diskFull,
                .busy, .failed, .database,
                .illegal, .illegalRun:
                .unexpected
            }
    }

    private init(_ error: ConnectionError) {
        self =
            switch error {
            case .noAppID, .noSecret, .secretNotFor, .secretFile, .secretFileReadable: .credentials
            }
    }
}
