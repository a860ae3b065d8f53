/// The body and the answer of `POST /auth/v3/tenant_access_token/internal`; the answer has no `data`.
package struct TokenRequest: Codable, Sendable {
    package var appID: String?
    package var appSecret: String?

    package init(appID: String?, appSecret: String?) {
        self.appID = appID
        self.appSecret = appSecret
    }

    package enum CodingKeys: String, CodingKey {
        case appID = "app_id"
        case appSecret = "app_secret"
    }
}
