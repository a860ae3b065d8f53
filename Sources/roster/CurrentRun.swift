import JobModel
import Synchronization
import Wording

/// The run that the command is about, for the sentences of an error that knows of none.
enum CurrentRun {
    private static let id = Mutex<String?>(nil)

    static func begin(_ run: String) { id.withLock { $0 = run } }

    /// A sentence with the run named; where there is none to resume, the command itself is to be given again.
    static func named(in words: LocalizedText) -> LocalizedText {
        id.withLock(\.self).map { words.naming(run: $0) } ?? words.namingNoRun
    }
}
