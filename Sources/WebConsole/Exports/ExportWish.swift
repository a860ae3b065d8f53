import JobModel

/// What a reader chooses of an export, as the form sends it; what cannot be chosen is as it usually is.
struct ExportWish: Sendable {
    let format: ExportChoice.Format
    let headings: ExportChoice.Headings
    let hasAllColumns: Bool

    init(_ fields: FormQuery) {
        format = fields["format"].flatMap(ExportChoice.Format.init(rawValue:)) ?? .csv
        headings = fields["headings"].flatMap(ExportChoice.Headings.init(rawValue:)) ?? .names
        hasAllColumns = fields["columns"] == "all"
    }

    func change(_ choice: inout ExportChoice) {
        choice.format = format
        choice.headings = headings
        if hasAllColumns { (choice.people, choice.departments) = (.all, .all) }
    }
}
