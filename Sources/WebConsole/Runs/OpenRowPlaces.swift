import JobEngine
import JobModel
import JobSession

/// Where the ledger has what is said of the rows of a sheet that have not succeeded.
struct OpenRowPlaces: Sendable {
    /// By the rows' numbers in the sheet.
    let places: PlacesByRow
    /// The first of these numbers: as many as are shown.
    let first: [Int]

    struct Key: Hashable {
        let root: String
        let step: Int
        /// The run whose rows are meant, and which of them; empty for all rows of the lineage.
        var part = ""
    }

    init(_ places: PlacesByRow) {
        self.places = places
        first = Array(places.keys.sorted().prefix(Self.shown))
    }

    private static let shown = 10_000

    /// Those of some numbers.
    func only(_ numbers: Set<Int>) -> OpenRowPlaces { OpenRowPlaces(places.filter { numbers.contains($0.key) }) }

    /// Those whose own cells are the cause, as the run says it that has tried each last.
    ///
    /// - Throws: `LedgerError`.
    @concurrent func toCorrect(_ step: Int, of subject: Subject, _ history: RunHistory) async throws -> OpenRowPlaces {
        var lines: [String: Set<Int>] = [:]
        for run in Set(places.entries.map { $0.value.run }) {
            for var query in CorrectableRows.queries(of: subject) {
                query.step = step
                var start: RowPosition? = query.start
                while let place = start {
                    query.start = place
                    let found = try await history.ledger.rows(of: run, matching: query)
                    lines[run, default: []].formUnion(
                        found.rows.map(\.row).filter(CorrectableRows.contains).map(\.planned.line)
                    )
                    (start, query.total) = (found.next, found.total)
                }
            }
        }
        return OpenRowPlaces(places.filter { lines[$0.value.run]?.contains($0.value.line) ?? false })
    }

    /// The numbers of the rows of a run that a filter shows and that did not succeed in it; of a plan that nobody has
    /// released, of those that it does not send.
    ///
    /// - Throws: `LedgerError`.
    @concurrent static func numbers(
        of run: RunRecord,
        step: Int,
        _ filter: ResultsFilter,
        _ history: RunHistory
    ) async throws -> Set<Int> {
        var query = filter.query
        guard query.step ?? step == step else { return [] }
        let meant: Set<RowStanding> =
            run.confirmation == nil ? [RowStanding(.invalid), RowStanding(.notAttempted)] : RowStanding.unsuccessful
        query.standings = query.standings.isEmpty ? meant : query.standings.intersection(meant)
        guard !query.standings.isEmpty else { return [] }
        (query.step, query.start, query.limit) = (step, .beginning(of: .sheet), RowQuery.largestPage)
        var numbers: Set<Int> = []
        while true {
            let found = try await history.ledger.rows(of: run.id, matching: query)
            numbers.formUnion(found.rows.map(\.row.planned.originRow))
            guard let next = found.next else { return numbers }
            // Counted once.
            (query.start, query.total) = (next, found.total)
        }
    }
}
