import JobModel
import LocalFiles
import Wording

/// Reads rows with their plans.
enum PostgresStoredRow {
    /// The rows of a step that fulfil a condition, in file order.
    ///
    /// `arguments` begin with run and step.
    static func fetch(
        _ connection: PostgresConnection,
        where condition: String,
        _ arguments: PostgresArguments,
        withoutPlanToo: Bool = false,
        limit: Int? = nil,
        isFrequent: Bool = false
    ) throws -> [LedgerRow] {
        let sql = """
            SELECT \(columns) FROM roster_row AS r \(withoutPlanToo ? "LEFT" : "") JOIN \(plan)
            WHERE r.run = \(PostgresLedger.thisRun) AND r.step = $2::int AND \(condition) ORDER BY r.line
            \(limit.map { "LIMIT \(max(0, $0))" } ?? "")
            """
        let deadline = PostgresConnection.longDeadline
        return try connection.execute(sql, arguments, within: deadline, isFrequent: isFrequent).rows.map(row)
    }

    /// The plan of a row `r`, to be joined.
    ///
    /// By its key, one after the other: before a server has looked at new tables, it would read the plans of the whole step
    /// again and again, once a row. The limit prevents another way of joining them.
    static let plan = "LATERAL \(planOfRow) AS p ON true"

    /// The plan of a row `r`, to be looked up.
    static let planOfRow = """
        (SELECT * FROM roster_plan AS each
            WHERE each.run = r.run AND each.step = r.step AND each.line = r.line LIMIT 1)
        """

    /// In the order in which they are selected: by its place a value is found without comparing names.
    enum Column: Int32, CaseIterable {
        case line, number, origin, matchKey, action, way, wave, dependsOn, payload, followUp, record, changes, findings
        case state, phase, outcome, code, problem, problemZH, remedy, remedyZH, userID, openID, departmentID, logID
        case attempts, generation, taskID, taskPlace, sentAt, sentBootSeconds, sentBoot, mayBeSent, before, openIDs
    }

    private static let columns = Column.allCases.map(expression).joined(separator: ", ")

    /// What a row without a plan shows; a number that no sheet has is taken for no other row's.
    static func expression(_ column: Column) -> String {
        switch column {
        case .line: "r.line"
        case .number: "coalesce(p.number, r.line)"
        case .origin: "coalesce(p.origin, -r.line)"
        case .matchKey: "coalesce(p.match_key, '')"
        case .action: "coalesce(p.action, 'undecided')"
        case .payload: "coalesce(p.payload, '{}')"
        case .record: "coalesce(p.record, '[]')"
        case .followUp: "p.follow_up"
        case .changes, .findings, .before: "p.\(column)"
        case .openIDs: "p.open_ids"
        case .dependsOn: "r.depends_on"
        case .problemZH: "r.problem_zh"
        case .remedyZH: "r.remedy_zh"
        case .userID: "r.user_id"
        case .openID: "r.open_id"
        case .departmentID: "r.department_id"
        case .logID: "r.log_id"
        case .taskID: "r.task_id"
        case .taskPlace: "r.task_place"
        case .sentAt: "r.sent_at"
        case .sentBootSeconds: "r.sent_boot_seconds"
        case .sentBoot: "r.sent_boot"
        case .mayBeSent: "r.may_be_sent"
        case .way, .wave, .state, .phase, .outcome, .code, .problem, .remedy, .attempts, .generation: "r.\(column)"
        }
    }

    private static func row(_ row: PostgresRow) throws -> LedgerRow {
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

    private static func text(_ row: PostgresRow, _ english: Column, _ chinese: Column) throws -> LocalizedText? {
        guard let en: String = try readOptional(row, english) else { return nil }
        return LocalizedText(en: en, zh: try readOptional(row, chinese) ?? en)
    }

    private static func plan(_ row: PostgresRow) throws -> PlannedRow {
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

    private static func moment(_ row: PostgresRow) throws -> BootTimestamp? {
        guard let unixSeconds: Double = try readOptional(row, .sentAt) else { return nil }
        return BootTimestamp(
            unixSeconds: unixSeconds,
            bootSeconds: try readOptional(row, .sentBootSeconds) ?? 0,
            boot: try readOptional(row, .sentBoot) ?? 0
        )
    }

    private static func read<Value: PostgresValue>(_ row: PostgresRow, _ column: Column) throws -> Value {
        try row.read(column.rawValue)
    }

    private static func readOptional<Value: PostgresValue>(_ row: PostgresRow, _ column: Column) throws -> Value? {
        try row.readOptional(column.rawValue)
    }

    private static func word<Word: RawRepresentable<String>>(_ row: PostgresRow, _ column: Column) throws -> Word {
        guard let word = Word(rawValue: try read(row, column)) else { throw UnreadableValue(column: "\(column)") }
        return word
    }

    private static func optionalWord<Word: RawRepresentable<String>>(
        _ row: PostgresRow,
        _ column: Column
    ) throws -> Word? {
        guard let text: String = try readOptional(row, column) else { return nil }
        guard let word = Word(rawValue: text) else { throw UnreadableValue(column: "\(column)") }
        return word
    }
}
