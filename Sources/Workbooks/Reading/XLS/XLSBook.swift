/// The stream of an old workbook, with what its cells refer to.
struct XLSBook: Sendable {
    let path: String
    let stream: LittleEndianBytes
    let strings: XLSStrings
    let formats: [NumberFormat]
    let is1904: Bool
    /// Whether a program that computes formulas says that it has written the file.
    let isComputed: Bool
    let limits: WorkbookLimits

    /// Appends a cell to its row.
    ///
    /// Source: [MS-XLS] 2.4.180 (Number), 2.5.217 (RkNumber), 2.4.24 (BoolErr), 2.5.133 (FormulaValue).
    func write(_ cell: XLSSheet.Cell, of sheet: XLSSheet, to builder: inout TabRowBuilder) throws(XLSDamage) {
        let (place, column) = (Int(cell.place), Int(cell.column))
        let format = try stream.short(place)
        switch cell.kind {
        case .number: write(try stream.double(place + 2), format, to: &builder, column)
        case .shortNumber: write(Self.number(try stream.long(place + 2)), format, to: &builder, column)
        case .sharedText: writeShared(try stream.long(place + 2), to: &builder, column)
        case .text: try writeText([place..<(place + 2 + textBytes(place))], skipping: 2, to: &builder, column)
        case .booleanOrError:
            let value = try stream.byte(place + 2)
            if try stream.byte(place + 3) == 0 {
                builder.append(value == 0 ? "FALSE" : "TRUE", column: column)
            } else {
                writeError(value, to: &builder, column)
            }
        case .formula:
            let isEmpty = try XLSSheet.isEmptyFormula(at: place, stream)
            if isComputed || sheet.isComputed || !isEmpty {
                try writeFormula(cell, format, to: &builder, column)
            } else {
                // xlwt writes an empty text with each formula; Excel does so only where a formula results in one.
                doubtFormula(&builder, column)
            }
        }
    }

    /// Bytes of the record behind the number of the cell's format.
    private func textBytes(_ place: Int) throws(XLSDamage) -> Int { try stream.short(place - 6) - 6 }

    /// A number in four bytes: whole or not, perhaps to be divided by a hundred.
    private static func number(_ bits: Int) -> Double {
        let value =
            bits & 2 != 0
            ? Double(Int32(truncatingIfNeeded: bits) >> 2) : Double(bitPattern: UInt64(bits & ~3) << 32)
        return bits & 1 != 0 ? value / 100 : value
    }

    private func write(_ value: Double, _ format: Int, to builder: inout TabRowBuilder, _ column: Int) {
        guard value.isFinite else {
            builder.doubt(.unreadable, "\(value)", column: column)
            return builder.append("\(value)", column: column)
        }
        builder.append(value, format < formats.count ? formats[format] : .plain, column: column)
    }

    private func writeShared(_ number: Int, to builder: inout TabRowBuilder, _ column: Int) {
        guard let range = strings.range(of: number) else {
            builder.doubt(.unreadable, "\(number)", column: column)
            return builder.append("\(number)", column: column)
        }
        strings.bytes.withUnsafeBufferPointer {
            builder.append(UnsafeBufferPointer(rebasing: $0[range]), column: column)
        }
    }

    private func writeText(
        _ pieces: [Range<Int>],
        skipping count: Int,
        to builder: inout TabRowBuilder,
        _ column: Int
    ) throws(XLSDamage) {
        var text: [UInt8] = []
        var reader = try XLSTextReader(stream, pieces, skipping: count)
        try reader.read(into: &text, limit: limits.rowBytes)
        text.withUnsafeBufferPointer { builder.append($0, column: column) }
    }

    private func writeFormula(
        _ cell: XLSSheet.Cell,
        _ format: Int,
        to builder: inout TabRowBuilder,
        _ column: Int
    ) throws(XLSDamage) {
        let place = Int(cell.place) + 2
        guard try stream.short(place + 6) == 0xFFFF else {
            let value = try stream.double(place)
            // Programs that compute nothing write 0, and that it is to be computed on opening.
            if value == 0, try stream.short(place + 8) & 2 != 0 { return doubtFormula(&builder, column) }
            return write(value, format, to: &builder, column)
        }
        let value = try stream.byte(place + 2)
        switch try stream.byte(place) {
        case 0:
            guard cell.textPlace > 0 else { return doubtFormula(&builder, column) }
            var records = XLSRecords(stream, at: Int(cell.textPlace))
            guard let record = try records.next() else { throw .cut(place: stream.count) }
            try writeText(records.pieces(of: record), skipping: 0, to: &builder, column)
        case 1: builder.append(value == 0 ? "FALSE" : "TRUE", column: column)
        case 2: writeError(value, to: &builder, column)
        case 3: break  // An empty text.
        default: doubtFormula(&builder, column)
        }
    }

    /// The formula itself is kept in a form that no person reads.
    private func doubtFormula(_ builder: inout TabRowBuilder, _ column: Int) {
        builder.doubt(.formulaWithoutValue, "=…", column: column)
    }

    /// Source: [MS-XLS] 2.5.10 (Bes).
    private func writeError(_ code: Int, to builder: inout TabRowBuilder, _ column: Int) {
        let word =
            switch code {
            case 0x00: "#NULL!"
            case 0x07: "#DIV/0!"
            case 0x0F: "#VALUE!"
            case 0x17: "#REF!"
            case 0x1D: "#NAME?"
            case 0x24: "#NUM!"
            case 0x2A: "#N/A"
            default: "#\(code)"
            }
        builder.doubt(.error, word, column: column)
        builder.append(word, column: column)
    }
}
