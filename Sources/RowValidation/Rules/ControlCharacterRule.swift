import JobModel
import Wording

/// Requires ids and numbers of people and departments to have no control characters.
///
/// No id of a directory has any. They are not taken off as they are elsewhere: what is left could be another's id, and a NUL
/// ends a text for some programs and not for others.
enum ControlCharacterRule {
    static func finding(_ text: String) -> Finding? {
        // By bytes first: most ids have none, and C2 begins those above ASCII.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }),
            text.unicodeScalars.contains(where: isControl)
        else { return nil }
        return Finding(
            code: "id.control",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' has a control character in it, which no id has",
                zh: "“\(text)”含有控制字符，任何标识都不会有"
            ),
            remedy: LocalizedText(en: "Enter the id again, by hand.", zh: "请手动重新填写。")
        )
    }

    /// Whether it is a control character (Cc) other than a tab or a line break, which have findings of their own.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        default: false
        }
    }
}

extension SheetColumns.Meaning {
    /// Whether cells hold ids, or what may be one: they go into the address of a request.
    var holdsIDs: Bool {
        switch self {
        case .person(let field): field.content.holdsIDs
        case .department(let field): field.content.holdsIDs
        case .attribute, .condition, .part, .ignored, .own, .unknown: false
        }
    }
}
