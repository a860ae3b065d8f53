import JobModel
import JobSession
import Wording

/// Which field each column of a sheet is; those that are not understood first.
struct ColumnsPage: ConsolePage {
    static let template = "columns"

    let frame: PageFrame
    let title: String
    let id: String
    let steps: WaveSteps
    let error: RowsPage.Problem?
    let status: String
    let openTitle: String
    let hasOpen: Bool
    let open: [Column]
    let doneTitle: String
    let hasDone: Bool
    let done: [Column]
    let headings: [String]
    let match: SheetPage.Choice
    let mode: SheetPage.Choice
    let more: String
    let join: Join
    let joins: [Joined]
    let save: String

    struct Column: Sendable {
        let header: String
        let samples: String
        let name: String
        let label: String
        let hint: String?
        let options: [SheetPage.Option]
    }

    struct Join: Sendable {
        let templateLabel: String
        let templateHint: String
        let fieldLabel: String
        let options: [SheetPage.Option]
        let columnLabel: String
        let columns: [SheetPage.Option]
        let shapeLabel: String
    }

    struct Joined: Sendable {
        let template: String
        let words: String
    }

    /// Columns at the `asked` places have all fields to choose from.
    init(sheet: StoredSheet, _ matching: ColumnMatching, asked: Set<Int>, error: RowsPage.Problem?, frame: PageFrame) {
        self.frame = frame
        self.error = error
        id = sheet.id
        title = frame.say("Columns of \(sheet.name)", "\(sheet.name) 的列")
        steps = WaveSteps(sheet.id, at: .columns, frame)
        let fields = FieldChoice(matching, frame)
        let isOpen = { (column: ColumnMatching.Column) in column.state == .unknown || asked.contains(column.place) }
        let all = matching.columns
        let opened = all.filter(isOpen)
        let wide = Set(opened.prefix(Self.wideLimit).map(\.place))
        open = opened.map { fields.column($0, isWide: wide.contains($0.place)) }
        done = all.filter { !isOpen($0) }.map { fields.column($0, isWide: false) }
        (hasOpen, hasDone) = (!open.isEmpty, !done.isEmpty)
        let unknown = all.count { $0.state == .unknown }
        let ignored = all.count { $0.state == .ignored }
        status = frame.say(
            "\(all.count) columns: \(all.count - unknown - ignored) understood, \(ignored) passed over, \(unknown) to be chosen.",
            "共 \(all.count) 列：已识别 \(all.count - unknown - ignored)，忽略 \(ignored)，待选择 \(unknown)。"
        )
        openTitle = frame.say("To be chosen", "待选择")
        doneTitle = frame.say("Understood (\(done.count))", "已识别（\(done.count)）")
        headings = [
            frame.say("In the sheet", "表格中的列"), frame.say("First values", "前几个值"), frame.say("Is", "对应字段"),
        ]
        match = SheetPage.Choice(
            name: "match",
            label: frame.say("Rows are matched by", "按此字段匹配"),
            options: matching.step.subject.matchable.map {
                SheetPage.Option(value: $0, words: fields.title($0), isChosen: $0 == matching.step.match)
            }
        )
        mode = SheetPage.Choice(
            name: "mode",
            label: frame.say("What becomes of the rows", "处理方式"),
            options: StepDefinition.Mode.allCases.map {
                SheetPage.Option(value: $0.rawValue, words: Self.words($0, frame), isChosen: $0 == matching.step.mode)
            }
        )
        more = frame.say("Join or split columns", "拼接或拆分列")
        join = fields.join()
        joins = matching.joins.map {
            Joined(template: $0.template, words: "\($0.template) → \(fields.title($0.field))")
        }
        save = frame.say("Save and go on", "保存并继续")
    }

    private static func words(_ mode: StepDefinition.Mode, _ frame: PageFrame) -> String {
        switch mode {
        case .create: frame.say("only new ones are created", "只新建")
        case .update: frame.say("only those that are there are updated", "只更新已有的")
        case .upsert: frame.say("new ones are created, the others updated", "新建或更新")
        }
    }

    /// Columns that have the list of all fields; more would make the page too large.
    private static let wideLimit = 12
}
