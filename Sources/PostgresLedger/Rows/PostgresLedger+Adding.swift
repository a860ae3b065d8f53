package import JobModel
import Wording

extension PostgresLedger {
    /// Adds rows of the plan in one transaction; invalid and unchanged ones are settled at once.
    package func add(_ rows: [PlannedRow], run: String, step: Int) async throws {
        guard !rows.isEmpty else { return }
        let (plans, states) = (try Self.plans(of: rows, run, step), Self.states(of: rows, run, step))
        try await writeRows(of: run) { connection in
            try connection.perform(Self.planInsertion, plans)
            try connection.perform(Self.rowInsertion, states)
        }
        for row in rows { Self.outcome(of: row).map { metrics.settled($0) } }
    }

    private static let planInsertion = """
        INSERT INTO roster_plan (run, step, line, number, origin, match_key, action, payload, follow_up, record, changes,
            findings, before, open_ids)
        SELECT \(thisRun), $2::int, each.* FROM unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::text[],
            $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[]) AS each
        """

    private static let rowInsertion = """
        INSERT INTO roster_row (run, step, line, wave, depends_on, way, state, outcome, code, problem, problem_zh, remedy,
            remedy_zh, user_id, open_id, department_id)
        SELECT \(thisRun), $2::int, each.* FROM unnest($3::bigint[], $4::int[], $5::bigint[], $6::text[], $7::text[],
            $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
            $16::text[]) AS each
        """

    private static func plans(of rows: [PlannedRow], _ run: String, _ step: Int) throws -> PostgresArguments {
        var numbers = Array(repeating: PostgresList(), count: 3)
        var texts = Array(repeating: PostgresList(), count: 9)
        for row in rows {
            for (index, number) in [row.line, row.row, row.originRow].enumerated() { numbers[index].add(number) }
            var record: [UInt8] = []
            try LedgerJSON.write(cells: row.record, to: &record)
            let values: [String?] = [
                row.matchKey, row.action.rawValue, row.payload, row.followUp, String(decoding: record, as: UTF8.self),
                row.changes.isEmpty ? nil : try LedgerJSON.text(row.changes),
                row.findings.isEmpty ? nil : try LedgerJSON.text(row.findings), row.before,
                try row.openIDs.map { try LedgerJSON.text($0) },
            ]
            for (index, value) in values.enumerated() { texts[index].add(value) }
        }
        return columns(run, step, numbers + texts)
    }

    private static func states(of rows: [PlannedRow], _ run: String, _ step: Int) -> PostgresArguments {
        var numbers = Array(repeating: PostgresList(), count: 3)
        var texts = Array(repeating: PostgresList(), count: 11)
        for row in rows {
            let outcome = outcome(of: row)
            let (problem, remedy) = (Finding.problem(of: row.findings), row.findings.first?.remedy)
            for (index, number) in [row.line, row.dependencyLevel, row.dependsOn].enumerated() {
                numbers[index].add(number)
            }
            let values: [String?] = [
                row.way.rawValue, outcome == nil ? "planned" : "settled", outcome?.rawValue, row.findings.first?.code,
                problem?.en, problem?.zh, remedy?.en, remedy?.zh, row.userID, row.openID, row.departmentID,
            ]
            for (index, value) in values.enumerated() { texts[index].add(value) }
        }
        return columns(run, step, numbers + texts)
    }

    private static func columns(_ run: String, _ step: Int, _ columns: [PostgresList]) -> PostgresArguments {
        var arguments = arguments(run, step)
        for column in columns { arguments.add(column) }
        return arguments
    }

    private static func outcome(of row: PlannedRow) -> Outcome? {
        guard row.findings.isEmpty else { return .invalid }
        switch row.action {
        case .none: return .unchanged
        case .undecided: return .invalid
        case .create, .update: return nil
        }
    }
}
