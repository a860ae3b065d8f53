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
    let choices: [FormChoice]
    let withinLabel: String
    let withinHint: String
    let button: String
    let earlier: String
    let none: String
    let headings: [ColumnHead]
    let exports: [Row]
    let hasExports: Bool

    struct Row: Sendable {
        let run: String
        /// Where it can be looked at: the export's page where its files lie there, else the run's.
        let address: String
        let directory: String
        let started: PageTime
        let people: String
        let departments: String
        let standing: String
        let kind: String
    }

    init(_ exports: [KnownExport], directory: String, frame: PageFrame) {
        self.frame = frame
        title = frame.say("Export", "导出")
        let name = frame.name(of: directory)
        hint = frame.say(
            "Reads all departments and people of \(name) that the app reaches, and writes them to a folder of yours on this machine. Nothing is changed.",
            "读取\(name)中应用可访问的全部部门与人员，写入本机属于您的文件夹。不做任何更改。"
        )
        choices = Self.choices(frame)
        withinLabel = frame.say("Only people of these departments", "仅限这些部门的人员")
        withinHint = frame.say(
            "ids or paths such as 工程部/后端, with ; between them; empty for all",
            "部门 ID 或路径，例如 工程部/后端，以 ; 分隔；留空表示全部"
        )
        button = frame.say("Begin the export", "开始导出")
        earlier = frame.say("Exports that there are", "已有的导出")
        none = frame.say("There are no exports yet.", "还没有任何导出。")
        headings = [
            frame.head("Run", "运行"), frame.head("Directory", "目录"), frame.head("Begun", "开始时间"),
            frame.head("People", "人数", isNumber: true), frame.head("Departments", "部门数", isNumber: true),
            frame.head("State", "状态"),
        ]
        hasExports = !exports.isEmpty
        self.exports = exports.map { Row($0, frame) }
    }

    private static func choices(_ frame: PageFrame) -> [FormChoice] {
        [
            FormChoice(
                name: "format",
                label: frame.say("Format", "格式"),
                options: options([
                    ("csv", frame.say("CSV files", "CSV 文件")), ("xlsx", frame.say("One workbook", "一个工作簿")),
                    ("ndjson", frame.say("Lines of JSON", "JSON 行")), ("sqlite", frame.say("A database", "数据库")),
                ])
            ),
            FormChoice(
                name: "headings",
                label: frame.say("Headings", "列名"),
                options: options([
                    ("names", frame.say("As fields are spelled", "字段名")), ("en", "English"), ("zh", "中文"),
                ])
            ),
            FormChoice(
                name: "columns",
                label: frame.say("Columns", "列"),
                options: options([
                    ("usual", frame.say("The usual ones", "常用列")),
                    ("all", frame.say("Everything the directory gives", "目录返回的全部字段")),
                ])
            ),
        ]
    }

    private static func options(_ all: [(String, String)]) -> [FormOption] {
        all.enumerated().map { place, option in
            FormOption(value: option.0, words: option.1, isChosen: place == 0)
        }
    }
}

extension ExportsPage.Row {
    init(_ export: KnownExport, _ frame: PageFrame) {
        let record = export.run
        run = record.id
        address = export.manifest == nil ? "/runs/\(record.id)" : "/exports/\(record.id)"
        directory = frame.name(of: record.directory)
        started = PageTime(
            Date(timeIntervalSince1970: record.started).formatted(.iso8601),
            timezone: record.definition.timezone
        )
        people = export.manifest.map { String($0.people) } ?? ""
        departments = export.manifest.map { String($0.departments) } ?? ""
        (standing, kind) = Self.standing(of: export, frame)
    }

    private static func standing(of export: KnownExport, _ frame: PageFrame) -> (words: String, kind: String) {
        if let manifest = export.manifest {
            return manifest.isIncomplete
                ? (frame.say("people are missing", "有人员缺失"), "bad") : (frame.say("whole", "完整"), "good")
        }
        let ends = [ExitStatus.success, .rowsFailed].map(\.rawValue)
        if export.run.state == .finished, let exit = export.run.exit, !ends.contains(exit) {
            return (frame.say("failed", "失败"), "bad")
        }
        return export.run.state == .finished
            ? (frame.say("not there any more", "已不在"), "") : (frame.say("not finished", "未完成"), "warn")
    }
}
