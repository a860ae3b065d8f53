/// A column of a people sheet, spelled as on the wire.
///
/// Custom attributes stand apart as `custom_attrs.<id or name>`.
package enum PersonField: String, Sendable, Codable, CaseIterable {
    case userID = "user_id"
    case name
    case enName = "en_name"
    case nickname
    case email
    case mobile
    case mobileVisible = "mobile_visible"
    case gender
    /// Ids, open ids or paths, separated by `;`; the first is the primary department.
    case departmentIDs = "department_ids"
    case leaderUserID = "leader_user_id"
    case dottedLineLeaderUserIDs = "dotted_line_leader_user_ids"
    case jobTitle = "job_title"
    case city
    case country
    case workStation = "work_station"
    case joinTime = "join_time"
    case employeeNo = "employee_no"
    case employeeType = "employee_type"
    case enterpriseEmail = "enterprise_email"
    case jobLevelID = "job_level_id"
    case jobFamilyID = "job_family_id"
    /// The licences that a new person takes, where the company has several; no answer holds them.
    case subscriptionIDs = "subscription_ids"
    case isFrozen = "is_frozen"

    // Written by an export, read over by an import.
    case openID = "open_id"
    case unionID = "union_id"
    case status

    /// What its cells hold.
    package var content: CellContent {
        switch self {
        case .userID, .leaderUserID, .employeeNo, .jobLevelID, .jobFamilyID: .id
        case .dottedLineLeaderUserIDs, .subscriptionIDs: .ids
        case .departmentIDs: .departments
        case .email, .enterpriseEmail: .address
        case .name, .enName, .nickname, .jobTitle, .city, .workStation: .text
        case .mobile, .mobileVisible, .gender, .country, .joinTime, .employeeType, .isFrozen: .fixed
        case .openID, .unionID, .status: .readOnly
        }
    }

    /// Whether an import never writes the column.
    package var isReadOnly: Bool { content == .readOnly }

    /// Whether an import writes the field with a new person only: what nobody can read back cannot be compared.
    package var isForNewPeople: Bool { self == .subscriptionIDs }

    /// The fields a job may match people by.
    package static let matchable: [PersonField] = [.userID, .employeeNo, .mobile, .email]
}
