import Foundation
import JobModel
import JobSession

/// What the form of a column's values says.
struct ValuesForm: Sendable {
    let header: String
    private let values: [String: String]
    private let allowsNew: Bool

    init(_ body: FormBody) {
        header = body["column"] ?? ""
        var values: [String: String] = [:]
        for (name, value) in body.fields where name.hasPrefix("v") { values[String(name.dropFirst())] = value }
        self.values = values
        allowsNew = body["new"] != nil
    }

    /// Writes the choice into a step; values that the form did not show stay as they are.
    func apply(to step: inout StepDefinition, _ matching: ValueMatching) {
        guard let column = matching.columns.first(where: { $0.header == header }) else { return }
        var definition = step.columns[header] ?? ColumnDefinition(field: column.field)
        for value in column.values {
            guard let text = values[value.text]?.trimmingCharacters(in: .whitespaces) else { continue }
            definition.values[value.text] = text.isEmpty || text == value.text ? nil : text
        }
        if step.columns[header] != nil || !definition.values.isEmpty { step.columns[header] = definition }
        guard let name = column.newName else { return }
        if allowsNew { step.allowNew.insert(name) } else { step.allowNew.remove(name) }
    }
}
