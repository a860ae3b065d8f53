/// An invitation that the directory would have sent.
public struct OutboxEntry: Encodable, Sendable, Equatable {
    public var tenant: String
    public var userID: String
    public var name: String
    public var mobile: String?
    public var email: String?
    public var cause: Cause
    /// Unix seconds.
    public var createdAt: Int

    /// The call that invited: every v3 create, a v2 batch only when asked to.
    public enum Cause: String, Sendable, Codable { case create, batch }

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
