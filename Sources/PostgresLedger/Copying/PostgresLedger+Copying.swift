package import JobModel

extension PostgresLedger {
    package func readRecords<Value>(_ body: (any LedgerRecordReader) throws -> Value) throws -> Value {
        do {
            return try body(PostgresRecords(connection: try PostgresConnection(database.address)))
        } catch {
            throw ownWords(ofCopying: error)
        }
    }

    package func writeRecords<Value>(
        of run: String,
        _ body: (any LedgerRecordWriter) throws -> Value
    ) throws -> Value {
        do {
            let connection = try PostgresConnection(database.address)
            do {
                try connection.script(Self.beginning(of: run), within: PostgresConnection.longDeadline)
                let value = try body(PostgresRecords(connection: connection))
                try connection.commit()
                return value
            } catch {
                connection.rollback()
                throw error
            }
        } catch {
            throw ownWords(ofCopying: error)
        }
    }

    /// No time limit between two statements: meanwhile the other store is read.
    private static func beginning(of run: String) -> String {
        """
        BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
        SET LOCAL roster.copying = 'on';
        SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
        SELECT pg_advisory_xact_lock(\(PostgresLock.number(ofRun: run)))
        """
    }

    /// The other store's errors pass through.
    private func ownWords(ofCopying error: any Error) -> any Error {
        error is PostgresFailure || error is UnreadableValue ? database.inOwnWords(error) : error
    }
}

/// The records of runs, by a connection that nothing else uses.
private struct PostgresRecords: LedgerRecordWriter {
    let connection: PostgresConnection

    func page(of table: LedgerTable, in run: String, after place: [LedgerValue]?, limit: Int) throws -> LedgerPage {
        let number = table.isNumbered ? [("number", LedgerTable.Column.Kind.integer)] : []
        let order = table.order.map { ($0.nameWithUnderscores, $0.kind) } + number
        let names = order.map(\.0).joined(separator: ", ")
        var arguments = PostgresArguments(run)
        for value in place ?? [] { arguments.add(value) }
        let after = order.enumerated().map { "$\($0.offset + 2)::\($0.element.1.postgresType)" }
        let found = try connection.execute(
            """
            SELECT \((table.columns.map(\.nameWithUnderscores) + order.map(\.0)).joined(separator: ", "))
            FROM roster_\(table.name)
            WHERE \(table.isOfRuns ? "id = $1::text" : "run = \(PostgresLedger.thisRun)")
                \(place == nil ? "" : "AND (\(names)) > (\(after.joined(separator: ", ")))")
            ORDER BY \(names) LIMIT \(limit)
            """,
            arguments,
            within: PostgresConnection.longDeadline
        )
        let kinds = table.columns.map(\.kind) + order.map(\.1)
        let rows = try found.rows.map { row in
            try kinds.enumerated().map { try Self.value(row, Int32($0.offset), $0.element) }
        }
        return LedgerPage(rows, columns: table.columns.count, limit: limit)
    }

    private static func value(
        _ row: PostgresRow,
        _ column: Int32,
        _ kind: LedgerTable.Column.Kind
    ) throws -> LedgerValue {
        switch kind {
        case .integer: try (row.readOptional(column) as Int64?).map { .integer($0) } ?? .null
        case .real: try (row.readOptional(column) as Double?).map { .real($0) } ?? .null
        case .text: try (row.readOptional(column) as String?).map { .text($0) } ?? .null
        case .flag: try (row.readOptional(column) as Bool?).map { .integer($0 ? 1 : 0) } ?? .null
        }
    }

    func insert(_ records: [LedgerRecord], into table: LedgerTable, of run: String) throws {
        var arguments = table.isOfRuns ? PostgresArguments() : PostgresArguments(run)
        let first = arguments.starts.count + 1
        for index in table.columns.indices {
            var list = PostgresList()
            for record in records { list.add(record.values[index]) }
            arguments.add(list)
        }
        let columns = table.columns.enumerated()
        let lists = columns.map { "$\(first + $0.offset)::\($0.element.kind.postgresType)[]" }
        let aliases = columns.map { "c\($0.offset)" }
        let values = columns.map { $0.element.kind == .flag ? "c\($0.offset) <> 0" : "c\($0.offset)" }
        let run = table.isOfRuns ? (name: "", value: "") : (name: "run, ", value: "\(PostgresLedger.thisRun), ")
        try connection.perform(
            """
            INSERT INTO roster_\(table.name)
                (\(run.name)\(table.columns.map(\.nameWithUnderscores).joined(separator: ", ")))
            SELECT \(run.value)\(values.joined(separator: ", "))
            FROM unnest(\(lists.joined(separator: ", "))) WITH ORDINALITY AS each (\(aliases.joined(separator: ", ")), place)
            ORDER BY place
            """,
            arguments,
            within: PostgresConnection.longDeadline
        )
    }
}

extension LedgerTable.Column.Kind {
    /// The type of a value on its way; an assignment makes it the column's own.
    fileprivate var postgresType: String {
        switch self {
        case .integer, .flag: "bigint"
        case .real: "float8"
        case .text: "text"
        }
    }
}

extension PostgresArguments {
    fileprivate mutating func add(_ value: LedgerValue) {
        switch value {
        case .null: add(nil as String?)
        case .integer(let number): add(Int(number))
        case .real(let number): add(number)
        case .text(let text): add(text)
        }
    }
}

extension PostgresList {
    fileprivate mutating func add(_ value: LedgerValue) {
        switch value {
        case .null: add(nil as Int64?)
        case .integer(let number): add(number)
        case .real(let number): add(number)
        case .text(let text): add(text)
        }
    }
}
