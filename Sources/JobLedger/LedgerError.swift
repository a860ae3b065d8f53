import GRDB
import JobModel

/// Why the ledger could not be read or written.
package enum LedgerError: ExplainedError, Equatable {
    case cannotOpen(path: String, reason: String)
    /// The file is no database, or no longer a whole one.
    case damaged(path: String)
    case diskFull
    /// Another process has held the ledger for longer than anything that Roster does with it takes.
    case busy
    case failed(reason: String)
    case noSuchRun(String)
    case owned(run: String)
    case illegal(line: Int, from: String, change: String)
    /// A transition that is not in `RunStep.all`, or a run that lacks what it needs for it; `reason` is the schema's.
    case illegalRun(String, from: String, to: String?, reason: String)

    package var problem: String {
        switch self {
        case .cannotOpen(let path, let reason): "The ledger \(path) cannot be opened: \(reason)"
        case .damaged(let path): "\(path) is damaged, or is no ledger"
        case .diskFull: "The disk is full; what happened could not be written down"
        case .busy: "Another process holds the ledger and does not let go; what happened could not be written down"
        case .failed(let reason): "The ledger could not be written: \(reason)"
        case .noSuchRun("last"): "There is no run that this applies to"
        case .noSuchRun(let run): "There is no run '\(run)'"
        case .owned(let run): "The run \(run) belongs to another process that is still at work"
        case .illegal(let line, let from, let change): "The row on line \(line) is \(from) and cannot be \(change)"
        case .illegalRun(let run, let from, let to?, let reason):
            "The run \(run) is \(from) and cannot become \(to) (\(reason))"
        case .illegalRun(let run, let from, nil, let reason):
            "The run \(run) is \(from) and cannot be changed so (\(reason))"
        }
    }

    package var remedy: String {
        switch self {
        case .cannotOpen: "Check that XDG_STATE_HOME names a folder this user can write."
        case .damaged:
            "Restore it from a backup, or move it away: its runs can then not be resumed; what they wrote is in the "
                + "directory, and an import with `mode: upsert` compares it."
        case .diskFull: "Free some space, then run `roster resume last`: it finds out what became of every row."
        case .busy:
            "See which program has ledger.sqlite open, a backup or a database viewer, and close it; then run "
                + "`roster resume last`."
        case .failed: "Check the disk, then run `roster resume last`."
        case .noSuchRun: "`roster runs` lists them."
        case .owned: "Wait for it, or stop it with Ctrl-C."
        case .illegal: "This is a mistake in Roster; the run can be resumed."
        case .illegalRun:
            "Nothing was changed. Keep the state folder as it is and report this; `roster runs` lists the runs."
        }
    }

    /// The codes of a file that somebody else has locked; the last one comes where the first opener finds it so.
    private static let held: [ResultCode] = [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL]

    /// Why a database could not be opened.
    init(opening path: String, _ error: any Error) {
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_NOTADB?, .SQLITE_CORRUPT?: self = .damaged(path: path)
        case .SQLITE_FULL?: self = .diskFull
        case let code? where Self.held.contains(code): self = .busy
        default: self = .cannotOpen(path: path, reason: "\(error)")
        }
    }

    /// The same failure in the ledger's own words.
    init(_ error: any Error) {
        switch error {
        case let error as LedgerError: self = error
        case let error as DatabaseError where error.resultCode == .SQLITE_FULL: self = .diskFull
        case let error as DatabaseError where Self.held.contains(error.resultCode): self = .busy
        case let error as DatabaseError: self = .failed(reason: error.message ?? "\(error.resultCode)")
        default: self = .failed(reason: "\(error)")
        }
    }
}
