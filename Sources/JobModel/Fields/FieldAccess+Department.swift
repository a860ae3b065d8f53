package import ContactAPI

extension FieldAccess<Department> {
    static let parent = department(Department.CodingKeys.parentDepartmentID, \.parentDepartmentID)

    /// The names in several languages, which a request writes as one.
    package static let names = FieldAccess(
        key: Department.CodingKeys.i18nName.stringValue,
        isSet: { $0.i18nName != nil },
        copy: { $1.i18nName = $0.i18nName },
        remove: { $0.i18nName = nil },
        clear: nil,
        differs: { ($0.i18nName ?? .init()) != ($1.i18nName ?? .init()) },
        isSame: { $0.i18nName == $1.i18nName },
        isDone: { $0.i18nName == $1.i18nName },
        text: { department, _ in words(department.i18nName) },
        cell: { department, _ in words(department.i18nName) ?? "" },
        shape: .text { words($0.pointee.i18nName) }
    )

    private static func words(_ name: Department.I18nName?) -> String? {
        name.map { [$0.zhCN, $0.enUS, $0.jaJP].compactMap(\.self).joined(separator: " / ") }
    }

    /// No answer carries the key: that there is a chat is seen by its id, and `false` never removes one.
    static let groupChat = FieldAccess(
        key: Department.CodingKeys.createGroupChat.stringValue,
        isSet: { $0.createGroupChat == true },
        copy: {
            $1.createGroupChat = $0.createGroupChat
            $1.chatID = $0.chatID
        },
        remove: { $0.createGroupChat = nil },
        clear: nil,
        differs: { $0.createGroupChat == true && $1.chatID == nil },
        isSame: { ($0.chatID == nil) == ($1.chatID == nil) },
        isDone: { $1.chatID != nil },
        text: { department, _ in "\(department.createGroupChat == true || department.chatID != nil)" },
        cell: { _, _ in "" },
        shape: .flag { _ in nil }
    )
}
