import GRDB
import JobModel

/// Reads rows with their plans.
enum StoredRow {
    /// The rows of a step that fulfil a condition, in file order.
    static func fetch(
        _ db: Database,
        where condition: String,
        _ run: String,
        _ step: Int,
        _ values: [any DatabaseValueConvertible] = [],
        by index: String? = nil,
        limit: Int = -1
    ) throws -> [LedgerRow] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(columns) FROM row \(index.map { "INDEXED BY \($0)" } ?? "") JOIN plan USING (run, step, line)
                WHERE run = ? AND step = ? AND \(condition) ORDER BY line LIMIT \(limit)
                """
        )
        // A cursor lends each row for a moment, which spares a copy of it.
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments([run, step] + values))
        return try Array(rows.map(row))
    }

    /// In the order in which they are selected: by its place a value is found without comparing names.
    private enum Column: Int, CaseIterable {
        case line, number, origin, matchKey, action, way, wave, dependsOn, payload, followUp, record, changes, findings
        case state, phase, outcome, code, problem, remedy, userID, openID, departmentID, logID
        case attempts, generation, taskID, taskPlace, sentAt, sentBootSeconds, sentBoot, before, openIDs
    }

    private static let columns = Column.allCases.map { "\($0)" }.joined(separator: ", ")

    private static func row(_ row: Row) throws -> LedgerRow {
        LedgerRow(
            planned: try plan(row),
            state: RowState(rawValue: text(row, .state)) ?? .planned,
            phase: number(row, .phase),
            outcome: optional(row, .outcome).flatMap(Outcome.init),
            code: optional(row, .code),
            problem: optional(row, .problem),
            remedy: optional(row, .remedy),
            userID: optional(row, .userID),
            openID: optional(row, .openID),
            departmentID: optional(row, .departmentID),
            logID: optional(row, .logID),
            attempts: number(row, .attempts),
            generation: number(row, .generation),
            taskID: optional(row, .taskID),
            taskPlace: row[Column.taskPlace.rawValue],
            sent: moment(row)
        )
    }

    private static func plan(_ row: Row) throws -> PlannedRow {
        var plan = PlannedRow(
            line: number(row, .line),
            row: number(row, .number),
            originRow: number(row, .origin),
            matchKey: text(row, .matchKey),
            action: Action(rawValue: text(row, .action)) ?? .undecided,
            record: try LedgerJSON.value([String].self, text(row, .record))
        )
        plan.way = Way(rawValue: text(row, .way)) ?? .single
        plan.wave = number(row, .wave)
        plan.dependsOn = row[Column.dependsOn.rawValue]
        plan.payload = text(row, .payload)
        plan.followUp = optional(row, .followUp)
        plan.changes = try optional(row, .changes).map { try LedgerJSON.value([FieldChange].self, $0) } ?? []
        plan.findings = try optional(row, .findings).map { try LedgerJSON.value([Finding].self, $0) } ?? []
        plan.userID = optional(row, .userID)
        plan.openID = optional(row, .openID)
        plan.departmentID = optional(row, .departmentID)
        plan.before = optional(row, .before)
        plan.openIDs = try optional(row, .openIDs).map { try LedgerJSON.value([String: String].self, $0) }
        return plan
    }

    /// An earlier version wrote the calendar's time alone.
    private static func moment(_ row: Row) -> Moment? {
        guard let unixSeconds: Double = row[Column.sentAt.rawValue] else { return nil }
        return Moment(
            unixSeconds: unixSeconds,
            bootSeconds: row[Column.sentBootSeconds.rawValue] ?? 0,
            boot: row[Column.sentBoot.rawValue] ?? 0
        )
    }

    private static func text(_ row: Row, _ column: Column) -> String { row[column.rawValue] }
    private static func optional(_ row: Row, _ column: Column) -> String? { row[column.rawValue] }
    private static func number(_ row: Row, _ column: Column) -> Int { row[column.rawValue] }
}

extension [Int] {
    /// The numbers as JSON, for `json_each`.
    var json: String { "[" + map(String.init).joined(separator: ",") + "]" }
}
