import Foundation
import JobModel
import JobSession
import Wording

/// What each value of a column that refers to something becomes.
struct ValuesPage: ConsolePage {
    static let template = "values"
    static let valueLimit = 50

    let frame: PageFrame
    let title: String
    let id: String
    let steps: WaveSteps
    let error: RefusedForm?
    /// What the last form has saved; `nil` where the page does not come of one.
    let saved: String?
    let matched: MatchedNote?
    let rowless: String?
    let status: String
    let columnsTitle: String
    let columns: [Link]
    let hasColumn: Bool
    let column: Column?
    let ask: String
    let askHint: String
    /// When the directory was asked last.
    let asked: PageTime?
    let askedWords: String
    /// Why the directory did not answer; `nil` where it did, or was not asked.
    let unanswered: Unanswered?
    let next: String

    struct Unanswered: Sendable {
        let problem: String
        let remedy: String
        let wayOn: String
    }

    struct Link: Sendable {
        let address: String
        let words: String
        let isHere: Bool
    }

    struct Column: Sendable {
        let title: String
        let header: String
        let field: String
        let from: Int
        /// Of departments that are to be there before the rows that name them.
        let notices: [ComingValues.Notice]
        let headings: [String]
        let values: [Value]
        let options: [String]
        /// What it can be, where that is little.
        let allowed: String?
        let allowNew: Allow?
        let save: String
        let more: String?
        let moreWords: String
    }

    struct Value: Sendable {
        let text: String
        let rows: Int
        /// `nil` for a text that is too long to be a name of anything: it would be the page.
        let name: String?
        let shownName: String
        let label: String
        let chosen: String
        /// What the reader has typed, which was not saved; `nil` where what is shown is what stands.
        let typed: String?
        let note: String
        let nearest: String?
    }

    struct Allow: Sendable {
        let words: String
        let isAllowed: Bool
        let warning: String?
    }

    init(
        sheet: StoredSheet,
        _ matching: ValueMatching,
        showing name: String?,
        from: Int,
        asked: Date? = nil,
        unanswered: Explanation? = nil,
        isRowless: Bool = false,
        saved: SavedValues? = nil,
        typed: [String: String] = [:],
        error: RefusedForm? = nil,
        frame: PageFrame
    ) {
        let frame = frame.knowing(unnamed: matching.unnamed, repeated: matching.repeated, in: matching.header)
        self.frame = frame
        self.error = error
        self.saved = saved?.words(frame)
        id = sheet.id
        matched = MatchedNote(sheet, matching.step, frame)
        rowless = isRowless ? ColumnsPage.rowless(frame) : nil
        title = frame.say("Values of \(sheet.name)", "\(sheet.name) 的取值")
        steps = WaveSteps(sheet.id, at: .values, frame)
        let wanted = name.map(CellEdit.lines)
        let shown =
            matching.columns.first { CellEdit.lines($0.header) == wanted }
            ?? matching.columns.first { OpenValues($0, matching.step).missing > 0 } ?? matching.columns.first
        columnsTitle = frame.say("Columns that refer to something", "引用其他内容的列")
        columns = matching.columns.map { column in
            let open = OpenValues(column, matching.step).words(column, frame)
            let header = CellExcerpt.of(frame.title(of: column.header, matching.step.subject), 60)
            return Link(
                address: "/sheets/\(sheet.id)/values?column=\(QueryValue.of(column.header))",
                words: open.map { frame.say("\(header) (\($0))", "\(header)（\($0)）") } ?? header,
                isHere: column.header == shown?.header
            )
        }
        let start = max(0, from)
        column = shown.map { Self.column($0, matching.step, sheet.id, from: start, typed, frame) }
        hasColumn = column != nil
        let referring = matching.columns.filter { $0.field != PersonField.gender.rawValue }
        let wasAsked = referring.isEmpty || referring.contains { $0.options != nil }
        self.asked = asked.map { PageTime(ofNoRun: $0.formatted(.iso8601)) }
        askedWords = frame.say("The directory was asked at", "查询目录的时间：")
        status =
            matching.columns.isEmpty
            ? frame.say("No column of this sheet refers to anything.", "此表格没有引用其他内容的列。")
            : OpenValues.words(matching, wasAsked: wasAsked, frame)
        self.unanswered = unanswered.map { Self.words($0, frame) }
        ask =
            wasAsked || unanswered != nil
            ? frame.say("Ask the directory again", "重新查询目录") : frame.say("Ask the directory", "查询目录")
        askHint = frame.say("Reads its departments, titles and cities; nothing is written.", "读取其部门、职务和城市；不写入任何内容。")
        next = frame.say("Go on: problems", "继续：问题")
    }

    private static func words(_ unanswered: Explanation, _ frame: PageFrame) -> Unanswered {
        let (problem, remedy) = (frame.words(unanswered.problem), frame.words(unanswered.remedy))
        return Unanswered(
            problem: frame.say("The directory did not answer: \(problem)", "目录未答复：\(problem)"),
            remedy: remedy,
            wayOn: frame.say(
                "You can go on without: the plan asks it again, and says then what it does not have.",
                "可以先继续：制定计划时会再次查询，并指出目录中没有的内容。"
            )
        )
    }

    private static func column(
        _ column: ValueMatching.Column,
        _ step: StepDefinition,
        _ id: String,
        from: Int,
        _ typed: [String: String],
        _ frame: PageFrame
    ) -> Column {
        let values = column.values.dropFirst(from).prefix(valueLimit)
        let end = from + values.count
        let header = CellExcerpt.of(frame.title(of: column.header, step.subject), 100)
        let coming = ComingValues(column, frame)
        return Column(
            title: header,
            header: column.header,
            field: column.field,
            from: from,
            notices: coming.notices,
            headings: [
                frame.say("Value", "取值"), frame.say("Rows", "行数"), frame.say("Becomes", "改为"),
                frame.say("In the directory", "目录中"),
            ],
            values: values.map { value($0, of: column, step, header, typed: typed[$0.text], frame) },
            options: options(of: column, for: values),
            allowed: column.options.flatMap { options in
                guard (1...shortList).contains(options.count) else { return nil }
                let list = options.map { CellExcerpt.of($0, 60) }
                return frame.say("It can be: \(list.joined(separator: ", "))", "可以是：\(list.joined(separator: "、"))")
            },
            allowNew: column.newName.map { name in
                Allow(
                    words: frame.say(
                        "Names that the directory does not have are made; they stay there permanently.",
                        "允许新建目录中没有的名称；新建后将永久保留。"
                    ),
                    isAllowed: step.allowNew.contains(name),
                    warning: coming.warning
                )
            },
            save: frame.say("Save", "保存"),
            more: end < column.values.count
                ? "/sheets/\(id)/values?column=\(QueryValue.of(column.header))&from=\(end)" : nil,
            moreWords: frame.say("Further values", "更多取值")
        )
    }

    /// As many options as a sentence can name.
    private static let shortList = 20

    /// What the lists of the values offer: what looks most like one of them first.
    private static func options(
        of column: ValueMatching.Column,
        for values: ArraySlice<ValueMatching.Value>
    ) -> [String] {
        var options: [String] = []
        var seen: Set<String> = []
        for option in values.compactMap(\.nearest) + (column.options ?? [])
        where options.count < optionLimit && seen.insert(option).inserted {
            options.append(CellExcerpt.of(option, 200))
        }
        return options
    }

    private static func value(
        _ value: ValueMatching.Value,
        of column: ValueMatching.Column,
        _ step: StepDefinition,
        _ header: String,
        typed: String?,
        _ frame: PageFrame
    ) -> Value {
        let text = CellExcerpt.of(value.text, 100)
        return Value(
            text: text,
            rows: value.rows,
            name: value.text.utf8.count > textLimitBytes ? nil : "v" + value.text,
            shownName: "s" + CellEdit.mark(of: value.text),
            label: frame.say("\(header): \(text) becomes", "\(header)：\(text) 改为"),
            chosen: value.chosen ?? "",
            typed: typed.map { CellExcerpt.of($0, textLimitBytes) },
            note: typed == nil
                ? note(value, of: column, step, frame) : frame.say("not saved: there is none", "未保存：目录中没有"),
            nearest: value.nearest.map { frame.say("Perhaps \($0)?", "是否为 \($0)？") }
        )
    }

    private static func note(
        _ value: ValueMatching.Value,
        of column: ValueMatching.Column,
        _ step: StepDefinition,
        _ frame: PageFrame
    ) -> String {
        if let sheet = value.comesWith {
            let name = CellExcerpt.of(sheet.name, 40)
            return frame.say("not yet: comes with \(name)", "尚无：由 \(name) 新建")
        }
        return switch value.isKnown {
        case true? where value.isOfSheet: frame.say("made by this sheet", "由此表格新建")
        case true?: frame.say("yes", "有")
        case false? where value.isSeveral:
            frame.say("no: several departments? Write ; between them", "无：是多个部门吗？请用 ; 分隔")
        case false? where value.looksLikeID: frame.say("no: looks like an id", "无：看起来是 ID")
        case false? where OpenValues.isMade(column, step):
            frame.say("new: the run makes it, and it stays permanently", "新名称：执行时新建并永久保留")
        case false? where column.newName != nil:
            frame.say(
                "no: the plan refuses it, unless new names are allowed below",
                "无：除非在下方允许新建，否则制定计划时会拒绝"
            )
        case false?: frame.say("no", "无")
        case nil: frame.say("not asked", "未查询")
        }
    }

    private static let optionLimit = 400
    private static let textLimitBytes = 1000
}
