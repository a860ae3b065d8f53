import ContactAPI
import Foundation

/// One call, ready to be sent as often as needed.
struct DirectoryRequest: Sendable {
    let endpoint: Endpoint
    /// Stands for `:id` in the path.
    var id: String?
    var query: [(name: String, value: String)] = []
    var body: Data?
    var clientToken: String?
    /// Whether it patches `department_ids` or `is_frozen`.
    var isMoving = false
    /// Told before each time that the request leaves.
    var observer: (any RequestObserver)?

    init(_ endpoint: Endpoint, id: String? = nil) {
        self.endpoint = endpoint
        self.id = id
    }

    mutating func add(_ name: String, _ value: String) { query.append((name, value)) }

    mutating func encode(_ value: some Encodable) throws { body = try Self.encoder.encode(value) }

    /// Path and query, every value percent-encoded: page tokens hold `/`, `+`, `=` and even a literal `%2B`.
    var target: String {
        var target = "/open-apis" + endpoint.path
        if let id { target = target.replacingOccurrences(of: ":id", with: id.percentEncoded) }
        let parts = query.map { "\($0.name)=\($0.value.percentEncoded)" }
        return parts.isEmpty ? target : target + "?" + parts.joined(separator: "&")
    }

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return encoder
    }()
}

extension String {
    /// With everything but the unreserved characters of RFC 3986 §2.3 percent-encoded.
    var percentEncoded: String {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(utf8.count)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                encoded += [UInt8(ascii: "%"), Self.hexDigits[Int(byte >> 4)], Self.hexDigits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
