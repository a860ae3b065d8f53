import Foundation
import GRDB

/// A value of the database that is not of the kind that its column holds.
struct StoredValueError: Error {
    var column: String
}

/// What went wrong with the database, in words that hold no person's data.
enum StoreFailure {
    static func text(of error: any Error) -> String {
        switch error {
        case let error as StoredValueError: "the column \(error.column) holds a value of another kind"
        // The message names tables and columns; the statement and its arguments are left out.
        case let error as DatabaseError: error.message ?? "\(error.resultCode)"
        case is DecodingError: "a column holds JSON that cannot be read"
        case let error as DirectoryServerError: error.problem
        case let error as CompanyFileError: error.problem
        default: "\(type(of: error))"
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
