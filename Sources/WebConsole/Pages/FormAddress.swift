import Foundation

/// An address with the fields of a form behind it.
enum FormAddress {
    static func of(_ path: String, _ fields: [(String, String)]) -> String {
        fields.isEmpty ? path : path + "?" + query(fields)
    }

    static func query(_ fields: [(String, String)]) -> String {
        fields.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// Source: RFC 3986 §2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}
