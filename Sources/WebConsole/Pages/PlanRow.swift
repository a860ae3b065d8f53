import JobEngine
import JobModel
import JobSession
import Wording

/// A row of a plan on its page: what would be written, field by field, or why nothing would.
struct PlanRow: Sendable {
    let number: String
    let key: String
    let action: String
    let address: String
    let changes: [Change]
    let hasChanges: Bool
    let cells: String?
    let problems: [Problem]
    let hasProblems: Bool
    let more: String?

    struct Change: Sendable {
        let field: String
        let old: String
        let new: String
    }

    struct Problem: Sendable {
        let problem: String
        let remedy: String
    }

    init(_ entry: FoundRows.Entry, of run: String, in step: PlanSummary.Step?, header: [String], _ frame: PageFrame) {
        let (row, language) = (entry.row, frame.language)
        let sentences = step.map(StepSentences.init)
        number = String(row.planned.row)
        key = Self.short(row.planned.matchKey, Self.keyLength)
        address = "/runs/\(run)/rows/\(entry.step)/\(row.planned.row)"
        let isSettled = row.outcome == .invalid || row.outcome == .notAttempted
        // As it is counted above.
        let planned = row.planned.action == .none ? Outcome.unchanged.words : row.planned.action.words
        action = language.words(isSettled ? RowStanding(row.state, row.outcome).words : planned)
        let shown = row.planned.changes.prefix(Self.fieldsShown)
        changes = shown.map { change in
            Change(
                field: sentences.map { language.words($0.name(of: change.field)) } ?? change.field,
                old: Self.short(language.words(StepSentences.cell(change.old)), Self.cellLength),
                new: Self.short(language.words(StepSentences.cell(change.new)), Self.cellLength)
            )
        }
        hasChanges = !changes.isEmpty
        let found = Self.problems(of: row, in: run, language)
        problems = Array(found.prefix(Self.problemsShown))
        hasProblems = !problems.isEmpty
        cells = changes.isEmpty && found.isEmpty ? Self.cells(row.planned.record, header) : nil
        let hidden = row.planned.changes.count - shown.count + found.count - problems.count
        more = hidden > 0 ? frame.say("… and \(hidden) more", "……另有 \(hidden) 项") : nil
    }

    private static func problems(of row: LedgerRow, in run: String, _ language: Language) -> [Problem] {
        if row.outcome == .invalid {
            return row.planned.findings.map { finding in
                let place = finding.column.map { $0 + ": " } ?? ""
                return Problem(
                    problem: short(place + language.words(finding.problem), sentenceLength),
                    remedy: short(language.words(RemedyWords.of(finding)), sentenceLength)
                )
            }
        }
        let result = ResultRow(row, in: run, words: language.words)
        guard row.outcome?.isSuccess == false, let problem = result.problem else { return [] }
        return [
            Problem(problem: short(problem, sentenceLength), remedy: short(result.remedy ?? "", sentenceLength))
        ]
    }

    /// The first cells that hold something, each with what the sheet calls its column.
    private static func cells(_ record: [String], _ header: [String]) -> String {
        let filled = zip(header, record).filter { !$0.1.isEmpty }
        return filled.prefix(cellsShown).map { "\(short($0.0, keyLength)): \(short($0.1, cellLength))" }
            .joined(separator: " · ")
    }

    /// What is too long for a table; the row's own page has all of it.
    static func short(_ text: String, _ length: Int) -> String {
        text.count > length ? text.prefix(length - 1) + "…" : text
    }

    private static let (fieldsShown, problemsShown, cellsShown) = (8, 3, 6)
    private static let (keyLength, cellLength, sentenceLength) = (40, 60, 240)
}
