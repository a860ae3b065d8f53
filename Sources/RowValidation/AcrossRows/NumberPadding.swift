import ContactAPI
import JobModel
import Wording

/// How long the numbers of a column are, and whether zeros fill them up: 0007 beside 12 has lost two in a spreadsheet.
struct NumberPadding: Sendable {
    private var count: [Int: Int] = [:]
    private var padded: [Int: Int] = [:]

    /// How one number is written.
    struct Look: Sendable {
        let length: Int
        let isPadded: Bool

        /// `nil` for a text that is no number.
        init?(_ text: String?) {
            guard let text, NumberPadding.isNumber(text) else { return nil }
            length = text.utf8.count
            isPadded = text.utf8.first == UInt8(ascii: "0")
        }
    }

    mutating func note(_ look: Look) {
        count[look.length, default: 0] += 1
        if look.isPadded { padded[look.length, default: 0] += 1 }
    }

    /// How a row writes employee_no and user_id.
    static func looks(of draft: Draft) -> (Look?, Look?) {
        guard case .person(let person) = draft else { return (nil, nil) }
        return (Look(person.values.employeeNo), Look(person.values.userID))
    }

    /// The length that the longest numbers have, if zeros fill some of them up.
    var width: Int? {
        guard let longest = count.keys.max(), padded[longest, default: 0] > 0 else { return nil }
        return longest
    }

    var hasShorter: Bool { width.map { width in count.keys.contains { $0 < width } } ?? false }

    /// The fields that may be numbers and are texts.
    static func fields(of draft: Draft) -> [(field: String, text: String)] {
        guard case .person(let person) = draft else { return [] }
        var fields: [(field: String, text: String)] = []
        if let number = person.values.employeeNo { fields.append(("employee_no", number)) }
        if let id = person.values.userID { fields.append(("user_id", id)) }
        return fields
    }

    static func isNumber(_ text: String) -> Bool {
        (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

/// Warns of numbers that seem to have lost their leading zeros, by what the others of the column look like.
///
/// A warning: 12 beside 0007 may be right, and only who wrote the sheet knows.
enum LostZerosRule {
    static func warnings(_ draft: Draft, index: FileIndex) -> [Finding] {
        NumberPadding.fields(of: draft).compactMap { field, text in
            index.lostZeros(field, text).map { .lostZeros(field, text, width: $0) }
        }
    }
}

extension Finding {
    fileprivate static func lostZeros(_ field: String, _ text: String, width: Int) -> Finding {
        let full = String(repeating: "0", count: width - text.utf8.count) + text
        return Finding(
            code: "damage.lostZeros",
            column: field,
            value: text,
            problem: LocalizedText(
                en: "'\(text)' may have lost its leading zeros: others have \(width) digits, as '\(full)'",
                zh: "“\(text)”可能丢失了前导零：该列其他值为 \(width) 位，如“\(full)”"
            ),
            remedy: LocalizedText(
                en: "Format the column as text and enter the number in full, if it has them.",
                zh: "如确有前导零，请将该列设为文本格式并补全。"
            )
        )
    }
}
