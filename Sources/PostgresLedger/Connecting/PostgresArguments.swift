/// The values of a statement, as text: PostgreSQL reads them as the statement's casts say.
///
/// A text of PostgreSQL cannot hold U+0000: the sign for it, U+2400, is kept instead.
struct PostgresArguments {
    /// The texts one after the other, each with a zero at its end.
    private(set) var bytes: [UInt8] = []
    /// Where each begins; `nil` is NULL.
    private(set) var starts: [Int?] = []

    init(_ texts: String?...) { for text in texts { add(text) } }

    mutating func add(_ text: String?) {
        guard let text else { return starts.append(nil) }
        starts.append(bytes.count)
        bytes.append(text, isQuoted: false)
        bytes.append(0)
    }

    mutating func add(_ number: Int?) { add(number.map { String($0) }) }

    mutating func add(_ number: Double?) { add(number.map { "\($0)" }) }

    mutating func add(_ list: PostgresList) {
        starts.append(bytes.count)
        bytes.append(contentsOf: list.bytes)
        bytes.append(UInt8(ascii: "}"))
        bytes.append(0)
    }

    mutating func add(_ numbers: [Int]) {
        var list = PostgresList()
        for number in numbers { list.add(number) }
        add(list)
    }

    mutating func add(_ texts: [String?]) {
        var list = PostgresList()
        for text in texts { list.add(text) }
        add(list)
    }
}

/// One column of many rows, as PostgreSQL writes an array.
struct PostgresList {
    fileprivate(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

    mutating func add(_ text: String?) {
        separate()
        guard let text else { return bytes.append(contentsOf: "NULL".utf8) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(text, isQuoted: true)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func add(_ number: Int?) { addPlain(number.map { String($0) }) }

    mutating func add(_ number: Int64?) { addPlain(number.map { String($0) }) }

    mutating func add(_ number: Double?) { addPlain(number.map { "\($0)" }) }

    private mutating func addPlain(_ text: String?) {
        separate()
        bytes.append(contentsOf: (text ?? "NULL").utf8)
    }

    private mutating func separate() { if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) } }
}

extension [UInt8] {
    /// Appends a text, with a backslash before what ends a quoted element of an array.
    fileprivate mutating func append(_ text: String, isQuoted: Bool) {
        for byte in text.utf8 {
            switch byte {
            case 0: append(contentsOf: "\u{2400}".utf8)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                if isQuoted { append(UInt8(ascii: "\\")) }
                append(byte)
            default: append(byte)
            }
        }
    }
}
