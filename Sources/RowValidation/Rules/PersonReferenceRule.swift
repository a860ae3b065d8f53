import JobModel
import Wording

/// Reads a person named in a cell: a user_id, or `mobile:`, `email:`, `employee_no:`, `open_id:` and the value.
struct PersonReferenceRule {
    let mobile: MobileRule

    func read(_ text: String) -> CellReading<PersonReference> {
        // Without a colon, of either width, there is only an id; the full-width one ends in this byte.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == 0x9A }) else {
            let id = IDRule.person(text)
            return CellReading(value: id.value.map(PersonReference.userID), findings: id.findings)
        }
        let cell = text.unicodeScalars.drop { $0 == ":" || $0 == "：" }
        let colon = cell.firstIndex { $0 == ":" || $0 == "：" } ?? cell.endIndex
        let parts = [cell[..<colon], cell[colon...].dropFirst()].map { String(Substring($0)).trimmed }
        guard !parts[0].isEmpty, !parts[1].isEmpty else {
            let id = IDRule.person(text)
            return CellReading(value: id.value.map(PersonReference.userID), findings: id.findings)
        }
        if let control = ControlCharacterRule.finding(parts[1]) { return .finding(control) }
        switch parts[0].lowercased() {
        case "user_id": return .value(.userID(parts[1]))
        case "open_id": return .value(.openID(parts[1]))
        case "employee_no": return .value(.employeeNo(parts[1]))
        case "email":
            let email = EmailAddressRule.read(parts[1])
            return CellReading(value: email.value.map { .email($0.lowercased()) }, findings: email.findings)
        case "mobile":
            let number = mobile.read(parts[1])
            return CellReading(
                value: number.value.map(PersonReference.mobile),
                findings: number.findings,
                repairs: number.repairs
            )
        default: return .finding(.unknownReference(text))
        }
    }

    /// Several people, separated by `;`.
    func readList(_ text: String) -> CellReading<[PersonReference]> {
        var people: [PersonReference] = []
        var all = CellReading<[PersonReference]>()
        for part in text.listItems {
            let reading = read(part)
            if let person = reading.value { people.append(person) }
            all.findings += reading.findings
            all.repairs += reading.repairs
        }
        all.value = people
        return all
    }
}

extension String {
    /// The items of a list cell; `；` is taken for `;`.
    package var listItems: [String] {
        guard hasListSeparator else {
            return isEmpty ? [] : [trimmed].filter { !$0.isEmpty }
        }
        return split(whereSeparator: { $0 == ";" || $0 == "；" }).map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// `;`, or `；`, which is EF BC 9B in UTF-8; seen by bytes, because comparing characters is slow.
    private var hasListSeparator: Bool {
        var before: (UInt8, UInt8) = (0, 0)
        for byte in utf8 {
            if byte == UInt8(ascii: ";") || byte == 0x9B && before == (0xEF, 0xBC) { return true }
            before = (before.1, byte)
        }
        return false
    }
}

extension Finding {
    fileprivate static func unknownReference(_ text: String) -> Finding {
        Finding(
            code: "reference.unknownKind",
            value: text,
            problem: LocalizedText(en: "'\(text)' does not name a person", zh: "“\(text)”无法指向某个人"),
            remedy: LocalizedText(
                en: "Write a user_id, or mobile:, email:, employee_no: or open_id: and the value.",
                zh: "请填写 user_id，或 mobile:、email:、employee_no:、open_id: 加对应值。"
            )
        )
    }
}
