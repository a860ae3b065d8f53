package import Wording

/// Something about one cell, one row or the file: what is wrong and what to do about it.
///
/// As a finding it makes its row (or the file) invalid; repairs and warnings have the same shape and do not.
package struct Finding: Sendable, Hashable, Codable {
    /// Stable, dotted, lower case: `email.malformed`.
    package var code: String
    /// Physical line on which the record starts, 1-based; `nil` for the whole file.
    package var line: Int?
    /// The number the spreadsheet shows.
    package var row: Int?
    /// The column's header as the file writes it.
    package var column: String?
    /// What the spreadsheet calls the cell, such as `D17`; `nil` where the file is no workbook, or no one cell is meant.
    ///
    /// A ledger of an earlier version has findings without it.
    package var cell: String?
    /// The value as the file writes it.
    package var value: String?
    package var problem: LocalizedText
    package var remedy: LocalizedText
    /// What to do in the console's pages, whose readers have no command line and no job file; `nil` where it is the same.
    ///
    /// A ledger of an earlier version has findings without it.
    package var pageRemedy: LocalizedText?

    package init(
        code: String,
        line: Int? = nil,
        row: Int? = nil,
        column: String? = nil,
        value: String? = nil,
        problem: LocalizedText,
        remedy: LocalizedText,
        pageRemedy: LocalizedText? = nil
    ) {
        self.code = code
        self.line = line
        self.row = row
        self.column = column
        self.value = value
        self.problem = problem
        self.remedy = remedy
        self.pageRemedy = pageRemedy
    }

    /// The same finding, placed at a record.
    package func at(line: Int?, row: Int?, column: String? = nil) -> Finding {
        var placed = self
        placed.line = line
        placed.row = row
        placed.column = column ?? placed.column
        return placed
    }

    /// What is wrong by all of them, in one sentence; `nil` where there are none.
    package static func problem(of findings: [Finding]) -> LocalizedText? {
        guard !findings.isEmpty else { return nil }
        return LocalizedText(
            en: SentenceList.joined(findings.map(\.problem.en)),
            zh: SentenceList.joined(findings.map(\.problem.zh), by: "；")
        )
    }
}
