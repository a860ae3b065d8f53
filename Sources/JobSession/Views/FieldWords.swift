import JobModel
package import Wording

/// Sentences for people who know no names on the wire: each field by what people call it.
///
/// Who types names, in a job file or on a command line, reads the sentences as they are.
package enum FieldWords {
    /// What stands in quotation marks is a value, and stays; so does a name before a colon, which is typed into a cell
    /// (`employee_no:W0001`), and one that is a part of something else (`custom_attrs.level`, `{employee_no}`).
    ///
    /// - Parameters:
    ///   - text: In the language.
    ///   - language: The reader's.
    /// - Returns: `Employee type is empty` for `employee_type is empty`.
    package static func titled(_ text: String, in language: Language) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "_")) else { return text }
        var (made, place) = ([UInt8](), 0)
        while place < bytes.count {
            if let end = endOfQuote(bytes, from: place) {
                made += bytes[place..<end]
                place = end
                continue
            }
            guard isPart(bytes[place]) else {
                made.append(bytes[place])
                place += 1
                continue
            }
            let end = bytes[place...].firstIndex { !isPart($0) } ?? bytes.count
            let name = String(decoding: bytes[place..<end], as: UTF8.self)
            if isWord(bytes, place..<end), let title = title(of: name, in: language, isFirst: place == 0) {
                append(title, to: &made)
                place = end
                // Chinese has no spaces between its own words.
                if endsInHan(title), end + 1 < bytes.count, bytes[end] == space, isHan(bytes[end + 1]) { place += 1 }
            } else {
                made += bytes[place..<end]
                place = end
            }
        }
        return String(decoding: made, as: UTF8.self)
    }

    private static func title(of name: String, in language: Language, isFirst: Bool) -> String? {
        guard name.contains("_"), FieldTitle.isField(name) else { return nil }
        switch language {
        case .english: return isFirst ? FieldTitle.english(name) : FieldTitle.englishInSentence(name)
        case .chinese: return FieldTitle.chinese(name)
        }
    }

    private static func append(_ title: String, to made: inout [UInt8]) {
        let isBetweenHan = made.last == space && made.dropLast().last.map(isHan) == true
        if isBetweenHan, title.utf8.first.map(isHan) == true { made.removeLast() }
        made += title.utf8
    }

    /// Whether a run of letters stands by itself.
    private static func isWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        if range.lowerBound > 0, ".{/-@&=?\\".utf8.contains(bytes[range.lowerBound - 1]) { return false }
        guard range.upperBound < bytes.count else { return true }
        let next = bytes[range.upperBound]
        if ":}@/=".utf8.contains(next) { return false }
        let further = range.upperBound + 1
        return next != UInt8(ascii: ".") || further == bytes.count || !isPart(bytes[further])
    }

    /// Where a value ends that begins at a place; `nil` where none begins there.
    private static func endOfQuote(_ bytes: [UInt8], from start: Int) -> Int? {
        if bytes[start...].starts(with: "“".utf8) { return end(of: Array("”".utf8), in: bytes, after: start + 3) }
        switch bytes[start] {
        case UInt8(ascii: "`"): return end(of: [UInt8(ascii: "`")], in: bytes, after: start + 1)
        case UInt8(ascii: "'"):
            // That of `the row's` opens nothing.
            guard start == 0 || !isPart(bytes[start - 1]) else { return nil }
            let close = bytes[(start + 1)...].indices.first { place in
                bytes[place] == UInt8(ascii: "'") && (place + 1 == bytes.count || !isPart(bytes[place + 1]))
            }
            return close.map { $0 + 1 }
        default: return nil
        }
    }

    private static func end(of mark: [UInt8], in bytes: [UInt8], after start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return bytes[start...].indices.first { bytes[$0...].starts(with: mark) }.map { $0 + mark.count }
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func endsInHan(_ text: String) -> Bool { text.utf8.last.map(isHan) == true }

    /// Whether a byte is of a character beyond ASCII.
    private static func isHan(_ byte: UInt8) -> Bool { byte >= 0x80 }

    private static let space = UInt8(ascii: " ")
}
