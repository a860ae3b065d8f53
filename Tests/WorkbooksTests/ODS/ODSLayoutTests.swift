import JobModel
import Testing
import Wording
import Workbooks

/// Tabs, rows and columns of OpenDocument as the spreadsheet shows them.
struct ODSLayoutTests {
    private typealias File = ODSFile

    @Test func `tabs have their names and whether they are shown`() throws {
        var file = File(
            File.row(["a"]),
            File.row(["b"]),
            styles:
                "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
                + "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>"
        )
        file.names = ["人员", "x &amp; y"]
        // What is remembered of changes has cells as well.
        file.before =
            "<table:tracked-changes><table:deletion><table:table><table:table-row/></table:table></table:deletion></table:tracked-changes>"
        let packed = try file.packed()
        let book = try Workbook.open(packed.path)
        #expect(book.kind == .ods && book.tabs.map(\.name) == ["人员", "x & y"])
        #expect(book.tabs.map(\.visibility) == [.visible, .hidden])
        #expect(try book.sheet(book.tabs[0]).header == ["a"] && book.sheet(book.tabs[1]).header == ["b"])
    }

    @Test func `a file is of OpenDocument however its type is packed, and wherever it stands`() throws {
        let file = ODSFile(ODSFile.row(["name", "no"]) + ODSFile.row(["Ada", "1"]))
        let type = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for parts in [[type] + file.parts, file.parts + [type]] {
            #expect(try Reading(try PackedFile(parts)).records.map(\.record.strings) == [["Ada", "1"]])
        }
    }

    @Test func `repeated rows and columns stand as often as the file says, and empty ones cost nothing`() throws {
        let many = "<table:table-cell table:number-columns-repeated=\"16380\"/>"
        let twice =
            "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
        let empty = { (count: String) in
            "<table:table-row table:number-rows-repeated=\"\(count)\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
        }
        let last = "<table:table-row><table:table-cell/>\(twice)\(many)</table:table-row>"
        let reading = try Reading(
            try File(
                "<table:table-column table:number-columns-repeated=\"16384\"/><table:table-header-rows>"
                    + File.row(["name", "b", "c"]) + "</table:table-header-rows>" + empty("3")
                    + File.row(["Ada", "", "1"], "table:number-rows-repeated=\"3\"")
                    + "<table:table-row-group><table:table-row-group>"
                    + last + "</table:table-row-group></table:table-row-group>" + empty("1048500")
                    + empty("99999999999999999999")
            ).packed()
        )
        #expect(reading.rows == [5, 6, 7, 8] && reading.strings[1] == ["Ada", "", "1"])
        #expect(reading.strings[3] == ["", "x", "x"] && reading.blankRows == 3)
        #expect(reading.sheet.header == ["name", "b", "c"])
    }

    @Test func `a value may stand in the last row and column`() throws {
        let reading = try Reading(
            try File(
                File.row(["name"]) + "<table:table-row table:number-rows-repeated=\"1048574\"/>"
                    + "<table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/>"
                    + "<table:table-cell office:value-type=\"string\"><text:p>z</text:p></table:table-cell></table:table-row>"
            ).packed()
        )
        #expect(reading.rows == [1_048_576] && reading.strings[0].count == 16384 && reading.strings[0].last == "z")
        #expect(reading.blankRows == 1_048_574)
    }

    @Test func `merged cells and what is hidden are told`() throws {
        let merged =
            "<table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"><text:p>研发</text:p></table:table-cell>"
        let covered = "<table:covered-table-cell table:number-columns-repeated=\"1\"/>"
        let last = "<table:table-cell office:value-type=\"string\"><text:p>z</text:p></table:table-cell>"
        let hidden =
            "<table:covered-table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>under</text:p></table:covered-table-cell>"
        let reading = try Reading(
            try File(
                "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>"
                    + File.row(["name", "city", "x"]) + "<table:table-row>\(merged)\(covered)\(last)</table:table-row>"
                    + "<table:table-row table:visibility=\"collapse\">\(hidden)\(last)</table:table-row>"
                    + File.row(["Ada"], "table:visibility=\"filter\"")
            ).packed()
        )
        #expect(reading.strings == [["研发", "", "z"], ["under", "under", "z"], ["Ada", "", ""]])
        #expect(reading.sheet.notes.map(\.code) == ["sheet.hiddenRows", "sheet.hiddenColumns", "sheet.mergedCells"])
        #expect(reading.sheet.notes.map(\.value) == ["3, 4", "city", "A2:B3"])
        #expect(reading.sheet.notes[0].problem.en.contains("filter"))
    }

    @Test func `the header is found below a title, and rows are read twice alike`() throws {
        let packed = try File(
            File.row(["花名册"]) + "<table:table-row table:number-rows-repeated=\"2\"/>" + File.row(["姓名", "city"])
                + (0..<300).map { File.row(["n\($0)", "x"], "table:number-rows-repeated=\"2\"") }.joined()
        ).packed()
        let options = WorkbookReadOptions(isColumnName: { ["姓名", "city"].contains($0) })
        let reading = try Reading(packed.path, options: options)
        #expect(reading.sheet.headerRow == 4 && reading.rows == Array(5...604))
        #expect(try reading.sheet.countRecords() == 600)
        #expect(reading.strings.map { $0[0] } == (0..<300).flatMap { ["n\($0)", "n\($0)"] })
    }
}
