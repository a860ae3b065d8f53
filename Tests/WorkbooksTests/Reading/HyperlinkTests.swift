import JobModel
import Testing
import Workbooks

/// Where cells lead, in each format, of the columns that are asked for and no others.
struct HyperlinkTests {
    private func links(
        _ path: String,
        columns: Set<Int> = [1],
        limits: WorkbookLimits = WorkbookLimits()
    ) throws
        -> [[Int: String]]
    {
        let book = try Workbook.open(path, limits: limits)
        var records = try book.sheet(book.tabs[0]).records(linkedColumns: columns)
        var links: [[Int: String]] = []
        while try records.next() != nil { links.append(records.links) }
        return links
    }

    private static let rows = (1...5).map { row in
        "<row r=\"\(row)\"><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b\(row)</t></is></c></row>"
    }

    /// A tab with these hyperlinks, and what their names stand for.
    private func packed(
        _ links: String,
        _ targets: [(id: String, target: String)],
        cells: String? = nil
    ) throws
        -> PackedFile
    {
        let book = OpenXML("<sheetData>\(cells ?? Self.rows.joined())</sheetData><hyperlinks>\(links)</hyperlinks>")
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        let related = targets.map {
            "<Relationship Id=\"\($0.id)\" Type=\"\(type)\" Target=\"\($0.target)\" TargetMode=\"External\"/>"
        }
        let parts =
            book.parts + [
                ("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships>\(related.joined())</Relationships>")
            ]
        return try PackedFile(parts)
    }

    @Test func `an Open XML workbook says behind its cells where they lead`() throws {
        let file = try packed(
            """
            <hyperlink ref="B2" r:id="r1" display="other"/><hyperlink ref="A3:C4" r:id="r2" location="top"/>
            <hyperlink ref="B5" location="Sheet2!A1"/><hyperlink ref="A2" r:id="r2"/><hyperlink ref="nowhere" r:id="r1"/>
            """,
            [("r1", "https://example.com/a?x=1&amp;y=%E5%BC%A0"), ("r2", "https://example.com/b")]
        )
        let expected: [[Int: String]] = [
            [1: "https://example.com/a?x=1&y=%E5%BC%A0"], [1: "https://example.com/b#top"],
            [1: "https://example.com/b#top"], [:],
        ]
        #expect(try links(file.path) == expected)
        #expect(try links(file.path, columns: [0, 2]).map { $0.keys.sorted() } == [[0], [0], [0], []])
        #expect(try links(file.path, columns: []) == [[:], [:], [:], [:]])
        #expect(try Reading(file.path).strings[0] == ["a", "b2"])
    }

    @Test func `links beyond the limit are refused where they are asked for, and nowhere else`() throws {
        let file = try packed(
            "<hyperlink ref=\"B2\" r:id=\"r1\"/><hyperlink ref=\"B3\" r:id=\"r1\"/><hyperlink ref=\"A2\" r:id=\"r1\"/>",
            [("r1", "https://example.com/")]
        )
        var limits = WorkbookLimits()
        limits.links = 2
        #expect(try links(file.path, limits: limits).count == 4)
        limits.links = 1
        #expect(throws: WorkbookError.self) { try links(file.path, limits: limits) }
        #expect(try links(file.path, columns: [], limits: limits).count == 4)
    }

    @Test(arguments: [
        ("HYPERLINK(&quot;https://e.com/a&quot;,&quot;text&quot;)", "https://e.com/a"),
        ("hyperlink( &quot;https://e.com/&quot;&quot;q&quot;)", "https://e.com/\"q"),
        ("HYPERLINK(&quot;https://e.com/&quot;&amp;A2,&quot;t&quot;)", nil), ("HYPERLINK(A2)", nil),
        ("HYPERLINK(&quot;https://e.com&quot;,B1)&amp;&quot;x&quot;", nil), ("A2", nil),
        ("IF(A1,HYPERLINK(&quot;https://e.com&quot;))", nil),
        ("HYPERLINK(&quot;https://e.com&quot;,IF(A1=&quot;)&quot;,&quot;x&quot;,LEFT(B2)))", "https://e.com"),
    ])
    func `a formula leads where it says letter by letter, and an address that it puts together is none`(
        formula: String,
        address: String?
    ) throws {
        let expected = address.map { [1: $0] } ?? [:]
        let head = Self.rows[0]
        let cell = "<row r=\"2\"><c r=\"B2\" t=\"str\"><f>\(formula)</f><v>text</v></c></row>"
        let xlsx = try OpenXML("<sheetData>\(head)\(cell)</sheetData>").packed()
        #expect(try links(xlsx.path) == [expected])
        let xml = try XMLSpreadsheetFile(
            XMLSpreadsheetFile.row(["a", "b"])
                + "<Row><Cell/><Cell ss:Formula=\"=\(formula)\"><Data ss:Type=\"String\">text</Data></Cell></Row>"
        )
        .written()
        #expect(try links(xml.path) == [expected])
        let ods = try ODSFile(
            ODSFile.row(["a", "b"])
                + "<table:table-row><table:table-cell/><table:table-cell office:value-type=\"string\" table:formula=\"of:=\(formula)\"><text:p>text</text:p></table:table-cell></table:table-row>"
        )
        .packed()
        #expect(try links(ods.path) == [expected])
    }

    @Test func `a cell of XML Spreadsheet 2003 has its link as an attribute`() throws {
        let file = try XMLSpreadsheetFile(
            XMLSpreadsheetFile.row(["a", "b"])
                + "<Row><Cell ss:HRef=\"https://example.com/0\"><Data ss:Type=\"String\">x</Data></Cell><Cell ss:HRef=\"https://example.com/1?a&amp;b\"><Data ss:Type=\"String\">y</Data></Cell></Row>"
        )
        .written()
        #expect(try links(file.path) == [[1: "https://example.com/1?a&b"]])
    }

    @Test func `a text of OpenDocument leads where its pieces lead, and nowhere where they lead to several places`()
        throws
    {
        func cell(_ content: String) -> String {
            "<table:table-row><table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>\(content)</text:p></table:table-cell></table:table-row>"
        }
        func link(_ address: String, _ text: String) -> String { "<text:a xlink:href=\"\(address)\">\(text)</text:a>" }
        let file = try ODSFile(
            ODSFile.row(["a", "b"]) + cell("see " + link("https://e.com/1", "here"))
                + cell(link("https://e.com/1", "x") + link("https://e.com/1", "y"))
                + cell(link("https://e.com/1", "x") + link("https://e.com/2", "y")) + cell("none")
        )
        .packed()
        #expect(try links(file.path) == [[1: "https://e.com/1"], [1: "https://e.com/1"], [:], [:]])
        #expect(try Reading(file.path).strings.map { $0[1] } == ["see here", "xy", "xy", "none"])
    }

    @Test func `an old workbook has records of links, and formulas that lead somewhere`() throws {
        typealias File = XLSFile
        func link(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, flags: Int, _ content: [UInt8]) -> [UInt8] {
            let head = [rows.lowerBound, rows.upperBound, columns.lowerBound, columns.upperBound].flatMap(File.short)
            return File.record(
                0x01B8,
                head + [UInt8](repeating: 7, count: 16) + File.long(2) + File.long(flags) + content
            )
        }
        func moniker(_ address: String) -> [UInt8] {
            let text = File.wide(address) + [0, 0]
            let kind: [UInt8] = [
                0xE0, 0xC9, 0xEA, 0x79, 0xF9, 0xBA, 0xCE, 0x11, 0x8C, 0x82, 0, 0xAA, 0, 0x4B, 0xA9, 0x0B,
            ]
            return kind + File.long(text.count) + text
        }
        func counted(_ text: String) -> [UInt8] { File.long(text.utf16.count + 1) + File.wide(text) + [0, 0] }
        func formula(_ tokens: [UInt8], _ row: Int) -> [UInt8] {
            File.cell(
                0x0006,
                row,
                1,
                0,
                File.double(1) + File.short(0) + File.long(0) + File.short(tokens.count) + tokens
            )
        }
        let text: [UInt8] = [0x17, 14, 0] + Array("https://e.com/".utf8)
        let call: [UInt8] = [0x42, 2, 0x67, 0x01]
        let tokens = [text + [0x17, 1, 1] + File.wide("字") + call, text + [0x44, 1, 0, 0, 0, 0x08] + call]
        let book = File(
            File.rows([["a", "b"], ["x", "y"], ["x", "y"], ["x", "y"]]) + formula(tokens[0], 4) + formula(tokens[1], 5)
                + link(1...1, 1...1, flags: 0x17, counted("shown") + moniker("https://e.com/甲"))
                + link(2...3, 0...3, flags: 0x0B, moniker("https://e.com/b") + counted("top"))
                + link(1...1, 1...1, flags: 0x08, counted("Sheet2!A1"))
        )
        let file = try book.written()
        let expected: [[Int: String]] = [
            [1: "https://e.com/甲"], [1: "https://e.com/b#top"], [1: "https://e.com/b#top"], [1: "https://e.com/"], [:],
        ]
        #expect(try links(file.path) == expected)
        let cut = try File(File.rows([["a", "b"], ["x", "y"]]) + link(1...1, 1...1, flags: 0x03, [1, 2])).written()
        #expect(throws: WorkbookError.self) { try links(cut.path) }
        #expect(try Reading(cut.path).strings == [["x", "y"]])
    }
}
