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

    /// The whole address: the directory's, path and query, every value percent-encoded: page tokens hold `/`, `+`, `=` and
    /// even a literal `%2B`.
    func url(at address: DirectoryAddress) -> String {
        var url = ""
        url.reserveCapacity(256)
        url += address.text
        url += "/open-apis"
        let path = endpoint.path
        if let id, let place = path.firstIndex(of: ":") {
            url += path[..<place]
            url.append(percentEncoding: id)
            url += path[place...].dropFirst(":id".count)
        } else {
            url += path
        }
        var sign = "?"
        for (name, value) in query {
            url += sign
            url += name
            url += "="
            url.append(percentEncoding: value)
            sign = "&"
        }
        return url
    }

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return encoder
    }()
}

extension String {
    /// Adds a text with everything but the unreserved characters of RFC 3986 §2.3 percent-encoded.
    fileprivate mutating func append(percentEncoding text: String) {
        guard !text.utf8.allSatisfy(\.isUnreserved) else { return append(text) }
        for byte in text.utf8 {
            if byte.isUnreserved {
                unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                unicodeScalars.append(contentsOf: ["%", Self.hexDigits[Int(byte >> 4)], Self.hexDigits[Int(byte & 15)]])
            }
        }
    }

    private static let hexDigits = Array("0123456789ABCDEF".unicodeScalars)
}

extension UInt8 {
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
