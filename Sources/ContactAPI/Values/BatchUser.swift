/// An item of `POST /contact/v2/user/batch_add`: few fields, exactly one department, text and link attributes only.
package struct BatchUser: Codable, Sendable, Equatable {
    package var name: String?
    /// Exactly one, `od-` or custom (told apart by the prefix, U7).
    package var departments: [String]?
    package var userID: String?
    package var email: String?
    package var mobile: String?
    package var mobileVisible: Bool?
    package var city: String?
    package var country: String?
    /// 1 male, 2 female; the v2 endpoint knows no 0 and no 3.
    package var gender: Int?
    package var employeeType: Int?
    package var joinTime: Int?
    package var leaderUserID: String?
    package var leaderOpenID: String?
    package var employeeNo: String?
    /// `id` and `value` (`text`, `url`, `pc_url`) only; no `type`.
    package var customAttributes: [CustomAttribute]?
    package var workStation: String?

    package init() {}

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case departments
        case userID = "user_id"
        case email
        case mobile
        case mobileVisible = "mobile_visible"
        case city
        case country
        case gender
        case employeeType = "employee_type"
        case joinTime = "join_time"
        case leaderUserID = "leader_user_id"
        case leaderOpenID = "leader_open_id"
        case employeeNo = "employee_no"
        case customAttributes = "custom_attrs"
        case workStation = "work_station"
    }
}
