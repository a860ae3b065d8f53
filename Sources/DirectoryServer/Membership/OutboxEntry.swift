/// An invitation that the directory would have sent.
package struct OutboxEntry: Encodable, Sendable, Equatable {
    package var tenant: String
    package var userID: String
    package var name: String
    package var mobile: String?
    package var email: String?
    package var cause: Cause
    /// Unix seconds.
    package var createdAt: Int

    /// The call that invited: every v3 create, a v2 batch only when asked to.
    package enum Cause: String, Sendable, Codable { case create, batch }

    enum CodingKeys: String, CodingKey {
        case tenant = "tenant_key"
        case userID = "user_id"
        case name
        case mobile
        case email
        case cause
        case createdAt = "created_at"
    }

    package init(
        tenant: String,
        userID: String,
        name: String,
        mobile: String?,
        email: String?,
        cause: Cause,
        createdAt: Int
    ) {
        self.tenant = tenant
        self.userID = userID
        self.name = name
        self.mobile = mobile
        self.email = email
        self.cause = cause
        self.createdAt = createdAt
    }
}
