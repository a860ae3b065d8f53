import ContactAPI
import Foundation
import NIOCore

extension DirectoryService {
    /// `POST /auth/v3/tenant_access_token/internal`: no `data`, and HTTP 200 for refusals too.
    func issueToken(_ body: ByteBuffer) throws -> ByteBuffer {
        let request = try? JSONDecoder().decode(TokenRequest.self, from: Data(body.readableBytesView))
        guard let appID = request?.appID, let secret = request?.appSecret, let app = apps[appID] else {
            throw APIError(10003)
        }
        guard app.secrets.contains(secret) else {
            var refusal = APIError(10014)
            refusal.httpStatus = app.tenant.settings.wrongSecretStatus
            throw refusal
        }
        let issued = tokens.issue(to: appID, now: now())
        var json = JSONWriter()
        json.object { json in
            json.field("code", 0)
            json.field("msg", "ok")
            json.field("tenant_access_token", issued.token)
            json.field("expire", issued.expireSeconds)
        }
        return json.buffer
    }
}
