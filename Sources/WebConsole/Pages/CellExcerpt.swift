/// The beginning of a cell or a sentence: one of a megabyte would be the page.
enum CellExcerpt {
    static func of(_ text: String, _ limit: Int) -> String {
        let shown = text.prefix(limit)
        return shown.endIndex == text.endIndex ? text : String(shown) + "…"
    }
}

/// What a text takes in a page.
enum WrittenText {
    /// In bytes: what HTML gives a meaning is written with six.
    static func bytes(_ text: String) -> Int { text.utf8.reduce(0) { $0 + ("<>&\"'".utf8.contains($1) ? 6 : 1) } }
}

/// A value as it stands in the query of an address.
enum QueryValue {
    /// Source: RFC 3986 §2.3: all but unreserved characters are written as their bytes.
    static func of(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            if isPlain || byte == 0x2D || byte == 0x5F { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
