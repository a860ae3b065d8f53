/// One reason why rows of a run did not succeed, and what to do about it; the keys are the interface.
package struct RunReason: Sendable, Codable, Equatable {
    package var step: String
    package var outcome: String
    /// The directory's code, or one of Roster's own; `nil` for rows that no one could say anything of.
    package var code: String?
    /// How many rows.
    package var rows: Int
    /// The first of them, as the spreadsheet numbers them.
    package var firstRows: [Int]
    /// What is said of all of its rows, in the language of the results; a value that differs among them is `…`.
    package var problem: String?
    package var remedy: String?
    /// What to do about it in the console's pages; `nil` where it is the same, and in JSON.
    package var pageRemedy: String?

    package enum CodingKeys: String, CodingKey {
        case step
        case outcome
        case code
        case rows
        case firstRows = "first_rows"
        case problem
        case remedy
    }

    package init(step: String, outcome: String, code: String?, rows: Int, firstRows: [Int]) {
        self.step = step
        self.outcome = outcome
        self.code = code
        self.rows = rows
        self.firstRows = firstRows
    }

    /// Counts one more row.
    mutating func note(_ row: Int) {
        rows += 1
        if firstRows.count < Self.rowsNamed { firstRows.append(row) }
    }

    /// How many rows of a reason are named.
    static let rowsNamed = 5
}
