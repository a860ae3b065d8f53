import ContactAPI
import Foundation

/// Reads and makes the paging parameters of a list.
///
/// A token says of which list it is and after what to go on; to callers it is opaque, and one of another list is bad.
struct Paging: Sendable {
    let size: Int
    /// What the last page ended with; `nil` on the first.
    let after: [Int64]?
    private let list: String

    /// Reads a call's page size and token; `list` says what the token belongs to, such as a department's members.
    init(_ call: Call, list: String, standard: Int, most: Int) throws(APIError) {
        self.list = list
        if let text = call.value("page_size"), !text.isEmpty {
            guard let size = Int(text), (1...most).contains(size) else {
                // 40011 where the page documents it, else the gateway's schema check.
                if call.endpoint.entry(for: 40011) != nil { throw APIError(40011) }
                throw .schema("page_size", value: text, "between 1 and \(most)")
            }
            self.size = size
        } else {
            size = standard
        }
        guard let token = call.value("page_token"), !token.isEmpty else {
            after = nil
            return
        }
        guard let position = Self.position(token, list: list) else {
            throw call.endpoint.entry(for: 40012) != nil
                ? APIError(40012) : .schema("page_token", value: token, "not a token of this list")
        }
        after = position
    }

    func token(after position: Int64...) -> String {
        let text = "\(list)|" + position.map(String.init).joined(separator: ",")
        return Data(text.utf8).base64EncodedString()
    }

    private static func position(_ token: String, list: String) -> [Int64]? {
        guard let data = Data(base64Encoded: token) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        guard text.hasPrefix("\(list)|") else { return nil }
        let position = text.dropFirst(list.count + 1).split(separator: ",").map { Int64($0) }
        let known = position.compactMap(\.self)
        return known.isEmpty || known.count != position.count ? nil : known
    }
}
