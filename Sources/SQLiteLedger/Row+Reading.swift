import GRDB
import Wording

/// A type that a column of the ledger holds as it is.
protocol StoredValue {
    init?(stored: DatabaseValue.Storage)
}

extension String: StoredValue {
    init?(stored: DatabaseValue.Storage) {
        guard case .string(let text) = stored else { return nil }
        self = text
    }
}

extension Int: StoredValue {
    init?(stored: DatabaseValue.Storage) {
        guard case .int64(let number) = stored else { return nil }
        self.init(exactly: number)
    }
}

extension Int64: StoredValue {
    init?(stored: DatabaseValue.Storage) {
        guard case .int64(let number) = stored else { return nil }
        self = number
    }
}

extension Double: StoredValue {
    init?(stored: DatabaseValue.Storage) {
        guard case .double(let number) = stored else { return nil }
        self = number
    }
}

extension Bool: StoredValue {
    init?(stored: DatabaseValue.Storage) {
        switch stored {
        case .int64(0): self = false
        case .int64(1): self = true
        default: return nil
        }
    }
}

/// Reading that throws where the value is not what the schema lets a column hold: the file is damaged then.
///
/// GRDB's subscripts end the process there, and say the whole row, a person's data, on standard error.
extension Row {
    func read<Value: StoredValue>(_ column: String) throws -> Value {
        guard let value = Value(stored: stored(column)) else { throw UnreadableColumn(column: column) }
        return value
    }

    /// `nil` for NULL alone.
    func readOptional<Value: StoredValue>(_ column: String) throws -> Value? {
        let stored = stored(column)
        if case .null = stored, hasColumn(column) { return nil }
        guard let value = Value(stored: stored) else { throw UnreadableColumn(column: column) }
        return value
    }

    /// A word of a list, such as a state.
    func readWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        guard let word = Word(rawValue: try read(column)) else { throw UnreadableColumn(column: column) }
        return word
    }

    func readOptionalWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word? {
        guard let text: String = try readOptional(column) else { return nil }
        guard let word = Word(rawValue: text) else { throw UnreadableColumn(column: column) }
        return word
    }

    /// A sentence in both languages.
    func readText(_ english: String, _ chinese: String) throws -> LocalizedText? {
        guard let en: String = try readOptional(english) else { return nil }
        return LocalizedText(en: en, zh: try readOptional(chinese) ?? en)
    }

    private func stored(_ column: String) -> DatabaseValue.Storage {
        guard hasColumn(column) else { return .null }
        let value: DatabaseValue = self[column]
        return value.storage
    }
}

/// A column holds what the schema does not let it hold.
struct UnreadableColumn: Error, Equatable {
    var column: String
}
