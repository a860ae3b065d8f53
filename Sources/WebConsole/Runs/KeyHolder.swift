import JobModel
import Wording

/// Who has a key of a row by now that was free when the row was planned.
struct KeyHolder: Sendable, Hashable {
    /// The person's or department's own, which says nothing to readers of the pages.
    let id: String

    /// `nil` of a row that did not succeed for any other reason.
    init?(of row: LedgerRow) {
        guard let match = row.problem?.en.firstMatch(of: /was free and now belongs to (\S+)$/) else { return nil }
        id = String(match.1)
    }

    /// What stands before the run that has written them.
    static func writtenBy(_ frame: PageFrame) -> String {
        frame.say("The person who has it was written by", "现持有人由以下运行写入：")
    }
}
