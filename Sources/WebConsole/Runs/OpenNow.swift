import JobEngine
import JobModel

/// Which rows of a run have succeeded in no run of its lineage so far: what can still be done is done with these.
struct OpenNow: Sendable {
    /// By the numbers of the run's steps; none while the rows of a large run are looked at.
    private var steps: [Int: Rows] = [:]
    /// Whether it is known which of them the page's filter shows.
    private var isFilterKnown = false
    /// Rows of the sheet that its corrections leave out: they are open still, and no plan has them.
    private var rowsLeftOut: Set<Int> = []
    /// Of the rows that the page shows those that have succeeded since, as far as their steps are not known.
    private var succeeded: Set<Row> = []

    struct Rows: Sendable {
        /// All that the run has had.
        let all: OpenRowPlaces
        /// Those of them that the page's filter shows; none where the filter is for another step, or that is not known.
        let shown: OpenRowPlaces?
        /// Those of these whose own cells are the cause; none where that is not known.
        var toCorrect: OpenRowPlaces?
    }

    /// One row of a run's sheet.
    struct Row: Sendable, Hashable {
        let step: Int
        let number: Int
    }

    init(_ steps: [Int: Rows], isFilterKnown: Bool = true, rowsLeftOut: Set<Int> = []) {
        (self.steps, self.isFilterKnown, self.rowsLeftOut) = (steps, isFilterKnown, rowsLeftOut)
    }

    /// While the rows of a run are looked at: of those that the page shows the ones that have succeeded since.
    init(succeeded: Set<Row>) { self.succeeded = succeeded }

    /// How many of the rows that the filter shows; `nil` where that is not known.
    var shown: Int? { isFilterKnown ? steps.values.reduce(0) { $0 + ($1.shown?.places.count ?? 0) } : nil }

    /// How many of these a plan would have once they are corrected; `nil` where that is not known.
    var toCorrect: Int? {
        let shown = steps.values.filter { $0.shown != nil }
        let counts = shown.compactMap { $0.toCorrect.map(plannable) }
        return isFilterKnown && counts.count == shown.count ? counts.reduce(0, +) : nil
    }

    /// How many of these a plan would have.
    var planned: Int? { isFilterKnown ? steps.values.reduce(0) { $0 + ($1.shown.map(plannable) ?? 0) } : nil }

    /// How many of them are left out.
    var leftOut: Int? { shown.flatMap { shown in planned.map { shown - $0 } } }

    /// How many others of the same steps a plan would have.
    var others: Int? {
        planned.map { planned in
            steps.values.filter { $0.shown != nil }.reduce(0) { $0 + plannable($1.all) } - planned
        }
    }

    private func plannable(_ rows: OpenRowPlaces) -> Int { rows.places.count - rows.places.only(rowsLeftOut).count }

    /// How many of a step's rows; `nil` where that is not known.
    func count(of step: Int) -> Int? { steps[step].map { $0.all.places.count } }

    /// Whether a row that did not succeed in the run has done so in a later one.
    func hasSucceeded(_ entry: FoundRows.Entry) -> Bool {
        guard entry.row.outcome?.isSuccess != true else { return false }
        let number = entry.row.planned.originRow
        guard let rows = steps[entry.step] else { return succeeded.contains(Row(step: entry.step, number: number)) }
        return rows.all.places[number] == nil
    }
}
