import Wording

/// Why the ledger could not be read or written.
package enum LedgerError: ExplainedError, Equatable {
    case cannotOpen(path: String, reason: String)
    /// The file is no database, or no longer a whole one.
    case damaged(path: String)
    /// So damaged that no table of it can be found.
    case unsalvageable(path: String)
    /// The file in which requests are counted is damaged; it is made again when it is opened next.
    case limitsDamaged(path: String)
    /// The file has been written by a later version.
    case newer(path: String)
    /// It is empty or not there, and that many runs have been recorded in it; 0 where only its log is left.
    case gone(path: String, runs: Int)
    /// It lacks what was written last of that many runs.
    case logMissing(path: String, runs: Int)
    /// A file or folder of another user, or a link.
    case notOurs(path: String)
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
        case .unsalvageable(let path):
            "\(path) is so damaged that nothing in it can be read, or it is no ledger; it was left as it is"
        case .limitsDamaged(let path): "\(path), in which requests are counted, is damaged"
        case .newer(let path): "\(path) was written by a later version of Roster"
        case .gone(let path, 0): "\(path) is gone, and its log \(path)-wal is still there"
        case .gone(let path, let runs): "\(path) is empty or gone, and \(runs) runs were recorded in it"
        case .logMissing(let path, let runs):
            "\(path) lacks what was written last of \(runs) runs: its log \(path)-wal is missing, or it is an older copy"
        case .notOurs(let path): "\(path) is a link, or belongs to another user; it was not used"
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
            "Restore it from a backup, or run `roster ledger salvage`: what can still be read becomes a new ledger. What was "
                + "written is in the directory, and an import with `mode: upsert` compares it."
        case .unsalvageable(let path):
            "Restore it from a backup. Without one, move \(path), \(path)-wal and the folder runs beside it away and import "
                + "the same sheets again with `mode: upsert`: what was written is in the directory, is compared, and is not "
                + "written twice. The results folders of earlier runs say what became of their rows."
        case .limitsDamaged: "Run `roster resume last`: the file is made again, and nothing in it need survive."
        case .newer: "Use that version, or another state folder by XDG_STATE_HOME."
        case .gone(let path, _):
            "Put it back, from a backup if need be. To begin without its runs, move \(path)-wal and the folder runs beside "
                + "it away: what they wrote is in the directory, and an import with `mode: upsert` compares it."
        case .logMissing:
            "Put the log back beside it. Where it is lost, run `roster ledger salvage`: the rows that may have been sent "
                + "since are then read back before anything is sent again."
        case .notOurs: "See who has put it there, and remove it, or set XDG_STATE_HOME to a folder of this user."
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
}
