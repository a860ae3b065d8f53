import JobModel

extension TableRenderer {
    /// One object a line: texts, numbers, booleans, and arrays for lists; what is not set has no key.
    func appendObject(
        of record: UnsafePointer<Record>,
        _ writer: inout CellWriter,
        to bytes: inout [UInt8],
        _ used: inout [Int]
    ) throws {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (place, column) in columns.enumerated() {
            let start = bytes.count
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            bytes.append(json: column.header)
            bytes.append(UInt8(ascii: ":"))
            switch try appendValue(column.shape, of: record, &writer, to: &bytes) {
            case .absent:
                bytes.removeSubrange(start...)
                continue
            case .empty: break
            case .value: used[place] += 1
            }
            isFirst = false
        }
        bytes.append(UInt8(ascii: "}"))
        bytes.append(0x0A)
    }

    /// What a record has in a column.
    private enum Presence {
        case absent
        /// A list without items: written, and no value, as in every other format.
        case empty
        case value
    }

    private func appendValue(
        _ shape: FieldShape<Record>,
        of record: UnsafePointer<Record>,
        _ writer: inout CellWriter,
        to bytes: inout [UInt8]
    ) throws -> Presence {
        switch shape {
        case .flag(let read):
            guard let flag = read(record) else { return .absent }
            bytes.append(text: flag ? "true" : "false")
        case .number(let read):
            guard let number = read(record) else { return .absent }
            bytes.append(number: number)
        case .date(let read) where hasNumberedDates:
            guard let seconds = read(record), seconds > 0 else { return .absent }
            bytes.append(number: seconds)
        case .people(let read), .texts(let read), .departments(let read):
            guard let items = read(record) else { return .absent }
            bytes.append(UInt8(ascii: "["))
            for (place, item) in items.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(json: try self.item(item, of: shape, &writer))
            }
            bytes.append(UInt8(ascii: "]"))
            if items.isEmpty { return .empty }
        case .text, .date, .person, .department, .made:
            let text = try writer.text(shape, of: record)
            guard !text.isEmpty else { return .absent }
            bytes.append(json: text)
        }
        return .value
    }

    private func item(_ item: String, of shape: FieldShape<Record>, _ writer: inout CellWriter) throws -> String {
        switch shape {
        case .people:
            var bytes: [UInt8] = []
            try writer.append(person: item, to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        case .departments: return String(decoding: writer.department(item), as: UTF8.self)
        case .text, .flag, .number, .date, .person, .texts, .department, .made: return item
        }
    }
}

extension [UInt8] {
    /// Adds a text as a string of JSON.
    ///
    /// Source: RFC 8259, 7.
    fileprivate mutating func append(json text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 0x0A: append(text: "\\n")
            case 0x0D: append(text: "\\r")
            case 0x09: append(text: "\\t")
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                append(text: "\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}
