import GRDBSQLite

/// A database as SQLite's own functions give it, as durable as the ledger: WAL, each commit on the disk.
final class BareDatabase {
    private let handle: OpaquePointer

    init(_ path: String) throws {
        var made: OpaquePointer?
        guard sqlite3_open(path, &made) == SQLITE_OK, let made else {
            sqlite3_close(made)
            throw BenchmarkError.wrongResult("SQLite cannot open \(path)")
        }
        handle = made
        try run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")
    }

    deinit { sqlite3_close_v2(handle) }

    func run(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error }
    }

    func prepare(_ sql: String) throws -> BareStatement {
        var made: OpaquePointer?
        guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil) == SQLITE_OK, let made
        else { throw error }
        return BareStatement(made, of: self)
    }

    func count(_ sql: String) throws -> Int {
        var made: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &made, nil) == SQLITE_OK else { throw error }
        defer { sqlite3_finalize(made) }
        guard sqlite3_step(made) == SQLITE_ROW else { throw error }
        return Int(sqlite3_column_int64(made, 0))
    }

    fileprivate var error: BenchmarkError { .wrongResult(String(cString: sqlite3_errmsg(handle))) }
}

/// A prepared statement.
final class BareStatement {
    enum Value {
        case integer(Int)
        case real(Double)
        case text(String)
    }

    private let handle: OpaquePointer
    private let database: BareDatabase

    fileprivate init(_ handle: OpaquePointer, of database: BareDatabase) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    func execute(_ values: [Value]) throws {
        try bind(values[...], at: 1) {
            let code = sqlite3_step(handle)
            sqlite3_reset(handle)
            guard code == SQLITE_DONE else { throw database.error }
        }
    }

    /// Binds texts where they lie, as long as the statement needs them.
    private func bind(_ values: ArraySlice<Value>, at index: CInt, _ body: () throws -> Void) throws {
        guard let value = values.first else { return try body() }
        let rest = values.dropFirst()
        switch value {
        case .integer(let number): sqlite3_bind_int64(handle, index, Int64(number))
        case .real(let number): sqlite3_bind_double(handle, index, number)
        case .text(let text):
            return try text.withCString { bytes in
                sqlite3_bind_text(handle, index, bytes, -1, nil)
                try bind(rest, at: index + 1, body)
            }
        }
        try bind(rest, at: index + 1, body)
    }
}
