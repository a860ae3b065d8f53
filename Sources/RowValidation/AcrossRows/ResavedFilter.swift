package import ContactAPI
package import JobModel

/// Tells of which people a key of the sheet may have been made by a spreadsheet: whom `481` may mean is kept when a walk
/// meets `00481`.
package struct ResavedFilter: Sendable {
    /// Numbers without zeros in front, by the field.
    private var numbers: [PersonField: Set<String>] = [:]
    /// Texts that look shortened or like a day, which each key has to be held against.
    private var others: [PersonField: [String]] = [:]

    package init(_ keys: some Sequence<PersonReference>) {
        for key in keys {
            guard let field = key.field, field == .userID || field == .employeeNo else { continue }
            let text = key.value
            if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                if text.utf8.first != UInt8(ascii: "0") || text == "0" { numbers[field, default: []].insert(text) }
            } else if Self.looksMade(text), others[field, default: []].count < Self.most {
                others[field, default: []].append(text)
            }
        }
    }

    /// Whether none of the keys looks as if a spreadsheet had made it.
    package var isEmpty: Bool { numbers.isEmpty && others.isEmpty }

    package func mayMean(_ person: User) -> Bool {
        if isEmpty { return false }
        return mayMean(person.employeeNo, .employeeNo) || mayMean(person.userID, .userID)
    }

    private func mayMean(_ key: String?, _ field: PersonField) -> Bool {
        guard let key else { return false }
        if key.utf8.first == UInt8(ascii: "0"), let numbers = numbers[field] {
            let rest = key.drop { $0 == "0" }
            if numbers.contains(rest.isEmpty ? "0" : String(rest)) { return true }
        }
        return others[field]?.contains { ResavedText($0, from: key) != nil } == true
    }

    /// Whether a text is written as a spreadsheet writes a number or a day.
    private static func looksMade(_ text: String) -> Bool {
        text.utf8.count < 40 && (ResavedText.number(text) != nil || !DateLook.days(shown: text).isEmpty)
    }

    /// A sheet has few such keys; in one that has more, the first are enough to see what has happened to it.
    private static let most = 50
}
