import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// Begins an export, and lists those that there are.
struct ExportsPage: ConsolePage {
    static let template = "exports"
    static let limit = 30

    let frame: PageFrame
    let title: String
    let hint: String
    /// Why it is of this directory.
    let reason: String?
    let error: RefusedForm?
    let choices: [FormChoice]
    /// What was typed of it.
    let within: String
    let withinLabel: String
    let withinHint: String
    /// Why what was typed there cannot be taken.
    let withinError: String?
    let people: ExportPeopleForm
    let button: String
    let earlier: String
    let none: String
    let list: ListTable
    let hasExports: Bool

    /// - Parameters:
    ///   - exports: Those that there are.
    ///   - directory: The directory as jobs call it.
    ///   - reason: Why it is of this directory.
    ///   - wish: What the form shows as chosen.
    ///   - refused: What the form was not taken for: its departments, and its conditions.
    ///   - gone: What is said where the form that was asked for is not there.
    ///   - frame: Around the page.
    init(
        _ exports: [KnownExport],
        directory: String,
        reason: String?,
        wish: ExportWish,
        refused: (departments: ExportChoiceError?, conditions: [ExportConditions.Fault]),
        gone: RefusedForm?,
        frame: PageFrame
    ) {
        (self.frame, self.reason) = (frame, reason)
        error = gone ?? Self.summary(of: refused, frame)
        withinError = refused.departments.map {
            frame.sentence($0.problem) + frame.say(". ", "。") + frame.words($0.remedy)
        }
        people = ExportPeopleForm(wish.conditions, refused.conditions, frame)
        within = wish.typedWithin
        title = frame.say("Export", "导出")
        let name = frame.name(of: directory)
        hint = frame.say(
            "Reads all departments and people of \(name) that the app reaches, and writes them to a folder of yours on this machine. Nothing is changed.",
            "读取\(name)中应用可访问的全部部门与人员，写入本机属于您的文件夹。不做任何更改。"
        )
        choices = Self.choices(wish, frame)
        withinLabel = frame.say("Only people of these departments", "仅限这些部门的人员")
        withinHint = frame.say(
            "ids or paths such as 工程部/后端, with ; between them; empty for all",
            "部门 ID 或路径，例如 工程部/后端，以 ; 分隔；留空表示全部"
        )
        button = frame.say("Begin the export", "开始导出")
        earlier = frame.say("Exports that there are", "已有的导出")
        none = frame.say("There are no exports yet.", "还没有任何导出。")
        list = ListTable(
            label: earlier,
            headings: [
                frame.head("Run", "运行"), frame.head("Directory", "目录"), frame.head("Begun", "开始时间"),
                frame.head("People", "人数", isNumber: true), frame.head("Departments", "部门数", isNumber: true),
                frame.head("State", "状态"),
            ],
            rows: exports.map { Self.row($0, frame) }
        )
        hasExports = !exports.isEmpty
    }

    /// What the top of the page says; what is wrong stands at its field as well.
    private static func summary(
        of refused: (departments: ExportChoiceError?, conditions: [ExportConditions.Fault]),
        _ frame: PageFrame
    ) -> RefusedForm? {
        let conditions = refused.conditions.map { ExportPeopleForm.sentence(of: $0, frame) }
        if let error = refused.departments {
            return RefusedForm(problem: frame.words(error.problem), remedies: [frame.words(error.remedy)] + conditions)
        }
        guard !conditions.isEmpty else { return nil }
        return RefusedForm(
            problem: frame.say("The export was not begun: it is not clear which people are meant", "未开始导出：所选人员的条件有误"),
            remedies: conditions
        )
    }

    private static func choices(_ wish: ExportWish, _ frame: PageFrame) -> [FormChoice] {
        [
            FormChoice(
                name: "format",
                label: frame.say("Format", "格式"),
                options: options(
                    [
                        ("csv", frame.say("CSV files", "CSV 文件")), ("xlsx", frame.say("One workbook", "一个工作簿")),
                        ("ndjson", frame.say("Lines of JSON", "JSON 行")), ("sqlite", frame.say("A database", "数据库")),
                    ],
                    chosen: wish.format.rawValue
                )
            ),
            FormChoice(
                name: "headings",
                label: frame.say("Headings", "列名"),
                options: options(
                    [
                        ("names", frame.say("As fields are spelled", "字段名")), ("en", "English"), ("zh", "中文"),
                    ],
                    chosen: wish.headings.rawValue
                )
            ),
            FormChoice(
                name: "columns",
                label: frame.say("Columns", "列"),
                options: options(
                    [
                        ("usual", frame.say("The usual ones", "常用列")),
                        ("all", frame.say("Everything the directory gives", "目录返回的全部字段")),
                    ],
                    chosen: wish.hasAllColumns ? "all" : "usual"
                )
            ),
        ]
    }

    private static func options(_ all: [(String, String)], chosen: String) -> [FormOption] {
        all.map { FormOption(value: $0.0, words: $0.1, isChosen: $0.0 == chosen) }
    }

    private static func row(_ export: KnownExport, _ frame: PageFrame) -> ListTable.Row {
        let record = export.run
        // It can be looked at on a page of its own where its files lie there.
        let address = export.manifest == nil ? "/runs/\(record.id)" : "/exports/\(record.id)"
        let started = PageTime(
            Date(timeIntervalSince1970: record.started).formatted(.iso8601),
            timezone: record.definition.timezone
        )
        return ListTable.Row([
            .head(record.id, to: address), .text(frame.name(of: record.directory)), .time(started),
            .number(export.manifest.map { String($0.people) } ?? ""),
            .number(export.manifest.map { String($0.departments) } ?? ""), standing(of: export, frame),
        ])
    }

    private static func standing(of export: KnownExport, _ frame: PageFrame) -> ListTable.Cell {
        if let manifest = export.manifest {
            if manifest.isIncomplete { return .badge(frame.say("people are missing", "有人员缺失"), "bad") }
            return manifest.isSelection
                ? .badge(frame.say("of chosen people", "仅所选人员"), "good") : .badge(frame.say("whole", "完整"), "good")
        }
        let ends = [ExitStatus.success, .rowsFailed].map(\.rawValue)
        if export.run.state == .finished, let exit = export.run.exit, !ends.contains(exit) {
            return .badge(frame.say("failed", "失败"), "bad")
        }
        return export.run.state == .finished
            ? .badge(frame.say("not there any more", "已不在"), "")
            : .badge(frame.say("not finished", "未完成"), "warn")
    }
}
