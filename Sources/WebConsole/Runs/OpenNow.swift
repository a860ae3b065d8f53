import JobEngine
import JobModel

/// Which rows of a run have succeeded in no run of its lineage so far: what can still be done is done with these.
struct OpenNow: Sendable {
    /// By the numbers of the run's steps.
    private let steps: [Int: Rows]
    /// How many rows of the whole lineage are open.
    let lineage: Int
    /// Rows of the sheet that its corrections leave out: they are open still, and no plan has them.
    private let rowsLeftOut: Set<Int>

    struct Rows: Sendable {
        /// All that the run has had.
        let all: OpenRowPlaces
        /// Those of them that the page's filter shows; none where the filter is for another step.
        let shown: OpenRowPlaces?
    }

    init(_ steps: [Int: Rows], lineage: Int, rowsLeftOut: Set<Int> = []) {
        (self.steps, self.lineage, self.rowsLeftOut) = (steps, lineage, rowsLeftOut)
    }

    /// How many of the rows that the filter shows.
    var shown: Int { steps.values.reduce(0) { $0 + ($1.shown?.places.count ?? 0) } }

    /// How many of these a plan would have.
    var planned: Int { steps.values.reduce(0) { $0 + ($1.shown.map(plannable) ?? 0) } }

    /// How many of them are left out.
    var leftOut: Int { shown - planned }

    /// How many others of the same steps a plan would have.
    var others: Int { steps.values.filter { $0.shown != nil }.reduce(0) { $0 + plannable($1.all) } - planned }

    private func plannable(_ rows: OpenRowPlaces) -> Int { rows.places.count - rows.places.only(rowsLeftOut).count }

    /// How many of a step's rows.
    func count(of step: Int) -> Int? { steps[step].map { $0.all.places.count } }

    /// Whether a row that did not succeed in the run has done so in a later one.
    func hasSucceeded(_ entry: FoundRows.Entry) -> Bool {
        guard entry.row.outcome?.isSuccess != true, let rows = steps[entry.step] else { return false }
        return rows.all.places[entry.row.planned.originRow] == nil
    }
}
