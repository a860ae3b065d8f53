import Foundation
import JobModel
import Testing

/// A row's cells as JSON, written and read by bytes where that can be done.
struct LedgerJSONTests {
    @Test(
        arguments: [
            [], [""], ["", ""], ["a"], ["a", "b c", ""], ["张三", "é", "👩‍👩‍👧", "\u{2028}", "\u{7F}"], ["工程部/后端", "a/b"],
            ["\"", "a\"b"], ["\\", "a\\\"b"], ["a\nb", "\t"], ["\u{1}"], ["[\"a\",\"b\"]"], [",", "],["],
        ] as [[String]]
    )
    func `cells are read as they were written, and are JSON`(cells: [String]) throws {
        var written = Array("before ".utf8)
        try LedgerJSON.write(cells: cells, to: &written)
        #expect(written.starts(with: Array("before ".utf8)))
        let text = String(decoding: written.dropFirst(7), as: UTF8.self)
        #expect(try LedgerJSON.cells(text) == cells)
        #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == cells)
        let encoded = String(decoding: try JSONEncoder().encode(cells), as: UTF8.self)
        #expect(try LedgerJSON.cells(encoded) == cells)
    }

    @Test(arguments: [#"[ "a" , "b" ]"#, " [\"a\",\"b\"]\n", #"["\u0061","b"]"#, #"["a", "b"]"#])
    func `cells in another writing are read`(text: String) throws {
        #expect(try LedgerJSON.cells(text) == ["a", "b"])
    }

    @Test(arguments: [
        "", "[", "]", "[,]", #"[,"a"]"#, #"["a""b"]"#, #"["a"b]"#, #"["a]"#, #"["a","b"#, #"["a"]]"#, "{}",
        "[1]",
        "null", #"["a",null]"#, "[\"a\nb\"]",
    ])
    func `what is no list of texts is refused`(text: String) {
        #expect(throws: DecodingError.self) { try LedgerJSON.cells(text) }
    }
}
