/// A column of a departments sheet, spelled as on the wire; `path` is ours.
package enum DepartmentField: String, Sendable, Codable, CaseIterable {
    case departmentID = "department_id"
    /// The whole path such as `工程部/后端`, giving name and parent at once.
    case path
    case name
    case nameZhCN = "i18n_name.zh_cn"
    case nameEnUS = "i18n_name.en_us"
    case nameJaJP = "i18n_name.ja_jp"
    case parentDepartmentID = "parent_department_id"
    /// The parent by its name, or by as much of its path as tells it from others.
    case parentName = "parent_name"
    case leaderUserID = "leader_user_id"
    case order
    case createGroupChat = "create_group_chat"
    case departmentHRBPs = "department_hrbps"

    // Written by an export, read over by an import.
    case openDepartmentID = "open_department_id"
    case memberCount = "member_count"
    case chatID = "chat_id"

    /// What its cells hold.
    package var content: CellContent {
        switch self {
        case .departmentID, .leaderUserID: .id
        case .departmentHRBPs: .ids
        case .parentDepartmentID: .departments
        case .path, .parentName: .path
        case .name, .nameZhCN, .nameEnUS, .nameJaJP: .text
        case .order, .createGroupChat: .fixed
        case .openDepartmentID, .memberCount, .chatID: .readOnly
        }
    }

    /// Whether an import never writes the column.
    package var isReadOnly: Bool { content == .readOnly }

    package static let matchable: [DepartmentField] = [.departmentID, .path]
}
