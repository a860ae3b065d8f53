import JobModel

/// A field of a CSV record that is written straight into the bytes of the file.
package enum CSVField {
    /// Gives the field that begins at `start` and ends with the bytes its quotes and its apostrophe, where it needs them.
    ///
    /// - Parameters:
    ///   - bytes: The file's bytes, with the field's text at their end.
    ///   - start: Where the field begins.
    ///   - isText: Whether it is a text, which a spreadsheet must not take for a formula, number or date.
    ///   - isAlone: Whether the record has no other field: a blank one would read as a blank row.
    package static func finish(_ bytes: inout [UInt8], from start: Int, isText: Bool, isAlone: Bool = false) {
        guard start < bytes.count else {
            if isAlone { bytes += [quote, quote] }
            return
        }
        let (needsQuotes, needsMark) = bytes.withUnsafeBufferPointer { all in
            let field = UnsafeBufferPointer(rebasing: all[start...])
            let isBlank = isAlone && !field.contains { $0 > 0x20 }
            let isMarked = isText && SpreadsheetApostrophe.isNeeded(before: field)
            return (isBlank || field.contains { Self.isSpecial($0) }, isMarked)
        }
        if needsMark { bytes.insert(apostrophe, at: start) }
        if needsQuotes { enclose(&bytes, from: start) }
    }

    private static func enclose(_ bytes: inout [UInt8], from start: Int) {
        let field = Array(bytes[start...])
        bytes.removeSubrange(start...)
        bytes.append(quote)
        for byte in field {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// Whether a field with it needs quotes, whatever delimiter a reader expects.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), quote, 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"): true
        default: false
        }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")
}
