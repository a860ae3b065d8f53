/// Settled rows of one step that ended the same way, with the same code.
package struct RowEnding: Sendable, Equatable {
    package var outcome: Outcome
    package var code: String?
    package var rows: Int

    package init(outcome: Outcome, code: String?, rows: Int) {
        self.outcome = outcome
        self.code = code
        self.rows = rows
    }
}
