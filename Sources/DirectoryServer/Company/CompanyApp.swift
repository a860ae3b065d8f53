/// An app that may call the directory.
package struct CompanyApp: Sendable, Equatable {
    package var appID: String
    package var appSecret: String
    package var permissions: [String]
    package var scope: CompanyScope
    /// Whose app it is: a person has one union_id in all apps of a developer (S25).
    package var developer: String
    package var kind: Kind
    /// Tokens that people have given the app.
    package var userTokens: [CompanyUserToken]

    /// A store app reads only; every write is for custom apps (1.4).
    package enum Kind: String, Sendable, Codable { case custom, isv }

    package init(
        appID: String,
        appSecret: String,
        permissions: [String],
        scope: CompanyScope,
        developer: String = Self.ownDeveloper,
        kind: Kind = .custom,
        userTokens: [CompanyUserToken] = []
    ) {
        self.appID = appID
        self.appSecret = appSecret
        self.permissions = permissions
        self.scope = scope
        self.developer = developer
        self.kind = kind
        self.userTokens = userTokens
    }

    /// The developer of apps that name none.
    package static let ownDeveloper = "own"
}

extension CompanyApp: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case appID = "app_id"
        case appSecret = "app_secret"
        case permissions
        case scope
        case availability
        case developer
        case kind = "type"
        case userTokens = "user_tokens"
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let availability = try values.decodeIfPresent(CompanyScope.self, forKey: .availability) ?? .all
        // S1, S19: who may use the app decides nothing here, unless the scope is set to follow it.
        let follows = (try? values.decode(String.self, forKey: .scope)) == CompanyScope.followingAvailability
        self.init(
            appID: try values.decode(String.self, forKey: .appID),
            appSecret: try values.decode(String.self, forKey: .appSecret),
            permissions: try values.decodeIfPresent([String].self, forKey: .permissions) ?? [],
            scope: try follows ? availability : values.decodeIfPresent(CompanyScope.self, forKey: .scope) ?? .all,
            developer: try values.decodeIfPresent(String.self, forKey: .developer) ?? Self.ownDeveloper,
            kind: try values.decodeIfPresent(Kind.self, forKey: .kind) ?? .custom,
            userTokens: try values.decodeIfPresent([CompanyUserToken].self, forKey: .userTokens) ?? []
        )
    }
}

/// A user access token: whose it is, and what that person sees of the company.
package struct CompanyUserToken: Sendable, Equatable, Decodable {
    /// `u-` and anything.
    package var token: String
    /// A user_id of the company.
    package var user: String
    /// What the console's member permissions let the person see; the whole company where it is not said.
    package var sees: CompanyScope

    package init(token: String, user: String, sees: CompanyScope = .all) {
        self.token = token
        self.user = user
        self.sees = sees
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case token
        case user
        case sees
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        token = try values.decode(String.self, forKey: .token)
        user = try values.decode(String.self, forKey: .user)
        sees = try values.decodeIfPresent(CompanyScope.self, forKey: .sees) ?? .all
    }
}

/// An app's authority scope: `all`, or custom ids of departments (with all below them) and of users.
package enum CompanyScope: Sendable, Equatable {
    case all
    case selected(departments: [String], users: [String])

    /// What an app's `scope` says where it is the same as the app's `availability`.
    static let followingAvailability = "availability"
}

extension CompanyScope: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case departments
        case users
    }

    package init(from decoder: any Decoder) throws {
        if let word = try? decoder.singleValueContainer().decode(String.self) {
            guard word == "all" else {
                throw CompanyFileError.wrongValue(
                    place: CompanyFileError.place(decoder.codingPath),
                    reason: ServerText(
                        en: "'\(word)' is neither 'all' nor 'availability' nor a mapping of 'departments' and 'users'",
                        zh: "“\(word)”不是 all 或 availability，也不是含 departments 和 users 的映射"
                    )
                )
            }
            self = .all
            return
        }
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self = .selected(
            departments: try values.decodeIfPresent([String].self, forKey: .departments) ?? [],
            users: try values.decodeIfPresent([String].self, forKey: .users) ?? []
        )
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .all:
            var value = encoder.singleValueContainer()
            try value.encode("all")
        case .selected(let departments, let users):
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(departments, forKey: .departments)
            try values.encode(users, forKey: .users)
        }
    }
}
