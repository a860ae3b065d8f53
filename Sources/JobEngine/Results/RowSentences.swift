import JobModel
import Wording

/// What became of a row and what to do about it, in both languages: what its findings say, or what was stored when it settled.
struct RowSentences {
    let problem: LocalizedText?
    let remedy: LocalizedText?
    /// What to do about it in the console's pages; `nil` where it is the same.
    let pageRemedy: LocalizedText?
    /// Equal for rows that have one cause.
    let cause: String

    /// - Parameters:
    ///   - row: The row as it is in the ledger.
    ///   - run: Its run, which the remedies name.
    ///   - naming: Puts the run's name there.
    init(
        _ row: LedgerRow,
        in run: String,
        naming: (LocalizedText, _ run: String) -> LocalizedText = { $0.naming(run: $1) }
    ) {
        let findings = row.planned.findings
        let settled = EarlierSentences.completing(row)
        problem = findings.isEmpty ? settled.problem : Self.distinct(findings)
        remedy = (findings.first?.remedy ?? settled.remedy).map { naming($0, run) }
        let ofDrift = findings.isEmpty ? row.code.flatMap(RowDrift.pageRemedy) : nil
        pageRemedy = (findings.first?.pageRemedy ?? ofDrift).map { naming($0, run) }
        cause = findings.isEmpty ? Self.cause(row) : RowCause.of(findings)
    }

    /// What the directory says by one code has one cause.
    private static func cause(_ row: LedgerRow) -> String {
        guard let code = row.code, Int(code) == nil else { return "" }
        return row.problem.map { RowCause.withoutValues($0.en) } ?? ""
    }

    /// Every sentence once: what several cells lack is said once.
    private static func distinct(_ findings: [Finding]) -> LocalizedText? {
        var said: Set<LocalizedText> = []
        return Finding.problem(of: findings.filter { said.insert($0.problem).inserted })
    }
}
