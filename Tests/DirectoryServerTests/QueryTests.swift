import Testing

@testable import DirectoryServer

/// A query taken apart, and what no address may hold.
struct QueryTests {
    @Test(
        arguments: [
            ("", []), ("a", [("a", "")]), ("a=", [("a", "")]), ("=b", [("", "b")]), ("a=b", [("a", "b")]),
            ("a=b=c", [("a", "b=c")]), ("a=1&&b=2&", [("a", "1"), ("b", "2")]),
            ("a=%E5%BC%A0&%62=+", [("a", "张"), ("b", "+")]),
            ("a=%", [("a", "%")]), ("a=%ZZ", [("a", "%ZZ")]), ("a=%FF", [("a", "%FF")]),
            ("名=张&b=\u{301}", [("名", "张"), ("b", "\u{301}")]),
        ] as [(String, [(String, String)])]
    )
    func `names and values of a query`(query: String, pairs: [(String, String)]) {
        let read = Gateway.pairs(query)
        #expect(read.map(\.name) == pairs.map(\.0))
        #expect(read.map(\.value) == pairs.map(\.1))
    }

    @Test func `a request without a query has no pairs`() { #expect(Gateway.pairs(nil).isEmpty) }

    @Test func `control characters are those that Unicode calls so`() throws {
        for value in 0..<0x3000 {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let text = "a" + String(Character(scalar)) + "b"
            #expect(text.hasControlCharacters == (scalar.properties.generalCategory == .control), "\(value)")
        }
    }
}
