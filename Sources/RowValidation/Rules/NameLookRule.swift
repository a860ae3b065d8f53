import JobModel
import Wording

/// Doubts names that look like another column's value, as where the cells of a row are shifted: a number, a date, an address;
/// alone or behind a name.
///
/// Two people in one cell and a question mark in place of a lost character are findings: no name has them.
enum NameLookRule {
    static func finding(_ text: String) -> Finding? {
        // In few names is any of them, and most cells are seen at little cost.
        guard text.unicodeScalars.contains(where: isDoubtful) else { return nil }
        if text.unicodeScalars.contains(where: { $0 == "?" || $0 == "？" }) { return .lostCharacter(text) }
        return holdsSeveral(text) ? .severalNames(text) : nil
    }

    /// Whether a cell of `OrdinaryScalars` has letters, few digits, and nothing that stands between names.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        guard cell.lacks([.question, .comma, .semicolon, .slash, .ampersand, .at]),
            !cell.lacks([.letter, .han, .rare])
        else { return false }
        // 、 and ，
        if !cell.lacks(.rare), cell.scalars.contains(where: { $0 == 0x3001 || $0 == 0xFF0C }) { return false }
        return cell.lacks(.digit) || cell.bytes.count(where: { (0x30...0x39).contains($0) }) < leastOfNumber
    }

    static func warning(_ text: String) -> Finding? {
        if text.utf8.contains(UInt8(ascii: "@")) {
            return text.contains(address) || EmailAddressRule.read(text).value != nil ? .unlikelyName(text) : nil
        }
        var (digits, others, run, longest) = (0, 0, 0, 0)
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                digits += 1
                run += 1
                longest = max(longest, run)
            } else {
                run = 0
                if !signs.contains(byte) { others += 1 }
            }
        }
        if others == 0 { return digits >= leastDigits || text == "0" ? .unlikelyName(text) : nil }
        return longest >= leastOfNumber ? .unlikelyName(text) : nil
    }

    private static let signs = Set(" +-./:()".utf8)
    private static let leastDigits = 5
    /// As many digits in a row behind a name are a number of a person or telephone.
    private static let leastOfNumber = 7
    private static var address: Regex<Substring> { #/[A-Za-z0-9]@[A-Za-z0-9-]+\.[A-Za-z]/# }

    private static func isDoubtful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "?", "？", "、", ",", "，", ";", "；", "/", "／", "&", "＆": true
        default: false
        }
    }

    /// Whether there are several names beside one another.
    ///
    /// `张三/Zhang San` and `Lovelace, Ada` are one, in two scripts or with the first name last.
    private static func holdsSeveral(_ text: String) -> Bool {
        let pieces = text.split { $0.unicodeScalars.allSatisfy(isDoubtful) }.map { String($0).trimmed }
        guard pieces.count > 1 else { return false }
        if pieces.allSatisfy({ (2...4).contains($0.count) && $0.unicodeScalars.allSatisfy(isHan) }) { return true }
        let words = text.split { ";；、".contains($0) }.filter { $0.contains(where: \.isLetter) }
        return words.count > 1
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }
}

extension Finding {
    fileprivate static func severalNames(_ text: String) -> Finding {
        Finding(
            code: "name.several",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' looks like the names of several people, and a row is one person",
                zh: "“\(text)”像是多个人的姓名，而每行只能是一个人"
            ),
            remedy: LocalizedText(
                en: "Give each person a row; if it is one name, `accept:` it.",
                zh: "请每人一行；若确为一个姓名，请在任务的 accept 中列出该值。"
            ),
            pageRemedy: LocalizedText(
                en: "Give each person a row; if it is one name, say so below the rows.",
                zh: "请每人一行；若确为一个姓名，请在行的下方确认。"
            )
        )
    }

    fileprivate static func lostCharacter(_ text: String) -> Finding {
        Finding(
            code: "name.lostCharacter",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' has a question mark, which stands in names where a character was lost",
                zh: "“\(text)”含有问号，姓名中的问号通常是转换时丢失的字"
            ),
            remedy: LocalizedText(
                en: "Enter the name again, from the source; if it is right as it stands, `accept:` it.",
                zh: "请从原始数据重新填写姓名；若原样正确，请在任务的 accept 中列出该值。"
            ),
            pageRemedy: LocalizedText(
                en: "Enter the name again, from the source; if it is right as it stands, say so below the rows.",
                zh: "请从原始数据重新填写姓名；若原样正确，请在行的下方确认。"
            )
        )
    }

    fileprivate static func unlikelyName(_ text: String) -> Finding {
        Finding(
            code: "name.unlikely",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' looks like a number, a date or an address, or holds one, unlike a name",
                zh: "“\(text)”像是或含有号码、日期或邮箱，不像姓名"
            ),
            remedy: LocalizedText(
                en: "Check that the cells of the row stand in their columns.",
                zh: "请检查该行的单元格是否与列对应。"
            )
        )
    }
}
