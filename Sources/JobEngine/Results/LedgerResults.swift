package import JobModel
package import Wording

/// The rows of one run as the ledger has them.
struct LedgerResults: ResultSource {
    let ledger: any LedgerStore
    let run: String
    /// Says a sentence in the language of the results.
    package var words: @Sendable (LocalizedText) -> String = { $0.en }
    /// Whether the readers of the results have the console's pages, and no command line.
    var isForPages = false
    /// Names the run in a remedy.
    var naming: @Sendable (LocalizedText, _ run: String) -> LocalizedText = { $0.naming(run: $1) }

    func resultSteps() async throws -> [ResultStep] {
        let record = try await ledger.run(run)
        return try await ledger.steps(of: run).map { step in
            ResultStep(
                name: step.name,
                header: step.header,
                records: step.records,
                leftOut: step.leftOut,
                isOfWorkbook: record.isOfWorkbook(step: step.number)
            )
        }
    }

    func resultRows(ofStep place: Int, afterLine line: Int, limit: Int) async throws -> [ResultRow] {
        let steps = try await ledger.steps(of: run)
        guard steps.indices.contains(place) else { return [] }
        return try await ledger.shownRows(run: run, step: steps[place].number, afterLine: line, limit: limit)
            .map { row in
                var shown = ResultRow(row, RowSentences(row, in: run, naming: naming), words)
                if isForPages { shown.remedy = shown.pageRemedy ?? shown.remedy }
                return shown
            }
    }
}

extension ResultRow {
    /// A row of a step as results show it.
    ///
    /// - Parameters:
    ///   - row: The row as it is in the ledger.
    ///   - run: Its run, which the remedies name.
    ///   - words: Says a sentence in the language wanted.
    package init(_ row: LedgerRow, in run: String, words: (LocalizedText) -> String) {
        self.init(row, RowSentences(row, in: run), words)
    }

    /// A row that has not settled is shown as `Outcome.shown` says.
    init(_ row: LedgerRow, _ sentences: RowSentences, _ words: (LocalizedText) -> String) {
        self.init(
            line: row.planned.line,
            row: row.planned.row,
            originRow: row.planned.originRow,
            matchKey: row.planned.matchKey,
            action: row.planned.action,
            outcome: .shown(state: row.state, outcome: row.outcome),
            record: row.planned.record
        )
        code = row.code
        problem = sentences.problem.map(words)
        remedy = sentences.remedy.map(words)
        pageRemedy = sentences.pageRemedy.map(words)
        cause = sentences.cause
        userID = row.userID
        openID = row.openID
        departmentID = row.departmentID
        logID = row.logID
    }
}
