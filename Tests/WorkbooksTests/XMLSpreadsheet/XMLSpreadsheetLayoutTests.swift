import JobModel
import Testing
import Wording
import Workbooks

/// Tabs, rows and columns of XML Spreadsheet 2003 as the spreadsheet shows them.
struct XMLSpreadsheetLayoutTests {
    private typealias File = XMLSpreadsheetFile

    @Test func `tabs have their names and whether they are shown`() throws {
        var file = File(File.row(["a"]), File.row(["b"]), File.row(["c"]))
        file.names = ["人员", "隐藏", "x &amp; y"]
        let options = "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">"
        file.behind = [
            "\(options)<Selected/></WorksheetOptions>",
            "\(options)<Print><Visible>SheetVeryHidden</Visible></Print><Visible>SheetHidden</Visible></WorksheetOptions>",
            "\(options)<Visible>SheetVeryHidden</Visible></WorksheetOptions>",
        ]
        let written = try file.written()
        let book = try Workbook.open(written.path)
        #expect(book.kind == .xmlSpreadsheet && book.tabs.map(\.name) == ["人员", "隐藏", "x & y"])
        #expect(
            book.tabs.map(\.visibility) == [.visible, .hidden, .veryHidden] && book.tabs.map(\.number) == [1, 2, 3]
        )
        #expect(try book.sheet(book.tabs[1]).header == ["b"] && book.sheet(book.tabs[2]).header == ["c"])
    }

    @Test func `rows and cells have the places that the file gives them`() throws {
        let cell = { (index: String, text: String) in "<Cell \(index)><Data ss:Type=\"String\">\(text)</Data></Cell>" }
        let reading = try Reading(
            try File(
                "<Column ss:Width=\"9\"/>" + File.row(["title"])
                    + "<Row ss:Index=\"3\">\(cell("ss:Index=\"2\"", "name"))\(cell("ss:Index=\"4\"", "mobile"))</Row>"
                    + "<Row>\(cell("ss:Index=\"2\"", "Ada"))\(cell("ss:Index=\"4\"", "1"))</Row>"
                    + "<Row ss:Span=\"3\" ss:Height=\"12\"/><Row>\(cell("", "x"))\(cell("", "Bob"))</Row>"
            ).written(),
            options: WorkbookReadOptions(headerRow: 3)
        )
        #expect(reading.sheet.header == ["", "name", "", "mobile"] && reading.rows == [4, 9])
        #expect(reading.strings == [["", "Ada", "", "1"], ["x", "Bob", "", ""]] && reading.blankRows == 4)
        #expect(reading.sheet.cell(3, row: 4) == "D4")
    }

    @Test func `merged cells keep the columns behind them in their places, and are told`() throws {
        let merged = "<Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">A</Data></Cell>"
        let down = "<Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">研发</Data></Cell>"
        let last = "<Cell ss:Index=\"4\"><Data ss:Type=\"String\">z</Data></Cell>"
        let reading = try Reading(
            try File(
                File.row(["name", "b", "c", "city"])
                    + "<Row>\(merged)<Cell><Data ss:Type=\"String\">c</Data></Cell>\(last)</Row>"
                    + "<Row>\(down)\(last)</Row><Row><Cell/>\(last)</Row><Row>\(down)</Row>" + File.row(["under"])
            ).written()
        )
        #expect(reading.strings[0] == ["A", "", "c", "z"] && reading.strings[2] == ["", "", "", "z"])
        // Which column is meant, no one can tell.
        #expect(reading.codes == [[], [], [], [], ["cell.unreadable"]])
        let note = try #require(reading.sheet.notes.first)
        #expect(note.code == "sheet.mergedCells" && note.value == "A2:B2, A3:A4, A5:A6")
    }

    @Test func `hidden rows and columns are read, and told`() throws {
        var file = File(
            "<Column/><Column ss:Hidden=\"1\" ss:Span=\"1\"/>" + File.row(["name", "city", "salary", "x"])
                + File.row(["Ada", "1", "2", "3"]) + File.row(["Bob", "1", "2", "3"], "ss:Hidden=\"1\"")
        )
        file.behind[0] = "<AutoFilter x:Range=\"R1C1:R3C4\" xmlns=\"urn:schemas-microsoft-com:office:excel\"/>"
        let reading = try Reading(try file.written())
        #expect(reading.records.count == 2)
        #expect(reading.sheet.notes.map(\.code) == ["sheet.hiddenRows", "sheet.hiddenColumns"])
        #expect(reading.sheet.notes.map(\.value) == ["3", "city, salary"])
        #expect(reading.sheet.notes[0].problem.en.contains("filter"))
    }

    @Test(arguments: ["GB2312", "gbk", "GB18030", "Big5", "windows-1252", "utf8", "ISO-8859-1", "US-ASCII", "UTF-16"])
    func `an encoding that the head names is decoded`(encoding: String) throws {
        let isLatin = encoding.hasPrefix("w") || encoding.hasPrefix("I")
        let name = isLatin ? "Zoë" : encoding == "US-ASCII" ? "Zoe" : encoding == "Big5" ? "陳曉明" : "陈晓明"
        // Longer than a block, so that characters are cut at its end.
        let rows = (0..<4000).map { File.row([name, "\($0)"]) }.joined()
        var file = File(File.row(["name", "no"]) + rows)
        file.head = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>"
        let bytes = try #require(Encoded.bytes(file.text, encoding))
        let reading = try Reading(try PackedFile(bytes: bytes, name: "book.xml"))
        #expect(reading.records.count == 4000 && Set(reading.strings.map { $0[0] }) == [name])
    }

    @Test func `an empty line before the head, or no head, is no damage`() throws {
        for head in ["\r\n\n<?xml version=\"1.0\"?>", "", "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>"] {
            var file = File(File.row(["name"]) + File.row(["陈晓明"]))
            file.head = head
            #expect(try Reading(try file.written()).strings == [["陈晓明"]])
        }
    }
}
