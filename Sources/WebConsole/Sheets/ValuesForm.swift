import Foundation
import JobModel
import JobSession

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
    /// Where its page begins among the values.
    let from: Int

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
        from = body["from"].flatMap { Int($0) } ?? 0
    }

    /// What has come of a form.
    struct Outcome: Sendable {
        /// What was chosen otherwise elsewhere, and stays so.
        var conflicts: [Conflict] = []
        /// What was to become something that cannot be, and stays as it was.
        var unknown: [Conflict] = []
        /// The values that were set, with how many rows have them.
        var saved: [(text: String, rows: Int)] = []
        /// How many of those become a name that would be new.
        var newNames = 0
        /// Whether new names are made from now on; `nil` where that stays as it was.
        var allowsNew: Bool?
    }

    /// Whether the column is what it was when the page was made: a value of another field means something else.
    func isAbout(_ column: ValueMatching.Column?) -> Bool { column != nil && (field ?? column?.field) == column?.field }

    func column(in matching: ValueMatching) -> ValueMatching.Column? {
        matching.columns.first { CellEdit.lines($0.header) == header }
    }

    /// Writes the choice into a step; values that the form did not show, or shows as the page did, stay as they are.
    func apply(to step: inout StepDefinition, _ matching: ValueMatching) -> Outcome {
        var outcome = Outcome()
        let column = column(in: matching)
        guard let column, isAbout(column) else {
            let now = column.flatMap { step.columns[$0.header]?.values } ?? [:]
            outcome.conflicts = changed.map { Conflict(text: $0.text, now: now[$0.text] ?? "", yours: $0.given) }
            return outcome
        }
        let rows = Dictionary(column.values.map { ($0.text, $0.rows) }) { first, _ in first }
        var definition = step.columns[column.header] ?? ColumnDefinition(field: column.field)
        let texts = Dictionary(column.values.map { (CellEdit.lines($0.text), $0.text) }) { first, _ in first }
        for (key, given) in changed {
            let text = texts[key] ?? key
            let now = definition.values[text] ?? ""
            if given == now { continue }
            let isSame = given.isEmpty || given == text
            let isThere = isSame ? true : column.has(given)
            if let before = shown[CellEdit.mark(of: key)], before != now {
                outcome.conflicts.append(Conflict(text: text, now: now, yours: given))
            } else if saysNew, isThere == false, column.newName == nil {
                outcome.unknown.append(Conflict(text: text, now: now, yours: given))
            } else {
                definition.values[text] = isSame ? nil : given
                outcome.saved.append((text, rows[text] ?? 0))
                if isThere == false { outcome.newNames += 1 }
            }
        }
        if step.columns[column.header] != nil || !definition.values.isEmpty { step.columns[column.header] = definition }
        if saysNew, let name = column.newName, allowsNew != allowedNew {
            if step.allowNew.contains(name) != allowsNew { outcome.allowsNew = allowsNew }
            if allowsNew { step.allowNew.insert(name) } else { step.allowNew.remove(name) }
        }
        return outcome
    }

    /// What the reader has typed for values that stay as they were.
    static func typed(_ outcome: Outcome) -> [String: String] {
        Dictionary(outcome.unknown.map { ($0.text, $0.yours) }) { first, _ in first }
    }

    /// What the reader has changed, without the space around it.
    private var changed: [(text: String, given: String)] {
        values.sorted { $0.key < $1.key }.compactMap { key, given in
            let given = given.trimmingCharacters(in: .whitespaces)
            return given == shown[CellEdit.mark(of: key)] ? nil : (key, given)
        }
    }
}
