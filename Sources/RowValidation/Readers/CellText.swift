import JobModel

/// A cell's text with the damage that is certain taken off: spaces around it, invisible characters, an apostrophe
/// that a spreadsheet put before it, the `="…"` by which a program keeps a spreadsheet from changing it.
///
/// What is left is in composed form (NFC), as names are written.
struct CellText {
    var text: String
    /// The cell as written, where something was taken off.
    var original: String?
    /// Whether what was taken off is `="…"`.
    private(set) var isUnwrapped = false
    /// Whether nothing was taken off, and letters were joined with their marks.
    private(set) var isOnlyComposed = false
    /// Whether an apostrophe says that the cell is text, be it like a formula.
    private(set) var isMarkedText = false
    /// The cell as written, without space at its ends, where it has control characters.
    private(set) var controlled: String?
    let isASCII: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let kind = Self.kind(bytes)
        isASCII = kind == .plainASCII || kind == .otherASCII
        if kind == .plainASCII || kind == .plain {
            text = String(decoding: bytes, as: UTF8.self)
            return
        }
        let written = String(decoding: bytes, as: UTF8.self)
        var cleaned = SpreadsheetApostrophe.removing(from: written)
        isMarkedText = cleaned.utf8.count < written.utf8.count
        let isApostropheOnly = cleaned
        if cleaned.unicodeScalars.contains(where: ControlCharacterRule.isControl) {
            let core = cleaned.trimmed
            controlled = core.unicodeScalars.contains(where: ControlCharacterRule.isControl) ? core : nil
        }
        if cleaned.unicodeScalars.contains(where: Self.isInvisible) { cleaned = Self.withoutInvisible(cleaned) }
        let trimmed = cleaned.trimmed
        text = trimmed.composed
        // The apostrophe is the spreadsheet's own way of writing the cell; the rest is damage and is listed. By bytes: two
        // forms of one text are equal to Swift.
        original = text.utf8.elementsEqual(isApostropheOnly.utf8) ? nil : written
        isOnlyComposed = original != nil && trimmed.utf8.elementsEqual(isApostropheOnly.utf8)
        if !isMarkedText, let inner = FormulaRule.text(within: text) {
            text = inner.trimmed
            original = written
            isUnwrapped = true
            isOnlyComposed = false
        }
    }

    private enum Kind { case plainASCII, otherASCII, plain, other }

    /// Tells by its bytes whether there may be something to take off.
    ///
    /// Without space at either end and an apostrophe or `=` in front, an invisible character begins with a control or one of these lead
    /// bytes of UTF-8: C2 (no-break space, soft hyphen), E1 and E2 (spaces, zero-width characters, direction marks), E3
    /// (the ideographic space) and EF (the byte order mark). What is not composed begins with one of these, or with CC to CE, D9
    /// or E0. Those of everyday Chinese are E4 to E9.
    private static func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> Kind {
        guard let first = bytes.first, let last = bytes.last else { return .plainASCII }
        var isPlain = first > 0x20 && last > 0x20 && first != UInt8(ascii: "'") && first != UInt8(ascii: "=")
        var all: UInt8 = 0
        for byte in bytes {
            all |= byte
            let isSuspect =
                byte < 0x20 || byte == 0x7F || byte == 0xC2 || (0xE0...0xE3).contains(byte) || byte >= 0xEE
                || (0xCC...0xCE).contains(byte) || byte == 0xD9
            isPlain = isPlain && !isSuspect
        }
        if all < 0x80 { return isPlain ? .plainASCII : .otherASCII }
        return isPlain ? .plain : .other
    }

    /// Whether nothing is taken off a cell and nothing composed: its text is its bytes.
    static func isCertainlyWhole(_ cell: PlainCell) -> Bool {
        cell.first > 0x20 && cell.last > 0x20 && cell.first != UInt8(ascii: "'") && cell.first != UInt8(ascii: "=")
            && OrdinaryScalars.make(cell)
    }

    /// A joiner between letters of a script that needs it, or between the parts of an emoji, belongs to the text.
    private static func withoutInvisible(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            let isJoining =
                (scalar.value == 0x200C || scalar.value == 0x200D) && place > 0 && place + 1 < scalars.count
                && scalars[place - 1].takesJoiners && scalars[place + 1].takesJoiners
            if isJoining || !isInvisible(scalar) { kept.append(scalar) }
        }
        return String(kept)
    }

    /// Zero-width characters, direction marks, a byte order mark in the middle, controls.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0x00AD: true
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F: true
        default: false
        }
    }
}

extension InputRecord {
    /// A cell's text; empty where the record is shorter.
    func cellText(at place: Int) -> CellText { withField(place) { CellText($0) } }
}

extension String {
    /// Without white space at the ends, no-break and ideographic spaces included.
    var trimmed: String {
        guard let start = unicodeScalars.first, let end = unicodeScalars.last else { return self }
        // Most cells have nothing to take off, and finding out a character's kind is slow.
        if !start.isSpace, !end.isSpace { return self }
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// With full-width letters, digits and signs, and the digits of Arabic and its relatives, as their ASCII twins.
    var halfWidth: String {
        guard !isASCII else { return self }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let digit = scalar.arabicDigit {
                text.append(digit)
            } else if (0xFF01...0xFF5E).contains(scalar.value), let twin = Unicode.Scalar(scalar.value - 0xFEE0) {
                text.append(twin)
            } else {
                text.append(scalar == "\u{3000}" ? " " : scalar)
            }
        }
        return String(text)
    }

    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension Unicode.Scalar {
    /// The ASCII twin of an Arabic-Indic digit, or of one of the eastern ones.
    fileprivate var arabicDigit: Unicode.Scalar? {
        switch value {
        case 0x0660...0x0669: Unicode.Scalar(value - 0x0660 + 0x30)
        case 0x06F0...0x06F9: Unicode.Scalar(value - 0x06F0 + 0x30)
        default: nil
        }
    }

    /// Whether joiners mean something beside it: in Arabic and its relatives, in the scripts of India and their
    /// neighbours, in Mongolian, and in emoji.
    ///
    /// Source: The Unicode Standard 16.0, 23.2, "Cursive Connection and Ligatures".
    fileprivate var takesJoiners: Bool {
        switch value {
        case 0x0600...0x0DFF, 0x1000...0x109F, 0x1780...0x18AF, 0xFE0F: true
        default: !isASCII && (properties.isEmoji || properties.isEmojiModifier)
        }
    }

    /// White space as Unicode's White_Space property has it.
    ///
    /// Source: Unicode 16, PropList.txt.
    fileprivate var isSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
