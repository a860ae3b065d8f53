import CPostgres

/// The rows of an answer, in PostgreSQL's binary form: numbers come back as they are stored.
final class PostgresResult {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { PQclear(handle) }

    var status: ExecStatusType { PQresultStatus(handle) }

    /// What the server says has been done, such as `COMMIT`.
    var command: String { String(cString: PQcmdStatus(handle)) }

    /// How many rows a statement changed.
    var changes: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    var rows: [PostgresRow] { (0..<PQntuples(handle)).map { PostgresRow(result: self, number: $0) } }

    func hasColumn(_ name: String) -> Bool { index(of: name) >= 0 }

    /// The value in the first column of the first row; `nil` where there is no row, and for NULL.
    func first<Value: PostgresValue>() throws -> Value? { try rows.first?.readOptional(0) }

    /// A field of what the server says of an error.
    func errorField(_ field: Int32) -> String { PQresultErrorField(handle, field).map { String(cString: $0) } ?? "" }

    fileprivate func index(of column: String) -> Int32 { PQfnumber(handle, "\"\(column)\"") }

    fileprivate func stored(_ row: Int32, _ column: Int32) -> (bytes: UnsafeRawBufferPointer, type: Oid)? {
        guard column >= 0, column < PQnfields(handle), PQgetisnull(handle, row, column) == 0 else { return nil }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(handle, row, column),
            count: Int(PQgetlength(handle, row, column))
        )
        return (bytes, PQftype(handle, column))
    }
}

/// One row of an answer.
struct PostgresRow {
    fileprivate let result: PostgresResult
    fileprivate let number: Int32

    func read<Value: PostgresValue>(_ column: Int32) throws -> Value {
        guard let value: Value = try readOptional(column) else { throw UnreadableValue(column: "\(column)") }
        return value
    }

    /// `nil` for NULL alone.
    func readOptional<Value: PostgresValue>(_ column: Int32) throws -> Value? {
        guard let (bytes, type) = result.stored(number, column) else { return nil }
        guard let value = Value(bytes, type: type) else { throw UnreadableValue(column: "\(column)") }
        return value
    }

    func read<Value: PostgresValue>(_ column: String) throws -> Value {
        guard let value: Value = try readOptional(column) else { throw UnreadableValue(column: column) }
        return value
    }

    func readOptional<Value: PostgresValue>(_ column: String) throws -> Value? {
        let index = result.index(of: column)
        guard index >= 0 else { throw UnreadableValue(column: column) }
        return try readOptional(index)
    }

    /// A word of a list, such as a state.
    func readWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        guard let word: Word = try readOptionalWord(column) else { throw UnreadableValue(column: column) }
        return word
    }

    func readOptionalWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word? {
        guard let text: String = try readOptional(column) else { return nil }
        guard let word = Word(rawValue: text) else { throw UnreadableValue(column: column) }
        return word
    }
}

/// A column holds what the schema does not let it hold.
struct UnreadableValue: Error, Equatable {
    var column: String
}
