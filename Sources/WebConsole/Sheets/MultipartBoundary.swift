/// What separates the parts of a form's body.
///
/// Source: RFC 7578 §4.1, RFC 2046 §5.1.1.
struct MultipartBoundary: Sendable {
    /// Without the two hyphens.
    let bytes: [UInt8]

    /// `nil` where the type is no form of parts, or says no boundary of 1 to 70 characters.
    init?(_ contentType: String?) {
        guard let contentType else { return nil }
        let parts = contentType.split(separator: ";").map { $0.drop(while: \.isWhitespace) }
        guard let type = parts.first, type.lowercased() == "multipart/form-data" else { return nil }
        let named = parts.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }
        guard let value = named?.dropFirst("boundary=".count) else { return nil }
        let text =
            value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1 ? value.dropFirst().dropLast() : value
        guard (1...70).contains(text.utf8.count) else { return nil }
        bytes = Array(text.utf8)
    }
}
