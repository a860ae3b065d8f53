import JobModel

/// The rows of a lineage that have not succeeded, by step: which they are, and where the last word on each stands.
///
/// Of a row it keeps a few numbers, so that it can hold a million of them; their records are read where they are wanted.
struct OpenRows: Sendable {
    let ledger: any LedgerStore
    /// The runs that were read, oldest first.
    private(set) var runs: [String] = []
    private(set) var steps: [Int: Step] = [:]

    struct Step: Sendable {
        /// As the first run had it.
        let header: [String]
        /// By the row's number in the first run.
        fileprivate(set) var rows: [Int: Row] = [:]
        /// What is said of rows that are only planned again stands in an earlier run.
        fileprivate var earlier: [Int: Position] = [:]
        fileprivate var histories = RowHistories()

        /// Whether a run has written the row.
        func wasWritten(_ row: Row) -> Bool { histories[row.history].wasWritten }
    }

    struct Row: Sendable {
        /// Where its record stands as it was tried last.
        let last: Position
        fileprivate let history: Int32
    }

    /// A row in one of the runs.
    struct Position: Sendable, Equatable {
        /// The run's place in the lineage.
        let run: Int32
        let line: Int
    }

    /// Reads every run of the lineage, oldest first: a later run's word on a row replaces an earlier one's.
    init(ledger: any LedgerStore, root: String, before last: String? = nil) async throws {
        self.ledger = ledger
        for run in try await ledger.lineage(of: root) where run.id != last {
            runs.append(run.id)
            for step in try await ledger.steps(of: run.id) { try await read(step, of: Int32(runs.count - 1)) }
        }
    }

    var isEmpty: Bool { steps.values.allSatisfy(\.rows.isEmpty) }

    /// The open rows of a step, by their numbers in the first run.
    func rows(of step: Int) -> Set<Int> { Set((steps[step]?.rows ?? [:]).keys) }

    /// Where the ledger has what is said of the open rows of a step.
    func places(of step: Int) -> PlacesByRow {
        guard let open = steps[step] else { return PlacesByRow() }
        let places = open.rows.lazy.map { (row: $0.key, position: open.earlier[$0.key] ?? $0.value.last) }
        return PlacesByRow(step: step, runs: runs, places: places)
    }

    /// The first step with open rows.
    var firstStep: OpenStep? {
        guard let (number, step) = steps.filter({ !$0.value.rows.isEmpty }).min(by: { $0.key < $1.key }) else {
            return nil
        }
        let histories = Set(step.rows.values.lazy.map(\.history))
        let places = histories.reduce(into: Set<Int32>()) { $0.formUnion(step.histories[$1].runs) }
        return OpenStep(number: number, runs: Set(places.map { runs[Int($0)] }))
    }

    private mutating func read(_ step: StepRecord, of run: Int32) async throws {
        var known = steps.removeValue(forKey: step.number) ?? Step(header: step.header)
        // A success ends what an earlier run has left open; where nothing is open, it says nothing.
        let scope = known.rows.isEmpty ? RowScope.unsuccessful : .planned
        try await ledger.forEachMark(of: scope, run: runs[Int(run)], step: step.number) { known.note($0, in: run) }
        steps[step.number] = known
    }
}

extension OpenRows.Step {
    fileprivate mutating func note(_ mark: RowMark, in run: Int32) {
        let (origin, row) = (mark.originRow, rows[mark.originRow])
        guard mark.isUnsuccessful else {
            (rows[origin], earlier[origin]) = (nil, nil)
            return
        }
        // What is only planned again has nothing to say yet.
        earlier[origin] = mark.standing == RowStanding(.planned) ? earlier[origin] ?? row?.last : nil
        let isWritten = mark.standing == RowStanding(.defective)
        let history = histories.adding(run, isWritten: isWritten, to: row?.history)
        rows[origin] = OpenRows.Row(last: OpenRows.Position(run: run, line: mark.line), history: history)
    }
}
