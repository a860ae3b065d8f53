import JobModel
import JobSession
import Wording

/// What is said of departments that another sheet makes, and of ids that no directory and no sheet of the console has.
///
/// Both are to be there before the rows that name them; a department that was made of an id by mistake stays.
struct ComingValues: Sendable {
    let notices: [Notice]
    /// What to know before new departments are allowed; `nil` where nothing is.
    let warning: String?

    struct Notice: Sendable {
        let sentence: String
        let remedy: String
        let link: PageFrame.Link
    }

    init(_ column: ValueMatching.Column, _ frame: PageFrame) {
        let bySheet = Dictionary(grouping: column.values.filter { $0.comesWith != nil }) { $0.comesWith }
        let coming = bySheet.compactMap { sheet, values in sheet.map { (sheet: $0, values: values) } }
            .sorted { $0.sheet.name < $1.sheet.name }
        let ids = column.values.filter(\.looksLikeID)
        notices = coming.map { Self.coming($0.values, $0.sheet, frame) } + (ids.isEmpty ? [] : [Self.ids(ids, frame)])
        let named = coming.flatMap(\.values) + ids
        warning =
            named.isEmpty || column.newName == nil
            ? nil
            : frame.say(
                "With this tick the run would make departments called \(Self.list(named, frame)), which stay permanently. "
                    + "Release the sheet of departments first instead.",
                "勾选后，执行时会新建名为\(Self.list(named, frame))的部门，并永久保留。请改为先发布部门表格。"
            )
    }

    /// Whether a value is said here, and not among those that are only unknown.
    static func has(_ value: ValueMatching.Value) -> Bool { value.comesWith != nil || value.looksLikeID }

    /// The first of some values, in the reader's quotes.
    static func list(_ values: [ValueMatching.Value], _ frame: PageFrame) -> String {
        let names = values.prefix(namesListed).map { CellExcerpt.of($0.chosen ?? $0.text, nameLength) }
        let more = values.count - names.count
        return frame.say(
            names.map { "'\($0)'" }.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
            names.map { "“\($0)”" }.joined(separator: "、") + (more > 0 ? " 等 \(values.count) 个" : "")
        )
    }

    private static func coming(
        _ values: [ValueMatching.Value],
        _ sheet: ComingDepartments.Sheet,
        _ frame: PageFrame
    ) -> Notice {
        let (list, name) = (list(values, frame), CellExcerpt.of(sheet.name, nameLength))
        return Notice(
            sentence: frame.say(
                "\(values.count, "value comes", "values come") with the sheet \(name), which is not released yet: \(list).",
                "有 \(values.count) 个取值由表格 \(name) 新建，该表格尚未发布：\(list)。"
            ),
            remedy: frame.say("Release that sheet first, then this one.", "请先发布该表格，再发布此表格。"),
            link: PageFrame.Link(
                address: "/sheets/\(sheet.id)/plan",
                words: frame.say("Go on to the plan of \(name)", "继续：\(name) 的计划"),
                isHere: false
            )
        )
    }

    private static func ids(_ values: [ValueMatching.Value], _ frame: PageFrame) -> Notice {
        let list = list(values, frame)
        return Notice(
            sentence: values.count == 1
                ? frame.say(
                    "\(list) looks like the id of a department that is not in the directory.",
                    "\(list)看起来是目录中没有的部门的 ID。"
                )
                : frame.say(
                    "These look like ids of departments that are not in the directory: \(list).",
                    "以下取值看起来是目录中没有的部门的 ID：\(list)。"
                ),
            remedy: perhaps(values, frame)
                + frame.say(
                    "Drop the sheet of departments first, release it, then this one.",
                    "请先上传部门表格并发布，再发布此表格。"
                ),
            link: PageFrame.Link(
                address: "/sheets/new",
                words: frame.say("Drop the sheet of departments", "上传部门表格"),
                isHere: false
            )
        )
    }

    /// A mistyped id of a department that is there is more likely than one that comes with no sheet.
    private static func perhaps(_ values: [ValueMatching.Value], _ frame: PageFrame) -> String {
        let near = values.prefix(namesListed).compactMap(\.nearest).map { CellExcerpt.of($0, nameLength) }
        guard !near.isEmpty else { return "" }
        return frame.say(
            "Perhaps \(near.map { "'\($0)'" }.joined(separator: ", "))? Then choose it on this column's values. Otherwise: ",
            "是否为\(near.map { "“\($0)”" }.joined(separator: "、"))？如果是，请在该列的取值中选择。否则："
        )
    }

    private static let (namesListed, nameLength) = (5, 40)
}
