import JobModel
import Testing
import Workbooks

/// A number is read as its format shows it, or it is said that the format shows something else.
struct ShownNumberTests {
    private func read(_ code: String, _ value: String) throws -> ReadRecord {
        let code = code.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
        let book = OpenXML(
            "<sheetData><row r=\"1\"><c t=\"str\"><v>name</v></c><c t=\"str\"><v>no</v></c></row><row r=\"2\">"
                + "<c r=\"A2\" s=\"1\"><v>\(value)</v></c><c r=\"B2\"><v>1</v></c></row></sheetData>",
            styles: "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(code)\"/></numFmts>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
        )
        return try #require(try Reading(book).records.first)
    }

    @Test(arguments: [
        ("000,000", "7", "000,007"), ("000,000", "1234567", "1,234,567"), ("000,000", "-7", "-000,007"),
        ("#,#000", "7", "007"), ("#,#000", "1234567", "1,234,567"), ("\"A\"000,000", "7", "A000,007"),
        ("0000.00", "7", "0007.00"), ("0000.00", "7.5", "0007.50"), ("0000.00", "7.456", "7.456"),
        ("0000.00", "1234567", "1234567.00"), ("00.0#", "7", "07.0"), ("00.0#", "7.25", "07.25"),
        ("?0000", "7", "0007"), ("+86 0", "7", "+86 7"), ("\"+86 \"0", "13800000001", "+86 13800000001"),
        ("#,##0", "1234567", "1234567"), ("#,##0.00", "7", "7"), ("0.00", "7", "7"), ("0%", "7", "7"),
        ("0.00E+00", "7", "7"), ("# ?/?", "7.5", "7.5"), ("##0.0E+0", "7", "7"), ("0,", "7000", "7000"),
        ("", "7", "7"), ("0;-0;;@", "7", "7"), ("0;-0;;@", "-7", "-7"), ("0000;;;", "7", "0007"),
        ("\"E\"0.00", "7", "7"), ("yyyy/m/d;;;", "46115", "2026-04-03"), (".00", "7", "7"), ("No.0000", "7", "7"),
        ("0000.00\"元\"", "7", "0007.00元"), ("dd.mm.yyyy", "46115", "2026-04-03"),
    ])
    func `zeros, decimals and thousands are as they are shown`(code: String, value: String, text: String) throws {
        let read = try read(code, value)
        #expect(read.findings.isEmpty && read.record.strings == [text, "1"])
    }

    @Test(arguments: [
        (";;;", "7", "cell.notShown"), (";;", "0", "cell.notShown"), ("0;-0;;@", "0", "cell.notShown"),
        ("0;-0;", "0", "cell.notShown"), ("0000;", "-7", "cell.notShown"), ("0000,", "7000", "cell.shownOtherwise"),
        ("0000%", "7", "cell.shownOtherwise"), ("000E+00", "7", "cell.shownOtherwise"),
        ("0000 ?/?", "7.5", "cell.shownOtherwise"), ("0000#", "7", "cell.shownOtherwise"),
        ("00?00", "7", "cell.shownOtherwise"), ("000,000-000", "7", "cell.shownOtherwise"),
        ("#-0000", "7", "cell.shownOtherwise"), ("00.0#0", "7", "cell.shownOtherwise"),
    ])
    func `a format that shows nothing, or zeros in another way, is a finding`(
        code: String,
        value: String,
        finding: String
    ) throws {
        let read = try read(code, value)
        #expect(read.findings.map(\.code) == [finding] && read.record.strings == [value, "1"])
        #expect(read.findings[0].column == "name" && read.findings[0].value == value)
    }

    @Test(arguments: [
        // What LibreOffice 7.4 writes for 000,000, 0000.00, ;;; and ?0000.
        (
            "<number:number number:min-integer-digits=\"6\" number:grouping=\"true\"/>", "7",
            "<text:p>000,007</text:p>", "000,007", nil
        ),
        (
            "<number:number number:min-integer-digits=\"6\" number:grouping=\"true\"/>", "1234567",
            "<text:p>1,234,567</text:p>", "1,234,567", nil
        ),
        (
            "<number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\" number:min-integer-digits=\"4\"/>",
            "7.5", "<text:p>0007.50</text:p>", "0007.50", nil
        ),
        (
            "<number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\" number:min-integer-digits=\"4\"/>",
            "7.456", "<text:p>0007.46</text:p>", "7.456", "cell.shownOtherwise"
        ),
        ("<number:text></number:text>", "7", "<text:p/>", "7", "cell.notShown"),
        ("<number:number number:min-integer-digits=\"4\"/>", "7", "<text:p><text:s/>0007</text:p>", "0007", nil),
        (
            "<number:number number:min-integer-digits=\"4\"/>", "7.5", "<text:p>0008</text:p>", "7.5",
            "cell.shownOtherwise"
        ),
        (
            "<number:text>+86 </number:text><number:number number:min-integer-digits=\"1\"/>", "7",
            "<text:p>+86 7</text:p>", "+86 7", nil
        ),
        // A library writes the number, or nothing.
        ("<number:number number:min-integer-digits=\"4\"/>", "7", "<text:p>7</text:p>", "0007", nil),
        ("<number:number number:min-integer-digits=\"4\"/>", "7", "", "0007", nil),
        (
            "<number:number number:min-integer-digits=\"6\" number:grouping=\"true\"/>", "7", "", "7",
            "cell.shownOtherwise"
        ),
        (
            "<number:number number:min-integer-digits=\"1\" number:grouping=\"true\"/>", "1234",
            "<text:p>1,234</text:p>", "1234", nil
        ),
        (
            "<number:number number:min-integer-digits=\"1\" number:decimal-places=\"1\"/>", "7.456",
            "<text:p>7.5</text:p>", "7.456", nil
        ),
        ("<number:scientific-number number:min-integer-digits=\"3\"/>", "7", "<text:p>700E-02</text:p>", "7", nil),
        ("<number:number number:min-integer-digits=\"1\"/>", "7", "<text:p>007</text:p>", "007", nil),
    ])
    func `what an OpenDocument file says that is shown counts`(
        style: String,
        value: String,
        shown: String,
        text: String,
        finding: String?
    ) throws {
        let cell =
            "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\" table:style-name=\"c\">\(shown)</table:table-cell>"
        let file = ODSFile(
            ODSFile.row(["name"]) + "<table:table-row>\(cell)</table:table-row>",
            styles:
                "<number:number-style style:name=\"n\">\(style)</number:number-style><style:style style:name=\"c\" style:family=\"table-cell\" style:data-style-name=\"n\"/>"
        )
        let read = try #require(try Reading(try file.packed()).records.first)
        #expect(read.record.strings == [text] && read.findings.map(\.code) == (finding.map { [$0] } ?? []))
    }

    @Test(arguments: [
        "2026-04-03T08:30:00+08:00", "2026-04-03T25:00:00", "08:30:00+08:00", "2026", "3 April", "2026-02-30",
    ])
    func `a date of an Open XML workbook that is none, or of a zone, is a finding`(value: String) throws {
        let book = OpenXML(
            "<sheetData><row><c t=\"str\"><v>name</v></c></row><row><c t=\"d\"><v>\(value)</v></c></row></sheetData>"
        )
        let reading = try Reading(book)
        #expect(reading.strings == [[value]] && reading.codes == [["cell.unreadable"]])
    }
}
