import JobModel
import Testing
import Wording
import Workbooks

/// What a cell of XML Spreadsheet 2003 comes to: its type and style are used, and nothing is guessed.
struct XMLSpreadsheetCellTests {
    private static let styles = """
        <Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Bottom"/></Style>
        <Style ss:ID="id"><NumberFormat ss:Format="0000"/></Style><Style ss:ID="id2" ss:Parent="id"><Font/></Style>
        <Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style>
        <Style ss:ID="cn"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></Style>
        <Style ss:ID="time"><NumberFormat ss:Format="Short Time"/></Style>
        <Style ss:ID="elapsed"><NumberFormat ss:Format="[h]:mm:ss"/></Style>
        <Style ss:ID="fine"><NumberFormat ss:Format="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/></Style>
        <Style ss:ID="fixed"><NumberFormat ss:Format="Fixed"/></Style>
        <Style ss:ID="general"><NumberFormat/></Style>
        <Style ss:ID="mobile"><NumberFormat ss:Format="000\\-0000\\-0000"/></Style>
        """

    private func read(_ cell: String, row: String = "", columns: String = "", is1904: Bool = false) throws -> ReadRecord
    {
        var book = XMLSpreadsheetFile(
            columns + XMLSpreadsheetFile.row(["name", "no"])
                + "<Row \(row)>\(cell)<Cell ss:Index=\"2\" ss:StyleID=\"general\"><Data ss:Type=\"Number\">1</Data></Cell></Row>",
            styles: Self.styles
        )
        if is1904 {
            book.properties =
                "<ExcelWorkbook xmlns=\"urn:schemas-microsoft-com:office:excel\"><Date1904/></ExcelWorkbook>"
        }
        return try #require(try Reading(try book.written()).records.first)
    }

    private func data(_ type: String, _ value: String, style: String = "general", more: String = "") -> String {
        "<Cell ss:StyleID=\"\(style)\" \(more)><Data ss:Type=\"\(type)\">\(value)</Data></Cell>"
    }

    @Test(arguments: [
        ("String", "0007", "general", "0007"), ("String", " a&#10;b ", "general", " a\nb "),
        ("String", "Ada &amp; Bob", "id", "Ada & Bob"), ("Number", "12", "general", "12"),
        ("Number", "1.38E+10", "general", "13800000000"), ("Number", "13800000001", "fixed", "13800000001"),
        ("Number", "7", "id", "0007"), ("Number", "7", "id2", "0007"), ("Number", " 7 ", "id", "0007"),
        ("Number", "13800000001", "mobile", "138-0000-0001"),
        ("Number", "0.30000000000000004", "", "0.30000000000000004"),
        ("Number", "46115", "day", "2026-04-03"), ("Number", "46115.354166666664", "cn", "2026-04-03 08:30:00"),
        ("DateTime", "2026-04-03T00:00:00.000", "day", "2026-04-03"), ("DateTime", "2026-04-03", "cn", "2026-04-03"),
        ("DateTime", "2026-04-03T08:30:00.000", "day", "2026-04-03 08:30:00"),
        ("DateTime", "2026-04-03T08:30:00.445", "fine", "2026-04-03 08:30:00.445"),
        ("DateTime", "2026-04-03T08:30:00.445", "day", "2026-04-03 08:30:00"),
        ("DateTime", "2026-04-03T08:30:00.445", "general", "2026-04-03 08:30:00.445"),
        ("DateTime", "2026-04-03T08:30:00", "general", "2026-04-03 08:30:00"),
        ("DateTime", "1899-12-31T08:30:00.000", "time", "08:30:00"),
        ("DateTime", "1899-12-30T00:00:00.000", "time", "00:00:00"),
        ("DateTime", "1900-01-01T06:00:00.000", "elapsed", "30:00:00"),
        ("DateTime", "1900-01-01T00:00:00.000", "day", "1900-01-01"),
        ("DateTime", "1900-02-28T00:00:00.000", "day", "1900-02-28"),
        ("DateTime", "1900-03-01T00:00:00.000", "day", "1900-03-01"),
        ("DateTime", "2000-02-29T23:59:59.999", "day", "2000-03-01"),
        ("DateTime", "9999-12-31T00:00:00.000", "day", "9999-12-31"),
        ("DateTime", "1880-05-06T00:00:00.000", "day", "1880-05-06"),
        ("Boolean", "1", "general", "TRUE"), ("Boolean", "0", "general", "FALSE"), ("Number", "", "general", ""),
        ("DateTime", "", "day", ""), ("String", "", "general", ""),
        ("String", "<html:B>张</html:B><html:Font html:Size=\"9\"> 三</html:Font>", "general", "张 三"),
    ])
    func `a cell of each type is its value`(type: String, value: String, style: String, text: String) throws {
        let read = try read(data(type, value, style: style))
        #expect(read.findings.isEmpty && read.record.string(at: 0) == text)
    }

    @Test(arguments: [
        ("DateTime", "1904-01-01T00:00:00.000", "1904-01-01"), ("DateTime", "2026-04-03T00:00:00.000", "2026-04-03"),
        ("Number", "44653", "2026-04-03"), ("Number", "0", "1904-01-01"),
    ])
    func `a workbook of 1904 counts from that year`(type: String, value: String, text: String) throws {
        let read = try read(data(type, value, style: "day"), is1904: true)
        #expect(read.findings.isEmpty && read.record.string(at: 0) == text)
    }

    @Test(arguments: [
        ("", "<Column ss:StyleID=\"id\"/>", "0007"), ("ss:StyleID=\"id\"", "<Column ss:StyleID=\"day\"/>", "0007"),
        ("", "<Column ss:Index=\"2\" ss:StyleID=\"id\"/>", "7"),
        ("", "<Column ss:Span=\"3\" ss:StyleID=\"id2\"/>", "0007"),
        ("ss:StyleID=\"general\"", "<Column ss:StyleID=\"id\"/>", "7"),
    ])
    func `a cell without a style has that of its row, or of its column`(
        row: String,
        columns: String,
        text: String
    )
        throws
    {
        let read = try read("<Cell><Data ss:Type=\"Number\">7</Data></Cell>", row: row, columns: columns)
        #expect(read.record.strings == [text, "1"])
    }

    @Test func `comments, phonetic guides and names of cells are no values`() throws {
        let read = try read(
            "<Cell><Data ss:Type=\"String\">林</Data><Comment ss:Author=\"x\"><ss:Data><html:B>note</html:B></ss:Data></Comment>"
                + "<PhoneticText xmlns=\"urn:schemas-microsoft-com:office:excel\">LIN</PhoneticText><NamedCell ss:Name=\"n\"/></Cell>"
        )
        #expect(read.record.strings == ["林", "1"] && read.findings.isEmpty)
    }

    @Test(arguments: [
        ("Error", "#N/A", "", "damage.formulaError", "#N/A"),
        ("Number", "", "ss:Formula=\"=SUM(RC[1])\"", "damage.formulaWithoutValue", "=SUM(RC[1])"),
        ("Number", "110101199001011234", "", "damage.scientific", "110101199001011230"),
        ("Number", "6222021234567890", "", "damage.scientific", "6222021234567890"),
        ("DateTime", "1900-02-29T00:00:00.000", "", "damage.noDate", "60"),
        ("DateTime", "2026-02-30T00:00:00.000", "", "cell.unreadable", "2026-02-30T00:00:00.000"),
        ("DateTime", "2026-13-01", "", "cell.unreadable", "2026-13-01"),
        ("DateTime", "3 April", "", "cell.unreadable", "3 April"),
        ("DateTime", "2026-04-03T25:00:00", "", "cell.unreadable", "2026-04-03T25:00:00"),
        ("Number", "12 345", "", "cell.unreadable", "12 345"), ("Boolean", "1 0", "", "cell.unreadable", "1 0"),
        ("DateTime", "2026-04-03 T08:30", "", "cell.unreadable", "2026-04-03 T08:30"),
        ("Number", "abc", "", "cell.unreadable", "abc"), ("Number", "nan", "", "cell.unreadable", "nan"),
        ("Boolean", "2", "", "cell.unreadable", "2"), ("Picture", "x", "", "cell.unreadable", "x"),
    ])
    func `a cell that is not certain is a finding with its column and value`(
        type: String,
        value: String,
        more: String,
        code: String,
        shown: String
    ) throws {
        let read = try read(data(type, value, more: more))
        let finding = try #require(read.findings.first)
        #expect(read.findings.count == 1 && finding.code == code && finding.value == shown)
        #expect(finding.row == 2 && finding.column == "name")
    }

    @Test func `a formula with a stored value is that value, and one without any data a finding`() throws {
        #expect(try read(data("Number", "14", more: "ss:Formula=\"=RC[1]*2\"")).record.strings == ["14", "1"])
        #expect(try read(data("String", "", more: "ss:Formula=\"=RC[1]\"")).findings.isEmpty)
        #expect(try read("<Cell ss:Formula=\"=NOW()\"/>").findings.map(\.code) == ["damage.formulaWithoutValue"])
    }
}
