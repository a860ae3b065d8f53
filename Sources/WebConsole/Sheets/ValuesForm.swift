import Foundation
import JobModel
import JobSession

/// What the form of a column's values says.
struct ValuesForm: Sendable {
    let header: String
    private let values: [String: String]
    /// What the page has shown as chosen, by the marks of the values; what is still so stays as another page has changed it since.
    private let shown: [String: String]
    private let allowsNew: Bool
    private let allowedNew: Bool?

    init(_ body: FormBody) {
        // Browsers make line breaks of their own in names of fields as well.
        header = CellEdit.lines(body["column"] ?? "")
        var values: [String: String] = [:]
        var shown: [String: String] = [:]
        for (name, value) in body.fields {
            if name.hasPrefix("v") { values[CellEdit.lines(String(name.dropFirst()))] = value }
            if name.hasPrefix("s") { shown[String(name.dropFirst())] = value }
        }
        (self.values, self.shown) = (values, shown)
        allowsNew = body["new"] != nil
        allowedNew = body["allowed"].map { $0 == "yes" }
    }

    /// Writes the choice into a step; values that the form did not show, or shows as the page did, stay as they are.
    func apply(to step: inout StepDefinition, _ matching: ValueMatching) {
        guard let column = matching.columns.first(where: { CellEdit.lines($0.header) == header }) else { return }
        var definition = step.columns[column.header] ?? ColumnDefinition(field: column.field)
        for value in column.values {
            guard let given = values[CellEdit.lines(value.text)], given != shown[CellEdit.mark(of: value.text)]
            else { continue }
            let text = given.trimmingCharacters(in: .whitespaces)
            definition.values[value.text] = text.isEmpty || text == value.text ? nil : text
        }
        if step.columns[column.header] != nil || !definition.values.isEmpty { step.columns[column.header] = definition }
        guard let name = column.newName, allowsNew != allowedNew else { return }
        if allowsNew { step.allowNew.insert(name) } else { step.allowNew.remove(name) }
    }
}
