/// What stands in the `v` of a cell, and what it means by the cell's type.
struct CellValue {
    /// ECMA-376 part 1, 18.18.11 (ST_CellType).
    enum Kind { case number, shared, inline, formulaText, boolean, error, date, unknown }

    private let kind: Kind
    private let style: Int
    private let bytes: UnsafeBufferPointer<UInt8>
    private let column: Int

    init(kind: Kind, style: Int, bytes: UnsafeBufferPointer<UInt8>, column: Int) {
        self.kind = kind
        self.style = style
        self.bytes = kind == .formulaText || kind == .inline ? bytes : Self.withoutLayout(bytes)
        self.column = column
    }

    /// Appends the value to its row; `false` where there is none.
    func write(to builder: inout TabRowBuilder, _ shared: SharedDefinitions, _ texts: SharedTexts) -> Bool {
        guard !bytes.isEmpty else { return false }
        switch kind {
        case .number: writeNumber(to: &builder, shared)
        case .shared: writeShared(to: &builder, texts)
        case .formulaText, .inline: builder.append(escaped: bytes, column: column)
        case .boolean: writeBoolean(to: &builder)
        case .error:
            builder.doubt(.error, text, column: column)
            builder.append(bytes, column: column)
        case .date: writeDate(to: &builder, shared)
        case .unknown: writeUnreadable(to: &builder)
        }
        return true
    }

    /// Without the spaces by which a file may be laid out for people.
    private static func withoutLayout(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, bytes.count)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    private func writeNumber(to builder: inout TabRowBuilder, _ shared: SharedDefinitions) {
        let format = format(shared)
        if format.isPlain, SpreadsheetNumber.isPlain(bytes) {
            builder.append(bytes, column: column)
        } else if let number = SpreadsheetNumber.value(bytes) {
            builder.append(number, format, column: column)
        } else {
            writeUnreadable(to: &builder)
        }
    }

    /// Spreadsheets show the day and time that are written, whatever zone is said to be theirs by a `Z`.
    private func writeDate(to builder: inout TabRowBuilder, _ shared: SharedDefinitions) {
        guard let date = ISODateTime(bytes) else {
            // A time alone is one on any day.
            let isTime = ISODateTime(Array("2000-01-01T".utf8) + bytes) != nil && bytes.contains(UInt8(ascii: ":"))
            return isTime ? builder.append(bytes, column: column) : writeUnreadable(to: &builder)
        }
        builder.append(date, format(shared), is1904: builder.is1904, column: column)
    }

    private func format(_ shared: SharedDefinitions) -> NumberFormat {
        style < shared.styles.count ? shared.styles[style] : .plain
    }

    private func writeShared(to builder: inout TabRowBuilder, _ texts: SharedTexts) {
        var place = 0
        for byte in bytes {
            guard byte &- 0x30 <= 9, place < 1 << 40 else { return writeUnreadable(to: &builder) }
            place = place * 10 + Int(byte - 0x30)
        }
        if !texts.append(place, to: &builder, column: column) { writeUnreadable(to: &builder) }
    }

    private func writeBoolean(to builder: inout TabRowBuilder) {
        switch text {
        case "1", "true": builder.append("TRUE", column: column)
        case "0", "false": builder.append("FALSE", column: column)
        default: writeUnreadable(to: &builder)
        }
    }

    private func writeUnreadable(to builder: inout TabRowBuilder) {
        builder.doubt(.unreadable, text, column: column)
        builder.append(bytes, column: column)
    }

    private var text: String { String(decoding: bytes.prefix(800), as: UTF8.self) }
}
