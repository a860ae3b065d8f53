import Foundation
import JobModel

/// What a reader chooses of an export, as the form sends it; what cannot be chosen is as it usually is.
struct ExportWish: Sendable {
    let format: ExportChoice.Format
    let headings: ExportChoice.Headings
    let hasAllColumns: Bool
    /// The departments whose people are meant; empty for all.
    let within: [String]
    /// The same as it was typed.
    let typedWithin: String
    let conditions: ExportConditions
    /// What the form was sent with, without what was left empty.
    let typed: [(name: String, value: String)]

    init(_ fields: FormQuery) {
        format = fields["format"].flatMap(ExportChoice.Format.init(rawValue:)) ?? .csv
        headings = fields["headings"].flatMap(ExportChoice.Headings.init(rawValue:)) ?? .names
        hasAllColumns = fields["columns"] == "all"
        typedWithin = fields["within"] ?? ""
        conditions = ExportConditions(fields)
        typed = fields.fields.filter { !$0.value.isEmpty }
        within = typedWithin.split { ";；\n".contains($0) }
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    }

    func change(_ choice: inout ExportChoice) {
        choice.format = format
        choice.headings = headings
        choice.within = within
        choice.conditions = conditions.all
        if hasAllColumns { (choice.people, choice.departments) = (.all, .all) }
    }
}
