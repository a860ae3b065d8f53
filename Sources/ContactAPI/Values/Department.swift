/// A department as the directory writes one, in v3 requests and answers alike.
///
/// Source: contact API v3.
package struct Department: Codable, Sendable, Equatable {
    package var name: String?
    package var i18nName: I18nName?
    package var parentDepartmentID: String?
    /// The custom id, or the generated one.
    package var departmentID: String?
    /// `od-` and 32 hex digits; never reused.
    package var openDepartmentID: String?
    package var leaderUserID: String?
    package var leaders: [Leader]?
    /// A non-negative integer as a string; smaller stands earlier.
    @TextOrNumber package var order: String?
    package var unitIDs: [String]?
    package var createGroupChat: Bool?
    package var chatID: String?
    package var groupChatEmployeeTypes: [Int]?
    package var departmentHRBPs: [String]?
    package var memberCount: Int?
    package var primaryMemberCount: Int?
    package var status: Status?

    package init() {}

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case i18nName = "i18n_name"
        case parentDepartmentID = "parent_department_id"
        case departmentID = "department_id"
        case openDepartmentID = "open_department_id"
        case leaderUserID = "leader_user_id"
        case leaders
        case order
        case unitIDs = "unit_ids"
        case createGroupChat = "create_group_chat"
        case chatID = "chat_id"
        case groupChatEmployeeTypes = "group_chat_employee_types"
        case departmentHRBPs = "department_hrbps"
        case memberCount = "member_count"
        case primaryMemberCount = "primary_member_count"
        case status
    }

    package struct Status: Codable, Sendable, Equatable {
        package var isDeleted: Bool

        package init(isDeleted: Bool) { self.isDeleted = isDeleted }

        package enum CodingKeys: String, CodingKey { case isDeleted = "is_deleted" }
    }

    /// `leaderType` 1 is the main leader, 2 a deputy; the keys are camelCase on the wire.
    package struct Leader: Codable, Sendable, Equatable {
        package var leaderType: Int
        package var leaderID: String

        package init(leaderType: Int, leaderID: String) {
            self.leaderType = leaderType
            self.leaderID = leaderID
        }
    }

    package struct I18nName: Codable, Sendable, Equatable {
        package var zhCN: String?
        package var jaJP: String?
        package var enUS: String?

        package init(zhCN: String? = nil, jaJP: String? = nil, enUS: String? = nil) {
            self.zhCN = zhCN
            self.jaJP = jaJP
            self.enUS = enUS
        }

        package enum CodingKeys: String, CodingKey {
            case zhCN = "zh_cn"
            case jaJP = "ja_jp"
            case enUS = "en_us"
        }
    }
}
