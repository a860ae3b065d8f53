/// The body and answer of `POST /contact/v3/users/batch_get_id`.
package struct UserLookup: Codable, Sendable, Equatable {
    package var emails: [String]?
    package var mobiles: [String]?
    package var includeResigned: Bool?

    package init(emails: [String]?, mobiles: [String]?, includeResigned: Bool?) {
        self.emails = emails
        self.mobiles = mobiles
        self.includeResigned = includeResigned
    }

    package enum CodingKeys: String, CodingKey {
        case emails
        case mobiles
        case includeResigned = "include_resigned"
    }

    package struct Response: Codable, Sendable {
        package var userList: [Entry]?

        package init(userList: [Entry]?) { self.userList = userList }

        package enum CodingKeys: String, CodingKey { case userList = "user_list" }
    }

    /// One entry an email and one a mobile asked for; without `user_id` where nobody could be named (S14–S18).
    package struct Entry: Codable, Sendable, Equatable {
        package var userID: String?
        package var email: String?
        package var mobile: String?
        package var status: UserStatus?

        package init(userID: String?, email: String?, mobile: String?, status: UserStatus?) {
            self.userID = userID
            self.email = email
            self.mobile = mobile
            self.status = status
        }

        package enum CodingKeys: String, CodingKey {
            case userID = "user_id"
            case email
            case mobile
            case status
        }
    }
}
