import JobEngine
import JobModel
import JobSession
import Wording

/// What has changed between two exports: how many joined, left, moved or changed, and a page of them.
struct ExportComparisonPage: ConsolePage {
    static let template = "export-comparison"
    static let limit = 50

    let frame: PageFrame
    let title: String
    let run: String
    let back: String
    /// What is to be known before the numbers are believed.
    let notes: [String]
    let countHeadings: [ColumnHead]
    let counts: [Count]
    let countsTitle: String
    let changesTitle: String
    let changeHeadings: [String]
    let changes: [Change]
    let hasChanges: Bool
    /// Which of them stand here.
    let range: String
    let earlier: PageFrame.Link?
    let later: PageFrame.Link?

    struct Count: Sendable {
        let subject: String
        let numbers: [String]
    }

    struct Change: Sendable {
        let kind: String
        let key: String
        let name: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let field: String
        let old: String
        let new: String
    }

    /// - Parameters:
    ///   - runs: The older and the newer export.
    ///   - differences: How many there are.
    ///   - notes: What is to be known of them.
    ///   - shown: Some of them, no more than `limit`.
    ///   - from: How many stand on earlier pages.
    ///   - address: Of the first page.
    ///   - frame: What is around the page.
    init(
        of runs: (old: String, new: String),
        _ differences: Differences,
        notes: [LocalizedText],
        shown: [(Subject, RowChange)],
        from: Int,
        address: String,
        frame: PageFrame
    ) {
        self.frame = frame
        run = runs.new
        title = frame.say("From \(runs.old) to \(runs.new)", "从 \(runs.old) 到 \(runs.new)")
        back = frame.say("Back to the export", "返回导出")
        self.notes = notes.map(frame.words)
        countsTitle = frame.say("How many", "数量")
        countHeadings = [
            frame.head("Table", "表"), frame.head("Joined", "新增", isNumber: true),
            frame.head("Left", "离开", isNumber: true), frame.head("Moved", "调动", isNumber: true),
            frame.head("Changed", "变更", isNumber: true), frame.head("Unchanged", "未变", isNumber: true),
        ]
        counts = differences.sheets.map { sheet in
            let counts = sheet.counts
            return Count(
                subject: Self.words(sheet.subject, frame),
                numbers: [counts.joined, counts.left, counts.moved, counts.changed, counts.unchanged].map { String($0) }
            )
        }
        let count = differences.sheets.reduce(0) { $0 + $1.counts.different }
        changesTitle = frame.say("Differences (\(count))", "差异（\(count)）")
        changeHeadings = [
            frame.say("What", "类型"), frame.say("Key", "标识"), frame.say("Name", "名称"),
            frame.say("From and to", "变更前后"),
        ]
        changes = shown.map { subject, change in
            Change(
                kind: Self.words(change.kind, frame) + " · " + Self.words(subject, frame),
                key: change.key,
                name: change.name,
                cells: change.cells.map {
                    Cell(field: Self.title(of: $0.field, subject, frame), old: $0.old, new: $0.new)
                }
            )
        }
        hasChanges = !changes.isEmpty
        let end = from + shown.count
        range =
            shown.isEmpty
            ? count == 0
                ? frame.say("The two exports are the same.", "两次导出完全相同。")
                : frame.say("No difference is shown here.", "此处没有差异。")
            : frame.say("\(from + 1) to \(end) of \(count).", "第 \(from + 1)–\(end) 处，共 \(count) 处。")
        earlier =
            from > 0
            ? PageFrame.Link(
                address: "\(address)&from=\(max(0, min(from, count) - Self.limit))",
                words: frame.say("Earlier ones", "前面的差异"),
                isHere: false
            ) : nil
        later =
            end < count
            ? PageFrame.Link(
                address: "\(address)&from=\(end)",
                words: frame.say("Further ones", "后面的差异"),
                isHere: false
            )
            : nil
    }

    /// What a column is called; some are only read, and are no fields of a sheet.
    private static func title(of field: String, _ subject: Subject, _ frame: PageFrame) -> String {
        let title = FieldTitle.readOnly(field, of: subject)
        return title.map(frame.words) ?? frame.name(of: field, subject)
    }

    private static func words(_ subject: Subject, _ frame: PageFrame) -> String {
        switch subject {
        case .people: frame.say("people", "人员")
        case .departments: frame.say("departments", "部门")
        }
    }

    private static func words(_ kind: RowChange.Kind, _ frame: PageFrame) -> String {
        switch kind {
        case .joined: frame.say("joined", "新增")
        case .left: frame.say("left", "离开")
        case .moved: frame.say("moved", "调动")
        case .changed: frame.say("changed", "变更")
        }
    }
}
