import JobModel
import JobSession
import Wording

/// What a page says of a plan that is older than what was done to its sheet.
struct StalePlan: Sendable {
    /// When the plan was made.
    let time: PageTime
    let before: String
    let sentences: [String]
    /// The first cells that were corrected.
    let cells: [Cell]
    let hasCells: Bool
    /// How many further cells were; `nil` where all are shown.
    let moreCells: String?
    let after: String
    /// Where the form is sent to that makes another plan; `nil` where that is not done on these pages.
    let again: String?
    let againWords: String
    /// What the form of a release carries when it goes on all the same.
    let mark: String
    let tick: String

    struct Cell: Sendable {
        let place: String
        let old: String
        let new: String
    }

    /// Nothing is to be said where nothing was done since.
    ///
    /// - Parameters:
    ///   - changes: What was done since.
    ///   - run: The run whose plan it is.
    ///   - canPlan: Whether these pages can make another plan.
    ///   - frame: What every page has.
    init?(_ changes: PlanChanges, of run: RunRecord, canPlan: Bool, _ frame: PageFrame) {
        guard !changes.isEmpty else { return nil }
        time = PageTime(unixSeconds: run.planned ?? run.started, timezone: run.definition.timezone)
        before = frame.say("This plan is older than what was done since. It was made at", "此计划早于之后所作的更改。制定时间：")
        sentences = changes.sentences(frame)
        let subject = run.definition.steps.first?.subject ?? .people
        cells = changes.cells.prefix(PlanChanges.shown).map { Self.cell($0, subject, frame) }
        hasCells = !cells.isEmpty
        let others = changes.cells.count - cells.count
        moreCells = others > 0 ? frame.say("… and \(others, "further cell")", "……另有 \(others) 个单元格") : nil
        let isDeleted = changes.isSheetDeleted
        after =
            isDeleted
            ? frame.say("The plan can still be released, as it was made.", "仍可按原计划发布。")
            : frame.say("None of this is in the plan.", "这些更改不在计划中。")
        again = canPlan ? frame.action("/runs/\(run.id)/again") : nil
        againWords = frame.say("Plan again", "重新制定计划")
        mark = changes.mark
        tick =
            isDeleted
            ? frame.say("Release it as it was planned, although its sheet was deleted", "表格已删除，仍按原计划发布")
            : frame.say("Release it as it was planned, without these changes", "按原计划发布，不含这些更改")
    }

    private static func cell(_ cell: PlanChanges.Cell, _ subject: Subject, _ frame: PageFrame) -> Cell {
        let column = CellExcerpt.of(frame.name(of: cell.column, subject), length)
        // What stands in a sheet is no sentence of ours.
        let words = frame.language.words
        let shown = { words(StepSentences.cell(CellExcerpt.of($0, length))) }
        return Cell(
            place: words(LocalizedText(en: "Row \(cell.row), \(column):", zh: "第 \(cell.row) 行，\(column)：")),
            old: shown(cell.old),
            new: shown(cell.new)
        )
    }

    private static let length = 60
}
