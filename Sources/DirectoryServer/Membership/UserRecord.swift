import GRDB

/// A person as stored.
struct UserRecord: Sendable, Equatable {
    var id: Int64 = 0
    var tenant = ""
    var userID = ""
    var name = ""
    var enName: String?
    var nickname: String?
    var email: String?
    var mobile: String?
    var mobileVisible = true
    var gender = 0
    var avatarKey: String?
    var leader: Int64?
    var leaderUserID: String?
    var dottedLeaders: [Int64] = []
    /// Filled in by the table where there are any.
    var dottedLeaderUserIDs: [String] = []
    var city: String?
    var country: String?
    var workStation: String?
    var joinTime: Int?
    var employeeNo: String?
    var employeeType = 1
    /// The JSON of an answer's `custom_attrs`, option texts included.
    var customAttributes: String?
    var jobTitle: String?
    var isFrozen = false
    var isResigned = false
    var isActivated = false
    var isExited = false
    var isUnjoin = false
    var isManager = false
    /// Unix seconds.
    var resignedAt: Int?
    /// How often the user_id has been changed.
    var idChanges = 0
    var enterpriseEmail: String?
    var jobLevel: Int64?
    var jobFamily: Int64?
    /// Unix seconds; only written.
    var createdAt: Int?
    var places: [Place] = []

    /// A person's membership in one department; 0 is the root.
    struct Place: Sendable, Equatable {
        var department: Int64
        var userOrder: Int = 0
        var departmentOrder: Int = 0
        var isPrimary: Bool
    }

    init() {}
}

extension UserRecord {
    /// What `init(row:)` reads, in its order.
    static let columns = """
        u.id, u.tenant, u.user_id, u.name, u.en_name, u.nickname, u.email, u.mobile, u.mobile_visible, u.gender,
        u.avatar_key, u.leader, (SELECT l.user_id FROM user l WHERE l.id = u.leader), u.dotted_leaders, u.city,
        u.country, u.work_station, u.join_time, u.employee_no, u.employee_type, u.custom_attrs, u.job_title,
        u.frozen, u.resigned, u.activated, u.exited, u.unjoin, u.manager, u.resigned_at, u.id_changes,
        u.enterprise_email, u.job_level, u.job_family, (SELECT group_concat(m.position || ':' || m.department || ':' || m.user_order || ':' || m.department_order
            || ':' || m.is_primary, ';') FROM membership m WHERE m.user = u.id)
        """

    init(row: Row) throws {
        id = try row.value(0)
        tenant = try row.value(1)
        userID = try row.value(2)
        name = try row.value(3)
        enName = try row.value(4)
        nickname = try row.value(5)
        email = try row.value(6)
        mobile = try row.value(7)
        mobileVisible = try row.value(8)
        gender = try row.value(9)
        avatarKey = try row.value(10)
        leader = try row.value(11)
        leaderUserID = try row.value(12)
        dottedLeaders = Self.rows(try row.value(13))
        city = try row.value(14)
        country = try row.value(15)
        workStation = try row.value(16)
        joinTime = try row.value(17)
        employeeNo = try row.value(18)
        employeeType = try row.value(19)
        customAttributes = try row.value(20)
        jobTitle = try row.value(21)
        isFrozen = try row.value(22)
        isResigned = try row.value(23)
        isActivated = try row.value(24)
        isExited = try row.value(25)
        isUnjoin = try row.value(26)
        isManager = try row.value(27)
        resignedAt = try row.value(28)
        idChanges = try row.value(29)
        enterpriseEmail = try row.value(30)
        jobLevel = try row.value(31)
        jobFamily = try row.value(32)
        places = Self.places(try row.value(33))
    }

    /// SQLite promises no order within `group_concat`, so the position comes along.
    private static func places(_ text: String?) -> [Place] {
        guard let text else { return [] }
        var numbers: [[Int]] = text.utf8.split(separator: UInt8(ascii: ";")).map { place in
            place.split(separator: UInt8(ascii: ":")).map { Int(Substring($0)) ?? 0 }
        }
        numbers.removeAll { $0.count != 5 }
        if numbers.count > 1 { numbers.sort { $0[0] < $1[0] } }
        return numbers.map { part in
            Place(department: Int64(part[1]), userOrder: part[2], departmentOrder: part[3], isPrimary: part[4] == 1)
        }
    }

    private static func rows(_ text: String?) -> [Int64] {
        text.map { $0.split(separator: ",").compactMap { Int64($0) } } ?? []
    }
}
