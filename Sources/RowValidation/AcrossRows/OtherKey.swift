import ContactAPI
import JobModel
import Wording

/// Somebody whose employee number, email or mobile stands where a user_id should, and how a cell names that person.
struct OtherKey {
    let reference: PersonReference
    /// The row of this sheet that has the key; `nil` for somebody in the directory.
    let row: Int?

    /// - Parameters:
    ///   - reference: What the cell says.
    ///   - line: Of the row that has the cell: its own keys lead to nobody else.
    ///   - index: The sheet's; `nil` for a sheet of departments, which has nobody.
    ///   - view: The directory.
    ///   - mobile: Reads numbers as the job does.
    /// - Returns: `nil` where it is the key of nobody.
    static func meant(
        by reference: PersonReference,
        line: Int,
        index: FileIndex?,
        view: DirectoryView,
        mobile: MobileRule
    ) -> OtherKey? {
        guard case .userID(let text) = reference else { return nil }
        let email = EmailAddressRule.read(text).value.map { PersonReference.email($0.lowercased()) }
        let number = mobile.read(text).value.map { PersonReference.mobile($0) }
        let all: [PersonReference?] = [.employeeNo(text), email, number]
        let readings = all.compactMap(\.self)
        for reading in readings {
            guard let index, let other = index.line(of: reading), other != line else { continue }
            return OtherKey(reference: reading, row: index.rowNumber(other))
        }
        let known = readings.first { reading in
            guard let person = view.people.active(reading) else { return false }
            return index?.line(matching: person) != line
        }
        return known.map { OtherKey(reference: $0, row: nil) }
    }
}

extension Finding {
    /// Says which person the cell may mean, and how it is to be written then.
    static func otherKey(_ reference: PersonReference, _ other: OtherKey, code: String, column: String) -> Finding {
        let field = other.reference.field?.rawValue ?? ""
        let title = FieldTitle.chinese(field)
        let who =
            other.row.map { row in
                LocalizedText(
                    en: "row \(row) of this sheet has this \(field)",
                    zh: "本表第 \(row) 行的\(title)为该值"
                )
            } ?? LocalizedText(en: "somebody in the directory has this \(field)", zh: "目录中有人员的\(title)为该值")
        return Finding(
            code: code,
            column: column,
            value: reference.cell,
            problem: LocalizedText(
                en: "nobody has the user_id '\(reference.cell)', but \(who.en)",
                zh: "没有 user_id 为“\(reference.cell)”的人员，但\(who.zh)"
            ),
            remedy: LocalizedText(en: "Write \(other.reference.cell).", zh: "请填写 \(other.reference.cell)。")
        )
    }
}
