import GRDB
import JobModel

extension LedgerError {
    /// The codes of a file that another person has locked; the last one comes where the first opener finds it so.
    private static let held: [ResultCode] = [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL]

    /// Why a database could not be opened.
    init(opening path: String, _ error: any Error) {
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_NOTADB?, .SQLITE_CORRUPT?: self = .damaged(path: path)
        case nil where error is LedgerError || Self.isDamage(error):
            self = error as? LedgerError ?? .damaged(path: path)
        case .SQLITE_FULL?: self = .diskFull
        case let code? where Self.held.contains(code): self = .busy
        default: self = .cannotOpen(path: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
        }
    }

    /// Whether an error comes of what stands in the file: a page, a value or a JSON text that cannot be read.
    ///
    /// The errors themselves say what stands there, which is people's data.
    static func isDamage(_ error: any Error) -> Bool {
        switch error {
        case is UnreadableColumn, is DecodingError, is RowDecodingError: true
        // SQLite's message for damaged JSON in a query; it has no code of its own.
        case let error as DatabaseError where error.message == "malformed JSON": true
        case let error as DatabaseError: [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
        default: false
        }
    }

    /// The same failure in the ledger's own words.
    init(_ error: any Error) {
        switch error {
        case let error as LedgerError: self = error
        case let error as DatabaseError where error.resultCode == .SQLITE_FULL: self = .diskFull
        case let error as DatabaseError where Self.held.contains(error.resultCode): self = .busy
        case let error as DatabaseError: self = .failed(reason: error.message ?? "\(error.resultCode)")
        default: self = .failed(reason: "\(error)")
        }
    }
}
