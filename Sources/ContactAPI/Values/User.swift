/// A person as the directory writes one, in v3 requests and answers alike.
///
/// Every member is optional: in a request a missing key leaves the value as it is, in an answer it means "not set or
/// not permitted" (S5, S6). Keys are spelled as on the wire by `CodingKeys`.
/// Source: contact API v3, user object.
package struct User: Codable, Sendable, Equatable {
    package var unionID: String?
    package var userID: String?
    package var openID: String?
    package var name: String?
    package var enName: String?
    package var nickname: String?
    package var email: String?
    package var mobile: String?
    package var mobileVisible: Bool?
    /// 0 secret, 1 male, 2 female, 3 other.
    package var gender: Int?
    package var avatarKey: String?
    package var avatar: Avatar?
    package var status: UserStatus?
    package var departmentIDs: [String]?
    package var leaderUserID: String?
    package var city: String?
    package var country: String?
    package var workStation: String?
    /// Unix seconds.
    ///
    /// In a patch, 0 clears.
    package var joinTime: Int?
    package var isTenantManager: Bool?
    package var employeeNo: String?
    /// 1–5 built in, or the `enum_value` of a custom employee type.
    package var employeeType: Int?
    package var orders: [UserOrder]?
    package var customAttributes: [CustomAttribute]?
    package var enterpriseEmail: String?
    package var jobTitle: String?
    package var isFrozen: Bool?
    package var geo: String?
    package var jobLevelID: String?
    package var jobFamilyID: String?
    @TextsOrNumbers package var subscriptionIDs: [String]?
    @TextsOrNumbers package var dottedLineLeaderUserIDs: [String]?

    package init() {}

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case unionID = "union_id"
        case userID = "user_id"
        case openID = "open_id"
        case name
        case enName = "en_name"
        case nickname
        case email
        case mobile
        case mobileVisible = "mobile_visible"
        case gender
        case avatarKey = "avatar_key"
        case avatar
        case status
        case departmentIDs = "department_ids"
        case leaderUserID = "leader_user_id"
        case city
        case country
        case workStation = "work_station"
        case joinTime = "join_time"
        case isTenantManager = "is_tenant_manager"
        case employeeNo = "employee_no"
        case employeeType = "employee_type"
        case orders
        case customAttributes = "custom_attrs"
        case enterpriseEmail = "enterprise_email"
        case jobTitle = "job_title"
        case isFrozen = "is_frozen"
        case geo
        case jobLevelID = "job_level_id"
        case jobFamilyID = "job_family_id"
        case subscriptionIDs = "subscription_ids"
        case dottedLineLeaderUserIDs = "dotted_line_leader_user_ids"
    }
}
