import Foundation
import JobModel
import JobSession
import Wording

/// What the form of a column's values says, and what its page has shown of each.
struct ValuesForm: Sendable {
    let header: String
    /// The field that the column was when the page was made; none of what a form of another making says.
    private let field: String?
    private let values: [String: String]
    /// What the page has shown as chosen, by the marks of the values; what is still so stays as another page has changed it since.
    private let shown: [String: String]
    private let allowsNew: Bool
    private let allowedNew: Bool?
    /// Whether the form says something of new names; one that sets values all the same does not.
    private let saysNew: Bool

    /// A choice that meets one that was made elsewhere since the page was made.
    struct Conflict: Sendable, Equatable {
        var text: String
        var now: String
        var yours: String
    }

    init(_ body: FormBody) {
        // Browsers make line breaks of their own in names of fields as well.
        header = CellEdit.lines(body["column"] ?? "")
        field = body["field"]
        var values: [String: String] = [:]
        var shown: [String: String] = [:]
        for (name, value) in body.fields {
            if name.hasPrefix("v") { values[CellEdit.lines(String(name.dropFirst()))] = value }
            if name.hasPrefix("s") { shown[String(name.dropFirst())] = value }
        }
        (self.values, self.shown) = (values, shown)
        allowsNew = body["new"] != nil
        allowedNew = body["allowed"].map { $0 == "yes" }
        saysNew = body["anyway"] == nil
    }

    /// Whether the column is what it was when the page was made: a value of another field means something else.
    func isAbout(_ column: ValueMatching.Column?) -> Bool { column != nil && (field ?? column?.field) == column?.field }

    func column(in matching: ValueMatching) -> ValueMatching.Column? {
        matching.columns.first { CellEdit.lines($0.header) == header }
    }

    /// Writes the choice into a step; values that the form did not show, or shows as the page did, stay as they are.
    ///
    /// - Returns: What was chosen otherwise elsewhere, and stays so.
    func apply(to step: inout StepDefinition, _ matching: ValueMatching) -> [Conflict] {
        let column = column(in: matching)
        guard let column, isAbout(column) else {
            let now = column.flatMap { step.columns[$0.header]?.values } ?? [:]
            return changed.map { Conflict(text: $0.text, now: now[$0.text] ?? "", yours: $0.given) }
        }
        var conflicts: [Conflict] = []
        var definition = step.columns[column.header] ?? ColumnDefinition(field: column.field)
        let texts = Dictionary(column.values.map { (CellEdit.lines($0.text), $0.text) }) { first, _ in first }
        for (key, given) in changed {
            let text = texts[key] ?? key
            let now = definition.values[text] ?? ""
            if given == now { continue }
            if let before = shown[CellEdit.mark(of: key)], before != now {
                conflicts.append(Conflict(text: text, now: now, yours: given))
            } else {
                definition.values[text] = given.isEmpty || given == text ? nil : given
            }
        }
        if step.columns[column.header] != nil || !definition.values.isEmpty { step.columns[column.header] = definition }
        if saysNew, let name = column.newName, allowsNew != allowedNew {
            if allowsNew { step.allowNew.insert(name) } else { step.allowNew.remove(name) }
        }
        return conflicts
    }

    /// What the reader has changed, without the space around it.
    private var changed: [(text: String, given: String)] {
        values.sorted { $0.key < $1.key }.compactMap { key, given in
            let given = given.trimmingCharacters(in: .whitespaces)
            return given == shown[CellEdit.mark(of: key)] ? nil : (key, given)
        }
    }

    /// What the page says of conflicts, with a form for choosing all the same.
    func refusal(
        _ conflicts: [Conflict],
        _ matching: ValueMatching,
        of sheet: StoredSheet,
        _ frame: PageFrame
    ) -> RefusedForm {
        let column = column(in: matching)
        var words = conflicts.prefix(20).map { conflict in
            let (text, yours) = (CellExcerpt.of(conflict.text, 60), CellExcerpt.of(conflict.yours, 60))
            let now = CellExcerpt.of(conflict.now.isEmpty ? conflict.text : conflict.now, 60)
            return frame.say(
                "\(text): it becomes '\(now)' by now; yours was '\(yours)'.",
                "\(text)：现在改为“\(now)”；您填写的是“\(yours)”。"
            )
        }
        if column == nil {
            words.append(
                frame.say(
                    "The column '\(header)' refers to nothing by now, or is not in the sheet as it is read now.",
                    "列“\(header)”现在不再引用其他内容，或按现在的读取方式表格中没有该列。"
                )
            )
        } else if !isAbout(column), let column {
            let field = frame.title(of: column.field, matching.step.subject)
            words.append(
                frame.say(
                    "The column '\(header)' is another field by now: \(field).",
                    "列“\(header)”现在对应其他字段：\(field)。"
                )
            )
        }
        var fields = [("column", header), ("anyway", "yes"), ("field", column?.field ?? "")]
        for conflict in conflicts {
            fields.append(("v" + conflict.text, conflict.yours))
            fields.append(("s" + CellEdit.mark(of: conflict.text), conflict.now))
        }
        let problem = frame.say(
            "\(conflicts.count, "value was", "values were") not set: another page has changed the values or their column since this one was made.",
            "有 \(conflicts.count) 个取值未保存：在此页面打开之后，其他页面已修改它们或它们所在的列。"
        )
        let button = frame.say("Set mine all the same", "仍然使用我的值")
        let path = "/sheets/\(sheet.id)/values"
        return RefusedForm(
            problem: problem,
            remedies: words,
            anyway: column == nil ? nil : AnywayForm(path, fields, button: button, frame)
        )
    }
}
