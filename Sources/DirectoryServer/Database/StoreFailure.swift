import Foundation
import GRDB
import Wording

/// A value of the database that is not of the kind that its column holds.
struct StoredValueError: Error {
    var column: String
}

/// What went wrong with the database, in words that hold no person's data.
enum StoreFailure {
    static func text(of error: any Error) -> ServerText {
        switch error {
        case let error as StoredValueError:
            ServerText(
                en: "the column \(error.column) holds a value of another kind",
                zh: "列 \(error.column) 中有类型不符的值"
            )
        // The message names tables and columns; the statement and its arguments are left out.
        case let error as DatabaseError: text(of: error)
        case is DecodingError: ServerText(en: "a column holds JSON that cannot be read", zh: "某一列中的 JSON 无法读取")
        case let error as DirectoryServerError: ServerText(error.problem)
        case let error as CompanyFileError: ServerText(error.problem)
        default: ServerText(said: "\(type(of: error))")
        }
    }

    private static func text(of error: DatabaseError) -> ServerText {
        let said = error.message ?? "\(error.resultCode)"
        return ServerText(en: said, zh: chinese(error.resultCode).map { "\($0)（\(said)）" } ?? said)
    }

    private static func chinese(_ code: ResultCode) -> String? {
        switch code {
        case .SQLITE_CANTOPEN: "无法打开数据库文件"
        case .SQLITE_NOTADB: "不是数据库文件"
        case .SQLITE_CORRUPT: "数据库已损坏"
        case .SQLITE_READONLY: "数据库不可写"
        case .SQLITE_IOERR: "磁盘读写错误"
        case .SQLITE_FULL: "磁盘空间不足"
        case .SQLITE_BUSY, .SQLITE_LOCKED: "数据库正被占用"
        case .SQLITE_CONSTRAINT: "数据不符合约束"
        default: nil
        }
    }
}

extension Row {
    /// Reads a column; the subscript would end the process where the value is of another kind, and print the row.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
        do {
            return try decode(Value.self, atIndex: index)
        } catch {
            throw StoredValueError(column: Array(columnNames)[index])
        }
    }
}
