extension UserLookup.Response: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init(userList: nil)
        try json.members(into: &self, by: Self.members)
    }

    private static let members = JSONMembers<UserLookup.Response, CodingKeys>([
        .at(.userList) { $0.userList = try $1.values() }
    ])
}

extension UserLookup.Entry: JSONReadable {
    package init(reading json: inout JSONReader) throws {
        self.init(userID: nil, email: nil, mobile: nil, status: nil)
        try json.members(into: &self, by: Self.members)
    }

    private static let members = JSONMembers<UserLookup.Entry, CodingKeys>([
        .at(.userID) { $0.userID = try $1.text() },
        .at(.email) { $0.email = try $1.text() },
        .at(.mobile) { $0.mobile = try $1.text() },
        .at(.status) { $0.status = try $1.value() },
    ])
}
