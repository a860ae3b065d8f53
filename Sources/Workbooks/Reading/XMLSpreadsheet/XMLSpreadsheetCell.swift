/// A cell while its element is open, and what it comes to.
struct XMLSpreadsheetCell {
    private enum Kind { case text, number, date, boolean, error, unknown }

    var format = NumberFormat.plain
    /// With its sign `=`; empty where there is none.
    var formula = ""
    /// Where it leads, beside its formula.
    var link: String?
    private var kind = Kind.text
    private var value: [UInt8] = []
    private(set) var values = 0

    mutating func begin() {
        format = .plain
        formula = ""
        link = nil
        kind = .text
        values = 0
        value.removeAll(keepingCapacity: true)
    }

    mutating func startData(_ attributes: XMLAttributes) {
        values += 1
        kind =
            switch attributes[any: "Type"] {
            case "String", nil: .text
            case "Number": .number
            case "DateTime": .date
            case "Boolean": .boolean
            case "Error": .error
            default: .unknown
            }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        if value.count <= limit { value.append(contentsOf: bytes) }
    }

    /// Nothing but a format.
    var isEmpty: Bool { value.isEmpty && formula.isEmpty }

    /// Appends the cell to its row.
    func write(to builder: inout TabRowBuilder, column: Int, is1904: Bool) {
        if value.isEmpty, values == 0 || kind != .text {
            // Report programs write an empty value of any type for what they do not know.
            if !formula.isEmpty { builder.doubt(.formulaWithoutValue, formula, column: column) }
            return
        }
        guard kind != .text else { return value.withUnsafeBufferPointer { builder.append($0, column: column) } }
        var bytes = value.drop { $0 <= 0x20 }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        switch kind {
        case .number: writeNumber(bytes, to: &builder, column: column)
        case .date:
            guard let date = ISODateTime(bytes) else { return writeUnreadable(to: &builder, column: column) }
            builder.append(date, format, is1904: is1904, column: column)
        case .boolean:
            switch String(decoding: bytes, as: UTF8.self).lowercased() {
            case "1", "true": builder.append("TRUE", column: column)
            case "0", "false": builder.append("FALSE", column: column)
            default: writeUnreadable(to: &builder, column: column)
            }
        case .error:
            let text = String(decoding: bytes.prefix(80), as: UTF8.self)
            builder.doubt(.error, text, column: column)
            builder.append(text, column: column)
        case .text, .unknown: writeUnreadable(to: &builder, column: column)
        }
    }

    private func writeNumber(_ bytes: ArraySlice<UInt8>, to builder: inout TabRowBuilder, column: Int) {
        bytes.withUnsafeBufferPointer { bytes in
            if format.isPlain, SpreadsheetNumber.isPlain(bytes) {
                builder.append(bytes, column: column)
            } else if let number = SpreadsheetNumber.value(bytes) {
                builder.append(number, format, column: column)
            } else {
                writeUnreadable(to: &builder, column: column)
            }
        }
    }

    /// Takes the text as it is, and says that it is not certain.
    func writeUnreadable(to builder: inout TabRowBuilder, column: Int) {
        builder.doubt(.unreadable, String(decoding: value.prefix(800), as: UTF8.self), column: column)
        value.withUnsafeBufferPointer { builder.append($0, column: column) }
    }
}
