package struct TokenResponse: Codable, Sendable {
    package var code: Int
    package var msg: String?
    package var tenantAccessToken: String?
    /// Seconds; 7200 when fresh.
    package var expire: Int?

    package init(code: Int, msg: String?, tenantAccessToken: String? = nil, expire: Int? = nil) {
        self.code = code
        self.msg = msg
        self.tenantAccessToken = tenantAccessToken
        self.expire = expire
    }

    package enum CodingKeys: String, CodingKey {
        case code
        case msg
        case tenantAccessToken = "tenant_access_token"
        case expire
    }
}
