/// A cell while its element is open, and what it comes to.
struct SheetCell {
    private var kind = CellValue.Kind.number
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
        case .formula:
            if formula.count < Self.formulaBytes { formula.append(contentsOf: bytes.prefix(Self.formulaBytes)) }
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

    /// Of a formula that leads somewhere: as much as says where.
    private static let formulaBytes = 4096

    /// Where a formula `HYPERLINK("…")` leads.
    var linkOfFormula: String? {
        hasFormula ? HyperlinkFormula.address("=" + String(decoding: formula, as: UTF8.self)) : nil
    }

    /// Nothing but a format.
    var isEmpty: Bool { values == 0 && inlines == 0 && !hasFormula }

    /// Two values in one cell.
    var isRepeated: Bool { values > 1 || inlines > 1 }

    /// Appends the cell to its row; mutating so that it is not copied.
    mutating func write(
        to builder: inout TabRowBuilder,
        column: Int,
        _ shared: SharedDefinitions,
        _ texts: SharedTexts
    ) {
        if inlines > 0, kind == .inline || values == 0 {
            inline.withUnsafeBufferPointer { builder.append($0, column: column) }
            return
        }
        let (kind, style) = (kind, style)
        // Programs that compute nothing write 0, and that it is to be computed on opening.
        let isUncomputed = shared.isToCompute && hasFormula && kind == .number && value == [UInt8(ascii: "0")]
        let isWritten =
            !isUncomputed
            && value.withUnsafeBufferPointer {
                CellValue(kind: kind, style: style, bytes: $0, column: column).write(to: &builder, shared, texts)
            }
        // A formula may come to an empty text, which is stored as one.
        if !isWritten, hasFormula, kind != .formulaText {
            let text = "=" + String(decoding: formula, as: UTF8.self)
            builder.doubt(.formulaWithoutValue, text, column: column)
        }
    }
}
