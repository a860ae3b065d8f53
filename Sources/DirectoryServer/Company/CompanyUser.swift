package import ContactAPI

/// A person who is there already.
package struct CompanyUser: Sendable, Equatable {
    package var userID: String
    package var name: String
    package var enName: String?
    package var nickname: String?
    package var email: String?
    package var mobile: String?
    /// Custom ids; the first is the primary department.
    package var departments: [String] = ["0"]
    package var employeeNo: String?
    package var employeeType = 1
    package var jobTitle: String?
    package var city: String?
    package var country: String?
    package var workStation: String?
    /// 0 secret, 1 male, 2 female, 3 other.
    package var gender = 0
    /// Unix seconds.
    package var joinTime: Int?
    /// A `user_id` of the same tenant.
    package var leader: String?
    /// As on the wire: `id`, `type`, `value`.
    package var customAttributes: [CustomAttribute] = []
    package var status = Status.active
    /// Whether the person administers the company, and so cannot be deleted (44037).
    package var isManager = false

    package enum Status: String, Sendable, Decodable { case active, unjoined, frozen, resigned, exited }

    package init(userID: String, name: String) {
        self.userID = userID
        self.name = name
    }
}

extension CompanyUser: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case userID = "user_id"
        case name
        case enName = "en_name"
        case nickname
        case email
        case mobile
        case departments
        case employeeNo = "employee_no"
        case employeeType = "employee_type"
        case jobTitle = "job_title"
        case city
        case country
        case workStation = "work_station"
        case gender
        case joinTime = "join_time"
        case leader
        case customAttributes = "custom_attrs"
        case status
        case isManager = "manager"
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        userID = try values.decode(String.self, forKey: .userID)
        name = try values.decode(String.self, forKey: .name)
        enName = try values.decodeIfPresent(String.self, forKey: .enName)
        nickname = try values.decodeIfPresent(String.self, forKey: .nickname)
        email = try values.decodeIfPresent(String.self, forKey: .email)
        mobile = try values.decodeIfPresent(String.self, forKey: .mobile)
        departments = try values.decodeIfPresent([String].self, forKey: .departments) ?? departments
        employeeNo = try values.decodeIfPresent(String.self, forKey: .employeeNo)
        employeeType = try values.decodeIfPresent(Int.self, forKey: .employeeType) ?? employeeType
        jobTitle = try values.decodeIfPresent(String.self, forKey: .jobTitle)
        city = try values.decodeIfPresent(String.self, forKey: .city)
        country = try values.decodeIfPresent(String.self, forKey: .country)
        workStation = try values.decodeIfPresent(String.self, forKey: .workStation)
        gender = try values.decodeIfPresent(Int.self, forKey: .gender) ?? gender
        joinTime = try values.decodeIfPresent(Int.self, forKey: .joinTime)
        leader = try values.decodeIfPresent(String.self, forKey: .leader)
        customAttributes = try values.decodeIfPresent([CustomAttribute].self, forKey: .customAttributes) ?? []
        status = try values.decodeIfPresent(Status.self, forKey: .status) ?? status
        isManager = try values.decodeIfPresent(Bool.self, forKey: .isManager) ?? false
    }
}
