import ContactAPI
package import Wording

extension FieldTitle {
    /// What a column of an export is called that holds what is only read; `nil` for any other.
    package static func readOnly(_ name: String, of subject: Subject) -> LocalizedText? {
        switch subject {
        case .people: title(name, among: ReadOnlyField<User>.all)
        case .departments: title(name, among: ReadOnlyField<Department>.all)
        }
    }

    private static func title<Record>(_ name: String, among fields: [ReadOnlyField<Record>]) -> LocalizedText? {
        fields.first { $0.name == name }.map { LocalizedText(en: $0.english, zh: $0.chinese) }
    }
}
