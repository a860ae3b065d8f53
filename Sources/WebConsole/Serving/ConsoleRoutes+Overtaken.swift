import JobEngine
import JobModel
import Wording

/// Plans whose rows another run of the same job has written since.
extension ConsoleRoutes {
    /// What the page of a release says of it; `nil` where no run has.
    ///
    /// - Throws: `LedgerError`.
    func overtaken(_ run: RunRecord, _ frame: PageFrame) async throws -> OvertakenPlan? {
        let planned = run.planned ?? run.started
        let others = try await history.records(in: [run.base])[run.base] ?? []
        let later = others.filter { other in
            let isReleased = other.confirmation != nil && other.confirmation != .notNeeded
            return isReleased && other.id != run.id && other.job == run.job && other.directory == run.directory
                && other.confirmed ?? other.started > planned
        }
        guard !later.isEmpty else { return nil }
        let canPlan = try canPlanAgain(run)
        guard try await isBrief(run.root), try await areBrief(later) else {
            return OvertakenPlan(nil, by: later, of: run, canPlan: canPlan, frame)
        }
        var (rows, writers): (Int, [RunRecord]) = (0, [])
        for step in try await history.steps(of: run.id, named: nil).map(\.number) {
            let due = try await numbers(of: run, step, RowStanding.open)
            var written: Set<Int> = []
            for other in later {
                let own = try await numbers(of: other, step, Self.written).intersection(due)
                if !own.isEmpty, !writers.contains(where: { $0.id == other.id }) { writers.append(other) }
                written.formUnion(own)
            }
            rows += written.count
        }
        return OvertakenPlan(rows, by: writers, of: run, canPlan: canPlan, frame)
    }

    /// The runs of the same job that have written the people who have keys of some rows by now.
    ///
    /// - Returns: By the ids of those people; none of a person of whom no run is known.
    /// - Throws: `LedgerError`.
    func writers(ofHoldersIn rows: [LedgerRow], of run: RunRecord) async throws -> [String: RunRecord] {
        var left = Set(rows.compactMap { KeyHolder(of: $0)?.id })
        var writers: [String: RunRecord] = [:]
        guard !left.isEmpty else { return writers }
        for other in try await history.records(in: [run.base])[run.base] ?? []
        where other.id != run.id && other.job == run.job && other.directory == run.directory
            && other.confirmation != nil
        {
            guard !left.isEmpty, try await isBrief(other.id) else { continue }
            let query = RowQuery(standings: Self.written, limit: RowQuery.largestPage)
            try await forEach(of: other, query) { row in
                if let id = row.userID, left.remove(id) != nil { writers[id] = other }
            }
        }
        return writers
    }

    /// Whether nobody waits long until the rows of all of them are read.
    private func areBrief(_ runs: [RunRecord]) async throws -> Bool {
        for run in runs where try await !isBrief(run.id) { return false }
        return true
    }

    private static let written = Set([Outcome.created, .updated, .defective].map { RowStanding($0) })

    /// The rows of a step that stand in one of some ways, by their numbers in the sheet.
    private func numbers(of run: RunRecord, _ step: Int, _ standings: Set<RowStanding>) async throws -> Set<Int> {
        let query = RowQuery(step: step, standings: standings, limit: RowQuery.largestPage)
        var numbers: Set<Int> = []
        try await forEach(of: run, query) { numbers.insert($0.planned.originRow) }
        return numbers
    }

    private func forEach(of run: RunRecord, _ query: RowQuery, _ body: (LedgerRow) -> Void) async throws {
        var query = query
        while true {
            let found = try await history.ledger.rows(of: run.id, matching: query)
            for entry in found.rows { body(entry.row) }
            guard let next = found.next else { return }
            (query.start, query.total) = (next, found.total)
        }
    }
}
