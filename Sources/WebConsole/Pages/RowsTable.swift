import JobModel
import Wording

/// Rows of a run in a table, a page of them, each with a link to all that is known of it.
struct RowsTable: Sendable {
    let label: String
    let headings: [ColumnHead]
    /// How many there are, and how many of them are here.
    let found: String
    let rows: [Row]
    let hasRows: Bool
    /// The address of the page of rows after these.
    let next: String?
    let nextWords: String

    /// What is to be said of a row stands in its last cell: cells, changes or problems.
    struct Row: Sendable {
        let number: String
        let address: String
        /// Who or what it is; `nil` where the table shows its cells, and where none says it.
        let name: String?
        let key: String
        /// What becomes, or became, of it.
        let standing: String
        /// What has become of it in a later run.
        let since: String?
        let isTroubled: Bool
        let cells: String?
        let changes: [Change]
        let hasChanges: Bool
        let problems: [Problem]
        /// That there is more of them.
        let more: String?

        init(
            number: String,
            address: String,
            name: String? = nil,
            key: String,
            standing: String,
            since: String? = nil,
            isTroubled: Bool,
            cells: String? = nil,
            changes: [Change] = [],
            problems: [Problem] = [],
            more: String? = nil
        ) {
            (self.number, self.address, self.name, self.key) = (number, address, name, key)
            (self.standing, self.since, self.isTroubled) = (standing, since, isTroubled)
            (self.cells, self.changes, self.problems, self.more) = (cells, changes, problems, more)
            hasChanges = !changes.isEmpty
        }
    }

    struct Change: Sendable {
        let field: String
        let old: String
        let new: String
    }

    struct Problem: Sendable {
        let problem: String
        let remedy: String?
        var code: String?
        /// The run that has written the person who has a key of the row by now; `nil` where none is known.
        var writer: Writer?
    }

    struct Writer: Sendable {
        let words: String
        let run: OvertakenPlan.Run

        init(by run: RunRecord, _ frame: PageFrame) {
            words = KeyHolder.writtenBy(frame)
            self.run = OvertakenPlan.Run(run, frame)
        }
    }

    /// - Parameters:
    ///   - rows: As they are shown.
    ///   - found: What was found of them.
    ///   - all: How many there are without a filter; `nil` where none is set.
    ///   - hasNames: Whether the rows say who they are.
    ///   - standing: What the column of standings is called.
    ///   - details: What the last column is called.
    ///   - next: The address of the page after this one.
    ///   - frame: What is around the page.
    init(
        _ rows: [Row],
        of found: FoundRows,
        among all: Int? = nil,
        hasNames: Bool = false,
        standing: String,
        details: String,
        next: String?,
        _ frame: PageFrame
    ) {
        label = frame.say("Row by row", "逐行")
        headings = [
            frame.head("Row", "行", isNumber: true),
            hasNames ? frame.head("Name and key", "姓名（名称）与标识") : frame.head("Key", "标识"),
            ColumnHead(words: standing, isNumber: false), ColumnHead(words: details, isNumber: false),
        ]
        self.found = Self.found(found, among: all, frame)
        self.rows = rows
        hasRows = !rows.isEmpty
        self.next = next
        nextWords =
            found.reached == nil ? frame.say("Next rows", "后面的行") : frame.say("Look at further rows", "继续查看后面的行")
    }

    /// How long a page looks for rows of a large run before it shows what it has; with everything else it is there
    /// in a fifth of a second.
    static let patience = Duration.milliseconds(100)

    private static func found(_ found: FoundRows, among all: Int?, _ frame: PageFrame) -> String {
        let (shown, total) = (found.rows.count, found.total)
        if let last = found.reached?.row.planned.row {
            return frame.say(
                "\(shown, "row") up to row \(last) of the sheet; the rows after it have not been looked at yet",
                "到表格第 \(last) 行为止找到 \(shown) 行；其后的行尚未查看"
            )
        }
        if found.isCounted, let all {
            let here = shown < total ? ("; \(shown) of them here", "，此处 \(shown) 行") : ("", "")
            return frame.say("\(total) of the \(all, "row")\(here.0)", "\(all) 行中有 \(total) 行\(here.1)")
        }
        guard !found.isCounted else {
            return frame.say("\(shown) of \(total, "row")", "共 \(total) 行，此处 \(shown) 行")
        }
        return found.next == nil
            ? frame.say("The last \(shown, "row")", "最后 \(shown) 行")
            : frame.say(
                "\(shown, "row"), and more after them; how many there are in all was not counted",
                "此处 \(shown) 行，其后还有；总数未统计"
            )
    }
}
