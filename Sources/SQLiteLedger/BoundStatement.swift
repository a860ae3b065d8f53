import GRDB
import GRDBSQLite

/// A statement that a transaction executes for many rows.
///
/// GRDB boxes every value and looks a statement over before and after it, which costs more than SQLite takes for a small
/// one. Here the values go to SQLite as they are; the transaction, its cancellation and its end stay GRDB's.
struct BoundStatement {
    private let db: Database
    private let statement: Statement
    private var values: [Value] = []
    /// The texts one after the other; never empty, because SQLite takes an address of nothing for NULL.
    private var texts: [UInt8] = [0]

    private enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(start: Int, count: Int)
    }

    init(_ sql: String, in db: Database) throws {
        self.db = db
        statement = try db.cachedStatement(sql: sql)
    }

    /// The value of the next argument.
    mutating func add(_ number: Int?) { values.append(number.map { .integer(Int64($0)) } ?? .null) }

    mutating func add(_ number: Int64) { values.append(.integer(number)) }

    mutating func add(_ number: Double) { values.append(.real(number)) }

    mutating func add(_ text: String?) {
        guard let text else { return values.append(.null) }
        addText { $0.append(contentsOf: text.utf8) }
    }

    /// A text that is written where the statement takes it from.
    mutating func addText(_ write: (inout [UInt8]) throws -> Void) rethrows {
        let start = texts.count
        try write(&texts)
        values.append(.text(start: start, count: texts.count - start))
    }

    /// Executes the statement with the arguments that were added, and forgets them; returns how many rows it changed.
    @discardableResult mutating func execute() throws -> Int {
        defer {
            values.removeAll(keepingCapacity: true)
            texts.removeSubrange(1...)
        }
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            // The texts are the array's: SQLite must not keep their addresses.
            sqlite3_clear_bindings(handle)
        }
        let code = texts.withUnsafeBufferPointer { texts in
            for (offset, value) in values.enumerated() {
                let bound = Self.bind(value, texts, to: handle, at: CInt(offset + 1))
                guard bound == SQLITE_OK else { return bound }
            }
            return sqlite3_step(handle)
        }
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: db.lastErrorMessage,
                sql: statement.sql
            )
        }
        return db.changesCount
    }

    private static func bind(
        _ value: Value,
        _ texts: UnsafeBufferPointer<UInt8>,
        to handle: SQLiteStatement,
        at index: CInt
    ) -> CInt {
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let number): return sqlite3_bind_int64(handle, index, number)
        case .real(let number): return sqlite3_bind_double(handle, index, number)
        case .text(let start, let count):
            let text = UnsafeRawPointer(texts.baseAddress.map { $0 + start })?.assumingMemoryBound(to: CChar.self)
            // Without a copy: the texts stay where they are until the statement is reset.
            return sqlite3_bind_text(handle, index, text, CInt(count), nil)
        }
    }
}
