import Foundation
import NIOCore

extension DirectoryService {
    /// Runs a create once for a client token; the same token and body get the first answer again (U8).
    ///
    /// Only what succeeded is remembered. Bodies are compared by value, since the order of keys means nothing.
    func once<Body: Decodable & Equatable & Sendable>(
        _ call: Call,
        _ body: Body,
        in writing: Writing,
        _ create: () throws -> ByteBuffer
    ) throws -> ByteBuffer {
        guard let token = call.value("client_token"), !token.isEmpty else { return try create() }
        let tokens = ClientTokens(db: writing.db, appID: call.app.appID, endpoint: call.endpoint)
        if let known = try tokens.find(token) {
            guard try JSONDecoder().decode(Body.self, from: known.body) == body else { throw APIError(40021) }
            return ByteBuffer(bytes: known.answer)
        }
        let answer = try create()
        try tokens.remember(token, body: Data(call.body.readableBytesView), answer: Data(answer.readableBytesView))
        return answer
    }
}
