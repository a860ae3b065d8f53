import ContactAPI
import Foundation

/// What the directory answers to a call: a code, and where that is 0 a payload.
protocol ResponseEnvelope: Decodable, Sendable {
    associatedtype Payload: Sendable
    var code: Int { get }
    var msg: String? { get }
    var detail: RefusalDetail? { get }
    var payload: Payload? { get }

    /// A success, read straight from the bytes of a body; `nil` where it is not certain to be what `Decodable` gives.
    init?(certain body: UnsafeRawBufferPointer)
}

extension ResponseEnvelope {
    init?(certain body: UnsafeRawBufferPointer) { return nil }
}

/// The usual envelope, with its payload in `data`.
struct DataResponseEnvelope<Payload: Decodable & Sendable>: ResponseEnvelope {
    let code: Int
    let msg: String?
    let detail: RefusalDetail?
    let payload: Payload?

    private enum Keys: String, CodingKey { case code, msg, data, error }

    init(success payload: Payload?, msg: String?) {
        code = 0
        self.msg = msg
        detail = nil
        self.payload = payload
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        code = try values.decode(Int.self, forKey: .code)
        // Text for people: its absence or odd shape must not hide the code.
        msg = try? values.decode(String.self, forKey: .msg)
        detail = try? values.decode(RefusalDetail.self, forKey: .error)
        // A refusal may carry anything in `data`.
        payload = code == 0 ? try values.decodeIfPresent(Payload.self, forKey: .data) : nil
    }
}

/// The envelope of the token call, whose payload stands beside the code.
struct TokenResponseEnvelope: ResponseEnvelope {
    let code: Int
    let msg: String?
    let detail: RefusalDetail? = nil
    let payload: TokenResponse?

    private enum Keys: String, CodingKey { case code, msg }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        code = try values.decode(Int.self, forKey: .code)
        msg = try? values.decode(String.self, forKey: .msg)  // Text for people.
        payload = code == 0 ? try TokenResponse(from: decoder) : nil
    }
}
