extension User: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init()
        try json.members(into: &self, by: Self.members)
    }

    static let members = JSONMembers<User, CodingKeys>([
        .at(.unionID) { $0.unionID = try $1.text() },
        .at(.userID) { $0.userID = try $1.text() },
        .at(.openID) { $0.openID = try $1.text() },
        .at(.name) { $0.name = try $1.text() },
        .at(.enName) { $0.enName = try $1.text() },
        .at(.nickname) { $0.nickname = try $1.text() },
        .at(.email) { $0.email = try $1.text() },
        .at(.mobile) { $0.mobile = try $1.text() },
        .at(.mobileVisible) { $0.mobileVisible = try $1.flag() },
        .at(.gender) { $0.gender = try $1.integer() },
        .at(.avatarKey) { $0.avatarKey = try $1.text() },
        .at(.avatar) { $0.avatar = try $1.value() },
        .at(.status) { $0.status = try $1.value() },
        .at(.departmentIDs) { $0.departmentIDs = try $1.texts() },
        .at(.leaderUserID) { $0.leaderUserID = try $1.text() },
        .at(.city) { $0.city = try $1.text() },
        .at(.country) { $0.country = try $1.text() },
        .at(.workStation) { $0.workStation = try $1.text() },
        .at(.joinTime) { $0.joinTime = try $1.integer() },
        .at(.isTenantManager) { $0.isTenantManager = try $1.flag() },
        .at(.employeeNo) { $0.employeeNo = try $1.text() },
        .at(.employeeType) { $0.employeeType = try $1.integer() },
        .at(.orders) { $0.orders = try $1.values() },
        .at(.customAttributes) { $0.customAttributes = try $1.objects() },
        .at(.enterpriseEmail) { $0.enterpriseEmail = try $1.text() },
        .at(.jobTitle) { $0.jobTitle = try $1.text() },
        .at(.isFrozen) { $0.isFrozen = try $1.flag() },
        .at(.geo) { $0.geo = try $1.text() },
        .at(.jobLevelID) { $0.jobLevelID = try $1.text() },
        .at(.jobFamilyID) { $0.jobFamilyID = try $1.text() },
        .at(.subscriptionIDs) { $0.subscriptionIDs = try $1.textsOrNumbers() },
        .at(.dottedLineLeaderUserIDs) { $0.dottedLineLeaderUserIDs = try $1.textsOrNumbers() },
    ])
}

extension Avatar: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init()
        try json.members(into: &self, by: Self.members)
    }

    private static let members = JSONMembers<Avatar, CodingKeys>([
        .at(.avatar72) { $0.avatar72 = try $1.text() },
        .at(.avatar240) { $0.avatar240 = try $1.text() },
        .at(.avatar640) { $0.avatar640 = try $1.text() },
        .at(.avatarOrigin) { $0.avatarOrigin = try $1.text() },
    ])
}

extension UserStatus: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init()
        try json.members(into: &self, by: Self.members)
    }

    private static let members = JSONMembers<UserStatus, CodingKeys>([
        .at(.isFrozen) { $0.isFrozen = try $1.flag() ?? false },
        .at(.isResigned) { $0.isResigned = try $1.flag() ?? false },
        .at(.isActivated) { $0.isActivated = try $1.flag() ?? false },
        .at(.isExited) { $0.isExited = try $1.flag() ?? false },
        .at(.isUnjoin) { $0.isUnjoin = try $1.flag() ?? false },
    ])
}

extension UserOrder: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init(departmentID: nil)
        try json.members(into: &self, by: Self.members)
    }

    private static let members = JSONMembers<UserOrder, CodingKeys>([
        .at(.departmentID) { $0.departmentID = try $1.text() },
        .at(.userOrder) { $0.userOrder = try $1.integer() },
        .at(.departmentOrder) { $0.departmentOrder = try $1.integer() },
        .at(.isPrimaryDepartment) { $0.isPrimaryDepartment = try $1.flag() },
    ])
}

extension UserResponse: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init(user: nil)
        try json.members(into: &self, by: Self.members)
    }

    private enum Keys: String, CodingKey { case user }

    private static let members = JSONMembers<UserResponse, Keys>([.at(.user) { $0.user = try $1.value() }])
}
