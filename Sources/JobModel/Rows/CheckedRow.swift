/// A row after checking.
package struct CheckedRow: Sendable {
    package var line: Int
    package var row: Int
    /// Whether the job's `where:` leaves the row out; such a row is counted and nothing else.
    package var isLeftOut: Bool
    /// What could be read, even where there are findings.
    package var draft: Draft?
    package var findings: [Finding]
    package var repairs: [Finding]
    package var warnings: [Finding]
    /// Cells with values in columns that have no name.
    package var unnamed: [UnnamedCell] = []
    /// Why the sheet cannot be read beyond this row.
    package var refusal: Finding?
    /// The values of `accept:` that the row has.
    package var accepted: [AcceptedValue] = []
    /// What the row's date tells of the order of day and month, where it has one whose year stands last.
    package var dateOrder: DateOrderSign?

    package init(
        line: Int,
        row: Int,
        isLeftOut: Bool = false,
        draft: Draft? = nil,
        findings: [Finding] = [],
        repairs: [Finding] = [],
        warnings: [Finding] = []
    ) {
        self.line = line
        self.row = row
        self.isLeftOut = isLeftOut
        self.draft = draft
        self.findings = findings
        self.repairs = repairs
        self.warnings = warnings
    }
}
