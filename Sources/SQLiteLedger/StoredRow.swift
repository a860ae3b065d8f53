import GRDB
import JobModel
import LocalFiles
import Wording

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
        withoutPlanToo: Bool = false,
        limit: Int = -1
    ) throws -> [LedgerRow] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(columns) FROM row \(index.map { "INDEXED BY \($0)" } ?? "") \(withoutPlanToo ? "LEFT" : "") JOIN plan USING (run, step, line)
                WHERE run = ? AND step = ? AND \(condition) ORDER BY line LIMIT \(limit)
                """
        )
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments([run, step] + values))
        // The cursor steps and the statement shows the values, which spares what GRDB's generic access costs each.
        let current = statement.sqliteStatement
        return try Array(rows.map { _ in try row(current) })
    }

    /// In the order in which they are selected: by its place a value is found without comparing names.
    enum Column: Int, CaseIterable {
        case line, number, origin, matchKey, action, way, wave, dependsOn, payload, followUp, record, changes, findings
        case state, phase, outcome, code, problem, problemZH, remedy, remedyZH, userID, openID, departmentID, logID
        case attempts, generation, taskID, taskPlace, sentAt, sentBootSeconds, sentBoot, mayBeSent, before, openIDs
    }

    private static let columns = Column.allCases.map(expression).joined(separator: ", ")

    /// A column as it is selected, which a row without a plan has too.
    static func expression(_ column: Column) -> String { absent[column] ?? "\(column)" }

    /// What a row without a plan shows; a number that no sheet has is taken for no other row's.
    private static let absent: [Column: String] = [
        .number: "iif(plan.run IS NULL, line, number)", .origin: "iif(plan.run IS NULL, -line, origin)",
        .matchKey: "iif(plan.run IS NULL, '', matchKey)",
        .action: "iif(plan.run IS NULL, 'undecided', action)", .payload: "iif(plan.run IS NULL, '{}', payload)",
        .record: "iif(plan.run IS NULL, '[]', record)",
    ]

    private static func row(_ row: SQLiteStatement) throws -> LedgerRow {
        let planned = try plan(row)
        return LedgerRow(
            planned: planned,
            state: try word(row, .state),
            phase: try read(row, .phase),
            outcome: try optionalWord(row, .outcome),
            code: try readOptional(row, .code),
            problem: try text(row, .problem, .problemZH),
            remedy: try text(row, .remedy, .remedyZH),
            userID: planned.userID,
            openID: planned.openID,
            departmentID: planned.departmentID,
            logID: try readOptional(row, .logID),
            attempts: try read(row, .attempts),
            generation: try read(row, .generation),
            taskID: try readOptional(row, .taskID),
            taskPlace: try readOptional(row, .taskPlace),
            sent: try moment(row),
            mayBeSent: try read(row, .mayBeSent)
        )
    }

    /// An earlier version wrote the English alone: it is shown as it is.
    private static func text(
        _ row: SQLiteStatement,
        _ english: Column,
        _ chinese: Column
    ) throws -> LocalizedText? {
        guard let en: String = try readOptional(row, english) else { return nil }
        return LocalizedText(en: en, zh: try readOptional(row, chinese) ?? en)
    }

    private static func plan(_ row: SQLiteStatement) throws -> PlannedRow {
        var plan = PlannedRow(
            line: try read(row, .line),
            row: try read(row, .number),
            originRow: try read(row, .origin),
            matchKey: try read(row, .matchKey),
            action: try word(row, .action),
            record: try LedgerJSON.cells(read(row, .record))
        )
        plan.way = try word(row, .way)
        plan.dependencyLevel = try read(row, .wave)
        plan.dependsOn = try readOptional(row, .dependsOn)
        plan.payload = try read(row, .payload)
        plan.followUp = try readOptional(row, .followUp)
        plan.changes = try readOptional(row, .changes).map { try LedgerJSON.value([FieldChange].self, $0) } ?? []
        plan.findings = try readOptional(row, .findings).map { try LedgerJSON.value([Finding].self, $0) } ?? []
        plan.userID = try readOptional(row, .userID)
        plan.openID = try readOptional(row, .openID)
        plan.departmentID = try readOptional(row, .departmentID)
        plan.before = try readOptional(row, .before)
        plan.openIDs = try readOptional(row, .openIDs).map { try LedgerJSON.value([String: String].self, $0) }
        return plan
    }

    /// An earlier version wrote the calendar's time alone.
    private static func moment(_ row: SQLiteStatement) throws -> BootTimestamp? {
        guard let unixSeconds: Double = try readOptional(row, .sentAt) else { return nil }
        return BootTimestamp(
            unixSeconds: unixSeconds,
            bootSeconds: try readOptional(row, .sentBootSeconds) ?? 0,
            boot: try readOptional(row, .sentBoot) ?? 0
        )
    }

    private static func read<Value: StoredValue>(_ row: SQLiteStatement, _ column: Column) throws -> Value {
        guard let value = Value(stored: stored(row, column)) else { throw UnreadableColumn(column: "\(column)") }
        return value
    }

    /// `nil` for NULL alone.
    private static func readOptional<Value: StoredValue>(_ row: SQLiteStatement, _ column: Column) throws -> Value? {
        let stored = stored(row, column)
        if case .null = stored { return nil }
        guard let value = Value(stored: stored) else { throw UnreadableColumn(column: "\(column)") }
        return value
    }

    private static func word<Word: RawRepresentable<String>>(_ row: SQLiteStatement, _ column: Column) throws -> Word {
        guard let word = Word(rawValue: try read(row, column)) else { throw UnreadableColumn(column: "\(column)") }
        return word
    }

    private static func optionalWord<Word: RawRepresentable<String>>(
        _ row: SQLiteStatement,
        _ column: Column
    ) throws -> Word? {
        guard let text: String = try readOptional(row, column) else { return nil }
        guard let word = Word(rawValue: text) else { throw UnreadableColumn(column: "\(column)") }
        return word
    }

    private static func stored(_ row: SQLiteStatement, _ column: Column) -> DatabaseValue.Storage {
        DatabaseValue(sqliteStatement: row, index: CInt(column.rawValue)).storage
    }
}

extension [Int] {
    /// The numbers as JSON, for `json_each`.
    var json: String { "[" + map(String.init).joined(separator: ",") + "]" }
}
