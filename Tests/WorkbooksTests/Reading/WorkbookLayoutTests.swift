import JobModel
import Testing
import Wording
import Workbooks

/// Rows and columns as the spreadsheet shows them, and where the header is.
struct WorkbookLayoutTests {
    private static let names: Set<String> = ["姓名", "手机号", "部门", "name", "mobile", "city"]
    private let options = WorkbookReadOptions(isColumnName: { Self.names.contains($0) })

    @Test func `rows have the numbers of the spreadsheet, and a cell its name`() throws {
        let text = { (cell: String, text: String) in "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
        let reading = try Reading(
            OpenXML(
                "<sheetData><row r=\"3\">\(text("B3", "name"))\(text("D3", "mobile"))</row>"
                    + "<row r=\"7\">\(text("B7", "Ada"))\(text("D7", "1"))</row>"
                    + "<row r=\"8\"><c r=\"A8\" s=\"1\"/></row><row r=\"9\">\(text("B9", " "))</row>"
                    + "<row r=\"12\">\(text("D12", "2"))\(text("AB12", "note"))</row><row r=\"15\"/></sheetData>"
            ),
            options: options
        )
        #expect(reading.sheet.header == ["", "name", "", "mobile"] && reading.sheet.headerRow == 3)
        #expect(reading.sheet.headerLine == 3 && reading.sheet.preamble.isEmpty && reading.sheet.refusal == nil)
        #expect(reading.rows == [7, 12] && reading.records.map(\.record.line) == [7, 12])
        #expect(reading.strings[0] == ["", "Ada", "", "1"])
        #expect(reading.strings[1].count == 28 && reading.strings[1][27] == "note" && reading.strings[1][3] == "2")
        // Rows 4 to 6, 8 to 11, 13 to 15.
        #expect(reading.blankRows == 10 && reading.codes == [[], []])
        #expect(reading.sheet.cell(3, row: 7) == "D7" && reading.sheet.cell(27, row: 12) == "AB12")
        #expect(reading.sheet.cell(16383, row: 1) == "XFD1")
        #expect(try reading.sheet.countRecords() == 2)
    }

    @Test func `rows and cells without places stand behind each other`() throws {
        let cell = { (text: String) in "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
        let rows = [["name", "mobile"], ["Ada", "1"], ["Bob", "2"]].map { "<row>\($0.map(cell).joined())</row>" }
        let reading = try Reading(OpenXML("<dimension ref=\"A1\"/><sheetData>\(rows.joined())</sheetData>"))
        #expect(reading.strings == [["Ada", "1"], ["Bob", "2"]] && reading.rows == [2, 3])
    }

    @Test(arguments: [0, 8, 40])
    func `finds the header below a title, and takes the row that is named`(lines: Int) throws {
        let above = (0..<lines).map { ["说明 \($0)", "", ""] }
        let book = OpenXML(rows: above + [["姓名", "手机号", "部门"], ["林小北", "1", "工程部"], ["合计", "1", ""]])
        let reading = try Reading(book, options: options)
        #expect(reading.sheet.header == ["姓名", "手机号", "部门"] && reading.sheet.headerRow == lines + 1)
        #expect(reading.sheet.preamble.count == lines && reading.records.count == 2)
        let named = try Reading(book, options: WorkbookReadOptions(headerRow: lines + 2))
        #expect(named.sheet.header == ["林小北", "1", "工程部"] && named.strings == [["合计", "1", ""]])
    }

    @Test func `a named row with nothing in it is no header`() throws {
        let file = try OpenXML(rows: [["name"], ["Ada"]]).packed()
        let book = try Workbook.open(file.path)
        for row in [3, 900] {
            #expect(throws: WorkbookError.noHeaderRow(path: file.path, tab: "Sheet1", row: row)) {
                try book.sheet(book.tabs[0], options: WorkbookReadOptions(headerRow: row))
            }
        }
    }

    @Test(arguments: [
        ([["王芳", "13800000001", "wang@example.com"]], "header.none"),
        ([["foo", "bar"], ["1", "2"]], "header.noNames"),
        ([["name,mobile,city"], ["A,1,x"]], "header.quotedLines"),
    ])
    func `reports once that a row cannot be a header`(rows: [[String]], code: String) throws {
        let refusal = try #require(try Reading(OpenXML(rows: rows), options: options).sheet.refusal)
        #expect(refusal.code == code && refusal.row == 1)
    }

    @Test func `a name that stands twice in the header is a problem`() throws {
        let sheet = try Reading(OpenXML(rows: [["name", "city", "name"], ["A", "B", "C"]]), options: options).sheet
        #expect(sheet.problems.map(\.code) == ["header.repeated"] && sheet.problems.first?.column == "name")
    }

    @Test func `an empty tab has no header`() throws {
        let file = try OpenXML("<sheetData/>", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"0\"/></row></sheetData>")
            .packed()
        let book = try Workbook.open(file.path)
        for tab in book.tabs {
            #expect(throws: WorkbookError.emptyTab(path: file.path, tab: tab.name)) { try book.sheet(tab) }
        }
    }

    @Test func `a tab of a single cell is a header without rows`() throws {
        let reading = try Reading(OpenXML(rows: [["name"]]), options: options)
        #expect(reading.sheet.header == ["name"] && reading.records.isEmpty && reading.blankRows == 0)
    }

    @Test func `hidden rows and columns are read, and that is said once`() throws {
        let cell = { (text: String) in "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
        let sheet = try Reading(
            OpenXML(
                "<cols><col min=\"1\" max=\"1\" width=\"9\"/><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols><sheetData>"
                    + "<row r=\"1\">\(cell("name"))\(cell("mobile"))</row><row r=\"2\" hidden=\"1\">\(cell("Ada"))</row>"
                    + "<row r=\"3\" hidden=\"true\">\(cell("Bob"))</row><row r=\"4\" hidden=\"0\">\(cell("Cid"))</row>"
                    + "<row r=\"5\" hidden=\"1\"/></sheetData><autoFilter ref=\"A1:B4\"/>"
            ),
            options: options
        )
        #expect(sheet.strings == [["Ada", ""], ["Bob", ""], ["Cid", ""]])
        #expect(sheet.sheet.notes.map(\.code) == ["sheet.hiddenRows", "sheet.hiddenColumns"])
        #expect(sheet.sheet.notes.map(\.value) == ["2, 3", "mobile"])
        #expect(sheet.sheet.notes.first?.problem.en.contains("filter") == true)
    }

    @Test func `a row without height and a column without width are hidden`() throws {
        let cell = { (text: String) in "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
        let reading = try Reading(
            OpenXML(
                "<cols><col min=\"1\" max=\"1\" width=\"0.5\"/><col min=\"2\" max=\"2\" width=\"0\" customWidth=\"1\"/></cols>"
                    + "<sheetData><row r=\"1\">\(cell("name"))\(cell("mobile"))</row><row r=\"2\" ht=\"0.75\">\(cell("Ada"))</row>"
                    + "<row r=\"3\" ht=\"0\" hidden=\"0\">\(cell("Bob"))</row><row r=\"4\" hidden=\"1\" ht=\"15\">\(cell("Cid"))</row></sheetData>"
            ),
            options: options
        )
        #expect(reading.strings == [["Ada", ""], ["Bob", ""], ["Cid", ""]])
        #expect(reading.sheet.notes.map(\.value) == ["3, 4", "mobile"])
    }

    @Test func `merged cells have their value in the first, and that is said once`() throws {
        let cell = { (place: String, text: String) in "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
        let reading = try Reading(
            OpenXML(
                "<sheetData><row r=\"1\">\(cell("A1", "部门"))\(cell("B1", "姓名"))</row><row r=\"2\">\(cell("A2", "工程部"))\(cell("B2", "林小北"))</row>"
                    + "<row r=\"3\"><c r=\"A3\" s=\"0\"/>\(cell("B3", "张三"))</row></sheetData>"
                    + "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>"
            ),
            options: options
        )
        #expect(reading.strings == [["工程部", "林小北"], ["", "张三"]])
        #expect(reading.sheet.notes.map(\.code) == ["sheet.mergedCells"] && reading.sheet.notes.first?.value == "A2:A3")
    }

    @Test func `what stands far down is noted once it has been read`() throws {
        let rows = (1...9000).map { "<row\($0 == 8000 ? " hidden=\"1\"" : "")><c t=\"str\"><v>n\($0)</v></c></row>" }
        let file = try OpenXML("<sheetData>\(rows.joined())</sheetData>").packed()
        let book = try Workbook.open(file.path)
        let sheet = try book.sheet(book.tabs[0])
        #expect(sheet.notes.isEmpty)
        #expect(try sheet.countRecords() == 8999)
        #expect(sheet.notes.map(\.value) == ["8000"])
    }

    @Test func `a hundred thousand empty formatted rows are blank rows`() throws {
        let blank = (3...100_002).map {
            "<row r=\"\($0)\" s=\"1\"><c r=\"A\($0)\" s=\"1\"/><c r=\"B\($0)\" s=\"1\"/></row>"
        }
        let reading = try Reading(
            OpenXML(
                "<sheetData><row r=\"1\"><c t=\"str\"><v>name</v></c></row><row r=\"2\"><c t=\"str\"><v>Ada</v></c></row>"
                    + blank.joined() + "</sheetData>"
            )
        )
        #expect(reading.strings == [["Ada"]] && reading.blankRows == 100_000)
    }

    @Test func `a record has its text wherever blocks of the file end`() throws {
        let rows = (1...4000).map { row in
            "<row r=\"\(row)\">"
                + (0..<13).map { "<c t=\"str\"><v>\(row)-\($0)-林</v></c>" }.joined() + "</row>"
        }
        let reading = try Reading(OpenXML("<sheetData>\(rows.joined())</sheetData>"))
        #expect(reading.records.count == 3999)
        for (place, strings) in reading.strings.enumerated() {
            #expect(strings == (0..<13).map { "\(place + 2)-\($0)-林" })
        }
    }
}
