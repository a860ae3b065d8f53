import JobEngine
import JobModel
import JobSession
import Wording

/// A row of a plan on its page: what would be written, field by field, or why nothing would.
struct PlanRow: Sendable {
    private let entry: FoundRows.Entry
    private let run: String
    private let step: PlanSummary.Step?
    private let sheet: RowCells
    private let remedies: RunRemedies
    private let frame: PageFrame

    init(
        _ entry: FoundRows.Entry,
        of run: String,
        in step: PlanSummary.Step?,
        sheet: RowCells,
        _ remedies: RunRemedies,
        _ frame: PageFrame
    ) {
        (self.entry, self.run, self.step, self.sheet) = (entry, run, step, sheet)
        (self.remedies, self.frame) = (remedies, frame)
    }

    /// As the table shows it.
    var shown: RowsTable.Row {
        let row = entry.row
        let isSettled = row.outcome == .invalid || row.outcome == .notAttempted
        // As it is counted above.
        let planned = row.planned.action == .none ? Outcome.unchanged.words : row.planned.action.words
        let (changes, problems) = (changes, problems)
        let shown = (changes.prefix(Self.fieldsShown), problems.prefix(Self.problemsShown))
        let isCells = changes.isEmpty && problems.isEmpty
        let hiddenCells = isCells ? max(0, filled.count - Self.cellsShown) : 0
        let hidden = changes.count - shown.0.count + problems.count - shown.1.count + hiddenCells
        return RowsTable.Row(
            number: String(row.planned.row),
            address: "/runs/\(run)/rows/\(entry.step)/\(row.planned.row)",
            key: CellExcerpt.of(row.planned.matchKey, Self.keyLength),
            standing: frame.words(isSettled ? RowStanding(row.state, row.outcome).words : planned),
            isTroubled: false,
            cells: isCells ? cells : nil,
            changes: Array(shown.0),
            problems: Array(shown.1),
            more: hidden > 0 ? frame.say("… and \(hidden) more", "……另有 \(hidden) 项") : nil
        )
    }

    private var changes: [RowsTable.Change] {
        let sentences = step.map(StepSentences.init)
        let words = frame.language.words
        return entry.row.planned.changes.map { change in
            RowsTable.Change(
                field: sentences.map { words($0.nameOnPage(of: change.field)) }
                    ?? frame.name(of: change.field, .people),
                old: CellExcerpt.of(words(StepSentences.cell(change.old, of: change.field)), Self.cellLength),
                new: CellExcerpt.of(words(StepSentences.cell(change.new, of: change.field)), Self.cellLength)
            )
        }
    }

    private var problems: [RowsTable.Problem] {
        let row = entry.row
        if row.outcome == .invalid {
            return row.planned.findings.map { finding in
                problem(frame.sentence(of: finding, step?.subject ?? .people), remedies.of(finding))
            }
        }
        let result = ResultRow(row, in: run, words: frame.words)
        guard row.outcome?.isSuccess == false, let words = result.problem else { return [] }
        return [problem(words, remedies.of(result.remedy, onPages: result.pageRemedy) ?? "")]
    }

    private func problem(_ problem: String, _ remedy: String) -> RowsTable.Problem {
        RowsTable.Problem(
            problem: CellExcerpt.of(problem, Self.sentenceLength),
            remedy: remedy.isEmpty ? nil : CellExcerpt.of(remedy, Self.sentenceLength)
        )
    }

    private var filled: [RowCells.Cell] {
        let record = entry.row.planned.record
        return sheet.cells(of: record).filter { !$0.value.isEmpty || $0.taken != nil } + sheet.given(to: record)
    }

    /// The first cells that hold something, each with what the sheet calls its column.
    private var cells: String {
        let subject = step?.subject ?? .people
        return filled.prefix(Self.cellsShown).map {
            let column = CellExcerpt.of(frame.name(of: $0.column, subject), Self.keyLength)
            return column + frame.say(": ", "：") + CellExcerpt.of(frame.value(of: $0), Self.cellLength)
        }.joined(separator: " · ")
    }

    private static let (fieldsShown, problemsShown, cellsShown) = (8, 3, 6)
    private static let (keyLength, cellLength, sentenceLength) = (40, 60, 240)
}
