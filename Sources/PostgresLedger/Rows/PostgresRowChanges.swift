import JobModel
import LocalFiles
import Wording

/// Changes of rows of a step that one statement makes: all of one kind, and no row twice.
struct PostgresRowChanges {
    enum Kind: CaseIterable {
        case send, accept, advance, wait, release, reopen, settle
    }

    let kind: Kind
    private(set) var lines: [Int] = []
    private var columns: [PostgresList]

    init(_ kind: Kind) {
        self.kind = kind
        columns = Array(repeating: PostgresList(), count: Self.columnTypes(kind).count)
    }

    /// Adds a change of one line; `place` is that of the line among those of the change.
    mutating func add(_ line: Int, at place: Int, of change: LedgerChange) {
        lines.append(line)
        columns[0].add(line)
        switch change {
        case .send(_, let time):
            columns[1].add(time.unixSeconds)
            columns[2].add(time.bootSeconds)
            columns[3].add(time.boot)
        case .accept(_, let taskID):
            columns[1].add(taskID)
            columns[2].add(place)
        case .advance(_, let userID, let openID, let departmentID):
            for (index, id) in [userID, openID, departmentID].enumerated() { columns[index + 1].add(id) }
        case .wait(_, let until): columns[1].add(until)
        case .reopen(_, let newGeneration): columns[1].add(newGeneration ? 1 : 0)
        case .settle(let settlement): add(settlement)
        case .release, .attempt: break
        }
    }

    private mutating func add(_ settlement: Settlement) {
        let values = [
            settlement.outcome.rawValue, settlement.code, settlement.problem?.en, settlement.problem?.zh,
            settlement.remedy?.en, settlement.remedy?.zh, settlement.userID, settlement.openID,
            settlement.departmentID, settlement.logID,
        ]
        for (index, value) in values.enumerated() { columns[index + 1].add(value) }
    }

    /// Makes the changes; returns whether every one was possible.
    func execute(_ connection: PostgresConnection, run: String, step: Int) throws -> Bool {
        var arguments = PostgresLedger.arguments(run, step)
        for column in columns { arguments.add(column) }
        let changed = try connection.execute(Self.statements[kind] ?? "", arguments, isFrequent: true).changes
        return changed == lines.count
    }

    private static let statements = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, statement($0)) })

    private static func statement(_ kind: Kind) -> String {
        let types = columnTypes(kind)
        let lists = types.enumerated().map { index, column in "$\(index + 3)::\(column.type)[]" }
        // The lines are named once more, so that the rows are found by their whole key: before a server has looked at new
        // tables it would read all rows of the step instead.
        return """
            UPDATE roster_row AS r SET \(assignments(kind))
            FROM unnest(\(lists.joined(separator: ", "))) AS c (\(types.map(\.name).joined(separator: ", ")))
            WHERE r.run = \(PostgresLedger.thisRun) AND r.step = $2::int AND r.line = ANY ($3::bigint[])
                AND r.line = c.line AND \(condition(kind))
            """
    }

    /// From which stages a change is possible the table of transitions says, for each outcome its own.
    private static func condition(_ kind: Kind) -> String {
        let transition: RowTransition
        switch kind {
        case .send: transition = .send
        case .accept: transition = .accept
        case .advance: transition = .advance
        case .wait: transition = .wait
        case .release: transition = .release
        case .reopen: transition = .reopen
        case .settle:
            let parts = Outcome.allCases.map { outcome in
                "c.outcome = '\(outcome.rawValue)' AND \(RowTransition.settle(outcome).postgresCondition)"
            }
            return "(\(parts.joined(separator: " OR ")))"
        }
        return transition.postgresCondition
    }

    private static func columnTypes(_ kind: Kind) -> [(name: String, type: String)] {
        let more: [(String, String)] =
            switch kind {
            case .send: [("sent_at", "float8"), ("sent_boot_seconds", "float8"), ("sent_boot", "bigint")]
            case .accept: [("task_id", "text"), ("task_place", "bigint")]
            case .advance: [("user_id", "text"), ("open_id", "text"), ("department_id", "text")]
            case .wait: [("not_before", "float8")]
            case .release: []
            case .reopen: [("more", "int")]
            case .settle:
                [
                    "outcome", "code", "problem", "problem_zh", "remedy", "remedy_zh", "user_id", "open_id",
                    "department_id", "log_id",
                ].map { ($0, "text") }
            }
        return [("line", "bigint")] + more
    }

    private static func assignments(_ kind: Kind) -> String {
        switch kind {
        case .send:
            """
            state = 'sending', attempts = r.attempts + 1, not_before = NULL, sent_at = c.sent_at,
            sent_boot_seconds = c.sent_boot_seconds, sent_boot = c.sent_boot,
            sent_clock = \(PostgresLedger.clock)
            """
        case .accept: "state = 'accepted', task_id = c.task_id, task_place = c.task_place"
        // After everybody is there, because the patch may name them.
        case .advance: "state = 'planned', outcome = NULL, phase = 2, wave = \(levelOfPatches), \(ids)"
        case .wait: "state = 'waiting', attempts = r.attempts - 1, not_before = c.not_before"
        case .release:
            """
            state = 'planned', attempts = r.attempts - CASE WHEN r.state = 'sending' THEN 1 ELSE 0 END, not_before = NULL
            """
        // Proven not to be there, it is not its own work that may be found there later.
        case .reopen:
            """
            state = 'planned', outcome = NULL, generation = r.generation + c.more,
            may_be_sent = r.may_be_sent AND c.more = 0
            """
        case .settle:
            """
            state = 'settled', outcome = c.outcome, code = c.code, problem = c.problem, problem_zh = c.problem_zh,
            remedy = c.remedy, remedy_zh = c.remedy_zh, log_id = c.log_id, \(ids)
            """
        }
    }

    private static let ids = """
        user_id = coalesce(c.user_id, r.user_id), open_id = coalesce(c.open_id, r.open_id),
        department_id = coalesce(c.department_id, r.department_id)
        """

    /// Higher than any tree of leaders or departments.
    private static let levelOfPatches = 1_000_000
}

extension LedgerChange {
    /// What it changes of a row; `nil` for an attempt, which changes none.
    var postgresKind: PostgresRowChanges.Kind? {
        switch self {
        case .send: .send
        case .accept: .accept
        case .advance: .advance
        case .wait: .wait
        case .release: .release
        case .reopen: .reopen
        case .settle: .settle
        case .attempt: nil
        }
    }

    /// The rows that it changes, in their order.
    var changedLines: [Int] {
        switch self {
        case .send(let lines, _), .accept(let lines, _), .wait(let lines, _): lines
        case .advance(let line, _, _, _), .release(let line), .reopen(let line, _): [line]
        case .settle(let settlement): [settlement.line]
        case .attempt: []
        }
    }
}
