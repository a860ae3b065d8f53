import JobModel
import Testing
import Wording
import Workbooks

/// What a cell comes to: its type and format are used, and nothing is guessed.
struct CellTests {
    private static let styles = """
        <numFmts count="12">
        <numFmt numFmtId="164" formatCode="0000"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
        <numFmt numFmtId="166" formatCode="[$-804]yyyy/m/d dddd"/><numFmt numFmtId="167" formatCode="[h]:mm:ss"/>
        <numFmt numFmtId="168" formatCode="yyyy-mm-dd hh:mm:ss.000"/><numFmt numFmtId="169" formatCode="#,##0.00&quot;d&quot;"/>
        <numFmt numFmtId="170" formatCode="000\\-0000\\-0000"/><numFmt numFmtId="171" formatCode="&quot;E&quot;00000"/>
        <numFmt numFmtId="172" formatCode="[Red]0.0E+00"/><numFmt numFmtId="173" formatCode="yyyy年m月d日"/>
        <numFmt numFmtId="174" formatCode="h&quot;时&quot;mm&quot;分&quot;"/><numFmt numFmtId="175" formatCode="G/通用格式"/>
        <numFmt numFmtId="176" formatCode="[DBNum1][$-804]m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="General"/>
        <numFmt numFmtId="178" formatCode="上午/下午h:mm"/><numFmt numFmtId="179" formatCode="_ * 0_ ;_ * \\-0_ "/>
        </numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs>\((0...180).map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs>
        """

    private func read(_ cell: String, is1904: Bool = false, strings: String? = nil) throws -> ReadRecord {
        var book = OpenXML(
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c t=\"str\"><v>no</v></c></row>"
                + "<row r=\"2\">\(cell)<c r=\"B2\"><v>1</v></c></row></sheetData>",
            styles: Self.styles,
            strings: strings
        )
        if is1904 { book.workbookProperties = "<workbookPr date1904=\"1\"/>" }
        return try #require(try Reading(book).records.first)
    }

    private func text(_ cell: String, is1904: Bool = false, strings: String? = nil) throws -> String {
        let read = try read(cell, is1904: is1904, strings: strings)
        #expect(read.findings.isEmpty)
        return read.record.string(at: 0)
    }

    @Test(arguments: [
        ("12", "12"), ("0", "0"), ("-7", "-7"), ("1.1000000000000001", "1.1"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("13800000001", "13800000001"), ("999999999999999", "999999999999999"), ("1.38E+10", "13800000000"),
        ("1E-3", "0.001"),
        ("12.50", "12.5"), ("007", "7"), ("1e3", "1000"), ("-0", "0"), ("1.5E-7", "0.00000015"),
        ("123456789.125", "123456789.125"),
        (".5", "0.5"), ("5.", "5"), ("+5", "5"), ("12345.678E-2", "123.45678"),
    ])
    func `a number is the shortest digits that give it`(value: String, text: String) throws {
        #expect(try self.text("<c r=\"A2\"><v>\(value)</v></c>") == text)
    }

    @Test(arguments: [
        (164, "7", "0007"), (164, "12345", "12345"), (164, "7.5", "7.5"), (164, "-7", "-0007"),
        (170, "13800000001", "138-0000-0001"),
        (171, "12", "E00012"), (169, "7", "7"), (172, "12", "12"), (175, "12", "12"), (177, "12", "12"),
        (179, "12", "12"),
        (1, "7", "7"), (2, "7.10", "7.1"), (9, "0.25", "0.25"), (10, "0.5", "0.5"), (49, "8", "8"), (4, "1234", "1234"),
        (600, "5", "5"),
    ])
    func `zeros that the format shows are part of the text`(style: Int, value: String, text: String) throws {
        #expect(try self.text("<c r=\"A2\" s=\"\(style)\"><v>\(value)</v></c>") == text)
    }

    @Test(arguments: [
        ("#0000", "7", "0007"), ("??0000", "12345", "12345"), ("0000;-0000", "7", "0007"),
        ("0000;-0000", "-7", "-0007"),
        ("0000_);(0000)", "-7", "(0007)"), ("0000;[Red]0000", "-7", "-0007"), ("0000;;;@", "7", "0007"),
        ("0000;;;@", "0", "0"), ("\"E\"0", "7", "E7"), ("\"E\"0", "12", "E12"), ("\"EMP-\"#", "7", "EMP-7"),
        ("\"E\"General", "7", "E7"), ("\"E\"0", "7.5", "7.5"), ("\"E\"0.0", "7", "7"),
        ("[<=9999999]000-0000;000-0000-0000", "1234567", "123-4567"),
        ("[<=9999999]000-0000;000-0000-0000", "13800138000", "138-0013-8000"), ("[>0]0000", "-7", "-7"),
        ("[Red][<0]0000;00000", "7", "00007"), ("###-####", "1234567", "1234567"),
        ("[=1]\"男\";[=2]\"女\"", "1", "男"), ("[=1]\"男\";[=2]\"女\"", "2", "女"), ("[=1]\"男\";[=2]\"女\"", "3", "3"),
        ("\"是\";;\"否\"", "1", "是"), ("\"是\";;\"否\"", "0", "否"), ("\"是\";;\"否\"", "-1", "-1"),
        ("0;-0;\"无\"", "0", "无"), ("0;-0;\"无\"", "-5", "-5"), ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", "0"),
        ("General;[Red]-General", "-7", "-7"), ("0\"人\"", "7", "7"), ("¥0", "7", "7"), ("\"RMB \"0", "7", "7"),
        ("\"HK$\"0", "7", "7"), ("[$USD] 0", "7", "7"),
        ("\"E\"0", "1E15", "1000000000000000"), ("0000#", "7", "7"),
    ])
    func `a number is read as its format shows it for such numbers`(code: String, value: String, text: String) throws {
        let code = code.replacing("\"", with: "&quot;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let book = OpenXML(
            "<sheetData><row r=\"1\"><c t=\"str\"><v>name</v></c><c t=\"str\"><v>no</v></c></row><row r=\"2\">"
                + "<c r=\"A2\" s=\"1\"><v>\(value)</v></c><c r=\"B2\"><v>1</v></c></row></sheetData>",
            styles: "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(code)\"/></numFmts>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
        )
        #expect(try Reading(book).records.first?.record.string(at: 0) == text)
    }

    @Test(arguments: [
        ("<f>A1</f><v>0</v>", true, true), ("<f>A1</f><v>0</v>", false, false), ("<f>A1</f><v>7</v>", true, false),
        ("<v>0</v>", true, false),
    ])
    func `a formula's zero is no value in a file that is to be computed on opening`(
        content: String,
        isToCompute: Bool,
        isDoubted: Bool
    ) throws {
        var book = OpenXML(
            "<sheetData><row r=\"1\"><c t=\"str\"><v>name</v></c><c t=\"str\"><v>no</v></c></row><row r=\"2\">"
                + "<c r=\"A2\">\(content)</c><c r=\"B2\"><v>1</v></c></row></sheetData>"
        )
        if isToCompute { book.workbookProperties = "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>" }
        let read = try #require(try Reading(book).records.first)
        #expect(read.findings.map(\.code) == (isDoubted ? ["damage.formulaWithoutValue"] : []))
        #expect(read.record.string(at: 0).isEmpty == isDoubted)
    }

    @Test(arguments: [
        (14, "46115", "2026-04-03"), (22, "46115.354166666664", "2026-04-03 08:30:00"), (165, "46115", "2026-04-03"),
        (166, "46115", "2026-04-03"), (173, "46115", "2026-04-03"), (176, "46115", "2026-04-03"),
        (31, "46115", "2026-04-03"),
        (57, "46115", "2026-04-03"), (20, "0.354166666666667", "08:30:00"), (174, "0.354166666666667", "08:30:00"),
        (178, "0.85416666666666663", "20:30:00"), (167, "1.25", "30:00:00"), (46, "0.5", "12:00:00"),
        (168, "46115.354171817132", "2026-04-03 08:30:00.445"), (22, "46115.354171817132", "2026-04-03 08:30:00"),
        (14, "1", "1900-01-01"), (14, "59", "1900-02-28"), (14, "61", "1900-03-01"), (14, "2958465", "9999-12-31"),
        (14, "36585", "2000-02-29"), (14, "36586", "2000-03-01"), (22, "46115.999999", "2026-04-04"),
        (20, "0", "00:00:00"),
        (14, "4.6115E4", "2026-04-03"), (14, "46115.5", "2026-04-03 12:00:00"),
    ])
    func `a number with a date's format is that date`(style: Int, value: String, text: String) throws {
        #expect(try self.text("<c r=\"A2\" s=\"\(style)\"><v>\(value)</v></c>") == text)
    }

    @Test(arguments: [("0", "1904-01-01"), ("44653", "2026-04-03"), ("60", "1904-03-01")])
    func `a workbook of 1904 counts from that year`(value: String, text: String) throws {
        #expect(try self.text("<c r=\"A2\" s=\"14\"><v>\(value)</v></c>", is1904: true) == text)
    }

    @Test(arguments: [
        ("<c r=\"A2\" t=\"b\"><v>1</v></c>", "TRUE"), ("<c r=\"A2\" t=\"b\"><v>0</v></c>", "FALSE"),
        ("<c r=\"A2\" t=\"str\"><f>A1</f><v>林小北</v></c>", "林小北"), ("<c r=\"A2\" t=\"str\"><f>A1</f><v></v></c>", ""),
        ("<c r=\"A2\"><f>1+1</f><v>2</v></c>", "2"), ("<c r=\"A2\" s=\"3\"/>", ""), ("<c r=\"A2\"><v/></c>", ""),
        ("<c r=\"A2\" t=\"d\"><v>2026-04-03T08:30:00</v></c>", "2026-04-03 08:30:00"),
        ("<c r=\"A2\" t=\"d\"><v>2026-04-03T00:00:00.000</v></c>", "2026-04-03"),
        ("<c r=\"A2\" t=\"d\"><v>2026-04-03T00:00:00.000Z</v></c>", "2026-04-03"),
        ("<c r=\"A2\" t=\"d\"><v>2026-04-03T23:30:00Z</v></c>", "2026-04-03 23:30:00"),
        ("<c r=\"A2\" t=\"d\" s=\"22\"><v>2026-04-03T08:29:59.9999Z</v></c>", "2026-04-03 08:30:00"),
        ("<c r=\"A2\" t=\"d\"><v>08:30:00</v></c>", "08:30:00"),
        (
            "<c r=\"A2\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>张</t></r><r><t xml:space=\"preserve\"> 三</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>ZHANG</t></rPh></is></c>", "张 三"
        ),
        ("<c r=\"A2\" t=\"inlineStr\"><is><t> x </t></is></c>", "x"),
        ("<c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> x </t></is></c>", " x "),
        ("<c r=\"A2\" t=\"inlineStr\"><is><t>a_x000D__x000A_b_x005F_x0041_</t></is></c>", "a\r\nb_x0041_"),
        ("<c r=\"A2\" t=\"inlineStr\"><is><t>_xD83D__xDE00__xZZZZ_</t></is></c>", "😀_xZZZZ_"),
        ("<c r=\"A2\" t=\"inlineStr\"><is><t>0007</t></is></c>", "0007"),
        ("<c r=\"A2\" t=\"s\"><v>1</v></c>", "Ada & Bob"), ("<c r=\"A2\" t=\"s\"><v>2</v></c>", "陈晓明"),
        ("<c r=\"A2\" t=\"s\"><v>3</v></c>", ""),
        ("<c r=\"A2\" t=\"n\"><v>3</v><extLst><ext><v>9</v></ext></extLst></c>", "3"),
        ("<c r=\"A2\"><v>  5 </v></c>", "5"), ("<c r=\"A2\" t=\"s\"><v>\n1\n</v></c>", "Ada & Bob"),
    ])
    func `a cell of each type is its value`(cell: String, text: String) throws {
        let strings =
            "<si><t>zero</t></si><si><t>Ada &amp; Bob</t></si>"
            + "<si><r><t>陈</t></r><r><t>晓明</t></r><rPh sb=\"0\" eb=\"1\"><t>チン</t></rPh><phoneticPr fontId=\"1\"/></si><si/>"
        #expect(try self.text(cell, strings: strings) == text)
    }

    @Test(arguments: [
        ("<c r=\"A2\" t=\"e\"><v>#N/A</v></c>", "damage.formulaError", "#N/A"),
        ("<c r=\"A2\"><f>SUM(B1)</f></c>", "damage.formulaWithoutValue", "=SUM(B1)"),
        ("<c r=\"A2\"><f>SUM(B1)</f><v/></c>", "damage.formulaWithoutValue", "=SUM(B1)"),
        ("<c r=\"A2\"><v>1.10101199001011E+17</v></c>", "damage.scientific", "110101199001011000"),
        ("<c r=\"A2\"><v>6222021234567890</v></c>", "damage.scientific", "6222021234567890"),
        ("<c r=\"A2\" s=\"164\"><v>6222021234567890</v></c>", "damage.scientific", "6222021234567890"),
        ("<c r=\"A2\" s=\"14\"><v>60</v></c>", "damage.noDate", "60"),
        ("<c r=\"A2\" s=\"14\"><v>-1</v></c>", "damage.noDate", "-1"),
        ("<c r=\"A2\" s=\"14\"><v>2958466</v></c>", "damage.noDate", "2958466"),
        ("<c r=\"A2\" s=\"14\"><v>0</v></c>", "damage.noDate", "0"),
        ("<c r=\"A2\" s=\"46\"><v>-0.5</v></c>", "damage.noDate", "-0.5"),
        ("<c r=\"A2\" s=\"14\"><v>1e300</v></c>", "damage.noDate", "1e+300"),
        ("<c r=\"A2\" t=\"s\"><v>9</v></c>", "cell.unreadable", "9"),
        ("<c r=\"A2\" t=\"s\"><v>-1</v></c>", "cell.unreadable", "-1"),
        ("<c r=\"A2\"><v>abc</v></c>", "cell.unreadable", "abc"),
        ("<c r=\"A2\"><v>1e999</v></c>", "cell.unreadable", "1e999"),
        ("<c r=\"A2\"><v>nan</v></c>", "cell.unreadable", "nan"),
        ("<c r=\"A2\"><v>0x1p3</v></c>", "cell.unreadable", "0x1p3"),
        ("<c r=\"A2\" t=\"b\"><v>2</v></c>", "cell.unreadable", "2"),
        ("<c r=\"A2\" t=\"zz\"><v>2</v></c>", "cell.unreadable", "2"),
    ])
    func `a cell that is not certain is a finding with its column and value`(
        cell: String,
        code: String,
        value: String
    ) throws {
        let read = try read(cell)
        let finding = try #require(read.findings.first)
        #expect(read.findings.count == 1 && finding.code == code && finding.value == value)
        #expect(finding.row == 2 && finding.line == 2 && finding.column == "name")
        #expect(!finding.problem.zh.isEmpty && !finding.remedy.zh.isEmpty)
    }
}
