import JobModel
import Testing

struct WebPageCellTests {
    @Test(arguments: [
        (["主页", "https://a.example"], "主页|https://a.example"),
        (["甲|乙", "https://a.example/x|y", "https://b.example"], "甲||乙|https://a.example/x||y|https://b.example"),
        (["甲|", "https://a.example|"], "甲|||https://a.example||"),
        (["|", "https://a.example"], "|||https://a.example"),
    ])
    func `writes a sign within a piece twice`(pieces: [String], cell: String) {
        #expect(WebPageCell.text(pieces) == cell && WebPageCell.pieces(of: cell) == pieces)
    }

    /// Titles are any text; an address begins with its scheme.
    @Test func `reads back whatever it wrote`() {
        var state: UInt64 = 9
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        let signs = ["|", "|", "a", "甲", ";", "\"", " ", "\\", "https://", "/", "\n", "é", "\u{301}", "👨‍👩‍👧"]
        func text() -> String { (0..<next(8)).map { _ in signs[next(signs.count)] }.joined() }
        for _ in 0..<20_000 {
            let pieces = [text()] + (0...next(2)).map { _ in "https://\(text())" }
            #expect(WebPageCell.pieces(of: WebPageCell.text(pieces)) == pieces, "\(pieces)")
        }
    }
}
