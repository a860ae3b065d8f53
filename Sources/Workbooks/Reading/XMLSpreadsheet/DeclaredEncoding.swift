/// The encoding that the head of a document names, `<?xml version="1.0" encoding="GB2312"?>`.
///
/// Source: XML 1.0, 4.3.3.
enum DeclaredEncoding {
    /// - Returns: The name in small letters; `nil` where the head names none, or is not written in ASCII.
    static func of(_ beginning: [UInt8]) -> String? {
        let start = beginning.drop { $0 <= 0x20 }
        guard start.starts(with: "<?xml".utf8), let end = start.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let head = String(decoding: start[..<end], as: UTF8.self)
        guard let name = head.firstRange(of: "encoding") else { return nil }
        let rest = head[name.upperBound...].drop { $0 == " " || $0 == "=" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return rest.dropFirst().prefix { $0 != quote }.lowercased()
    }

    /// Whether the parser knows the encoding by itself.
    static func isParsers(_ name: String) -> Bool {
        ["utf-8", "utf-16", "us-ascii", "iso-8859-1"].contains(name)
    }

    /// What decodes all that files of an encoding hold: the newest of the Chinese ones holds the older ones.
    static func decoder(of name: String) -> String {
        switch name {
        case "gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "ms936", "windows-936", "gb18030": "GB18030"
        case "utf8": "UTF-8"
        default: name
        }
    }
}
