/// A cell while its element is open, and what it comes to.
struct SheetCell {
    /// ECMA-376 part 1, 18.18.11 (ST_CellType).
    private enum Kind { case number, shared, inline, formulaText, boolean, error, date, unknown }

    private var kind = Kind.number
    private var style = 0
    private var value: [UInt8] = []
    private var inline: [UInt8] = []
    private var formula: [UInt8] = []
    private var values = 0
    private var inlines = 0
    private var hasFormula = false
    private var runs = TextRuns()
    private enum Part { case value, formula, inline, other }
    private var part = Part.other

    mutating func begin() {
        kind = .number
        style = 0
        values = 0
        inlines = 0
        hasFormula = false
        part = .other
        runs.isOpen = false
        value.removeAll(keepingCapacity: true)
    }

    mutating func readStyle(_ text: UnsafePointer<UInt8>) {
        var place = 0
        while text[place] &- 0x30 <= 9, place < 9 {
            style = style * 10 + Int(text[place] - 0x30)
            place += 1
        }
    }

    mutating func readType(_ text: UnsafePointer<UInt8>) {
        switch (text[0], text[0] == 0 ? 0 : text[1]) {
        case (UInt8(ascii: "s"), 0): kind = .shared
        case (UInt8(ascii: "s"), UInt8(ascii: "t")): kind = .formulaText
        case (UInt8(ascii: "i"), UInt8(ascii: "n")): kind = .inline
        case (UInt8(ascii: "b"), 0): kind = .boolean
        case (UInt8(ascii: "e"), 0): kind = .error
        case (UInt8(ascii: "d"), 0): kind = .date
        case (UInt8(ascii: "n"), 0), (0, _): kind = .number
        default: kind = .unknown
        }
    }

    /// - Parameters:
    ///   - name: What begins within the cell.
    ///   - attributes: Its attributes.
    ///   - level: Elements within the cell's own, this one included.
    mutating func start(_ name: XMLName, _ attributes: XMLAttributes, level: Int) {
        guard level == 1 else {
            if part == .inline { runs.start(name, attributes, level: level - 1) }
            return
        }
        if name.local[1] == 0, name.local[0] == UInt8(ascii: "v") {
            part = .value
            values += 1
        } else if name.local[1] == 0, name.local[0] == UInt8(ascii: "f") {
            part = .formula
            hasFormula = true
            formula.removeAll(keepingCapacity: true)
        } else if name == "is" {
            part = .inline
            inlines += 1
            runs.isOpen = true
            inline.removeAll(keepingCapacity: true)
        } else {
            part = .other
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        switch part {
        case .value: if value.count <= limit { value.append(contentsOf: bytes) }
        case .formula: if formula.count < 200 { formula.append(contentsOf: bytes.prefix(200)) }
        case .inline: if runs.isText, runs.piece.count <= limit { runs.piece.append(contentsOf: bytes) }
        case .other: break
        }
    }

    mutating func end(level: Int, limit: Int) {
        if level == 1 {
            part = .other
        } else if part == .inline, runs.end(level: level - 1), inline.count <= limit {
            runs.appendPiece(to: &inline)
        }
    }

    /// Nothing but a format.
    var isEmpty: Bool { values == 0 && inlines == 0 && !hasFormula }

    /// Two values in one cell.
    var isRepeated: Bool { values > 1 || inlines > 1 }

    /// Appends the cell to its row; mutating so that it is not copied.
    mutating func write(to builder: inout TabRowBuilder, column: Int, styles: [NumberFormat], strings: SharedStrings) {
        if inlines > 0, kind == .inline || values == 0 {
            inline.withUnsafeBufferPointer { builder.append($0, column: column) }
            return
        }
        if value.isEmpty, kind != .formulaText {
            // LibreOffice and Excel store an empty text as such; without a type nothing was computed.
            if hasFormula { builder.doubt(.formulaWithoutValue, "=" + text(formula), column: column) }
            return
        }
        value.withUnsafeBufferPointer { whole in
            let bytes = kind == .formulaText || kind == .inline ? whole : Self.withoutLayout(whole)
            switch kind {
            case .number: writeNumber(bytes, to: &builder, column: column, styles: styles)
            case .shared: writeShared(bytes, to: &builder, column: column, strings: strings)
            case .formulaText, .inline: builder.append(escaped: bytes, column: column)
            case .boolean: writeBoolean(bytes, to: &builder, column: column)
            case .error:
                builder.doubt(.error, String(decoding: bytes.prefix(80), as: UTF8.self), column: column)
                builder.append(bytes, column: column)
            case .date: builder.append(ISODate.plain(text(value)), column: column)
            case .unknown: writeUnreadable(bytes, to: &builder, column: column)
            }
        }
    }

    /// Without the spaces by which a file may be laid out for people.
    private static func withoutLayout(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, bytes.count)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    private func writeNumber(
        _ bytes: UnsafeBufferPointer<UInt8>,
        to builder: inout TabRowBuilder,
        column: Int,
        styles: [NumberFormat]
    ) {
        let format = style < styles.count ? styles[style] : .plain
        if format.isPlain, SpreadsheetNumber.isPlain(bytes) {
            builder.append(bytes, column: column)
        } else if let number = SpreadsheetNumber.value(bytes) {
            builder.append(number, format, column: column)
        } else {
            writeUnreadable(bytes, to: &builder, column: column)
        }
    }

    private func writeShared(
        _ bytes: UnsafeBufferPointer<UInt8>,
        to builder: inout TabRowBuilder,
        column: Int,
        strings: SharedStrings
    ) {
        var place = 0
        for byte in bytes {
            guard byte &- 0x30 <= 9, place < 1 << 40 else {
                return writeUnreadable(bytes, to: &builder, column: column)
            }
            place = place * 10 + Int(byte - 0x30)
        }
        guard let range = strings.range(of: place) else { return writeUnreadable(bytes, to: &builder, column: column) }
        strings.bytes.withUnsafeBufferPointer {
            builder.append(UnsafeBufferPointer(rebasing: $0[range]), column: column)
        }
    }

    private func writeBoolean(_ bytes: UnsafeBufferPointer<UInt8>, to builder: inout TabRowBuilder, column: Int) {
        switch String(decoding: bytes, as: UTF8.self) {
        case "1", "true": builder.append("TRUE", column: column)
        case "0", "false": builder.append("FALSE", column: column)
        default: writeUnreadable(bytes, to: &builder, column: column)
        }
    }

    private func writeUnreadable(_ bytes: UnsafeBufferPointer<UInt8>, to builder: inout TabRowBuilder, column: Int) {
        builder.doubt(.unreadable, text(value), column: column)
        builder.append(bytes, column: column)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(800), as: UTF8.self) }
}
