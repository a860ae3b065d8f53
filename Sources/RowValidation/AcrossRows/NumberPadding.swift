import ContactAPI
import JobModel
import Wording

/// How long the numbers of a column are, and whether zeros fill them up: 0007 beside 12 has lost two in a spreadsheet.
struct NumberPadding: Sendable {
    /// Of each length, one bit: whether a number has it, and whether one that a zero begins.
    private var lengths: UInt32 = 0
    private var padded: UInt32 = 0

    /// How one number is written.
    struct Look: Sendable, BitwiseCopyable, Equatable {
        let length: UInt8
        let isPadded: Bool

        /// `nil` for a text that is no number.
        init?(_ text: String?) {
            guard var text else { return nil }
            guard let look = text.withUTF8({ Look($0) }) else { return nil }
            self = look
        }

        init?(_ cell: PlainCell) {
            guard cell.kinds == .digit, cell.bytes.count <= 18 else { return nil }
            length = UInt8(cell.bytes.count)
            isPadded = cell.first == UInt8(ascii: "0")
        }

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            guard (1...18).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            length = UInt8(bytes.count)
            isPadded = bytes[0] == UInt8(ascii: "0")
        }
    }

    /// How a row writes the fields that may be numbers and are texts.
    struct Looks: Sendable, BitwiseCopyable, Equatable {
        var employeeNo: Look?
        var userID: Look?
    }

    mutating func note(_ look: Look) {
        lengths |= 1 << UInt32(look.length)
        if look.isPadded { padded |= 1 << UInt32(look.length) }
    }

    static func looks(of draft: Draft) -> Looks {
        guard case .person(let person) = draft else { return Looks() }
        return Looks(employeeNo: Look(person.values.employeeNo), userID: Look(person.values.userID))
    }

    /// The length that the longest numbers have, if zeros fill some of them up.
    var width: Int? {
        guard lengths > 0 else { return nil }
        let longest = 31 - lengths.leadingZeroBitCount
        return padded >> UInt32(longest) == 1 ? longest : nil
    }

    var hasShorter: Bool { width.map { lengths & (1 << UInt32($0) - 1) > 0 } ?? false }

    /// The fields that may be numbers and are texts.
    static func fields(of draft: Draft) -> [(field: UniqueField, text: String)] {
        guard case .person(let person) = draft else { return [] }
        var fields: [(field: UniqueField, text: String)] = []
        if let number = person.values.employeeNo { fields.append((.employeeNo, number)) }
        if let id = person.values.userID { fields.append((.userID, id)) }
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
            index.lostZeros(field, text).map { .lostZeros(field.fieldName, text, width: $0) }
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
            ),
            pageRemedy: LocalizedText(
                en: "If it has them, correct the cell here: write '\(full)'.",
                zh: "如确有前导零，请在此处更正单元格：填写“\(full)”。"
            )
        )
    }
}
