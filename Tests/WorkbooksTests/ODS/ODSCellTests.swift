import JobModel
import Testing
import Wording
import Workbooks

/// What a cell of OpenDocument comes to: its type and style are used, and nothing is guessed.
struct ODSCellTests {
    private static let styles = """
        <number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="4"/></number:number-style>
        <number:number-style style:name="N2"><number:text>E</number:text><number:number number:min-integer-digits="5"/></number:number-style>
        <number:number-style style:name="N3"><number:number number:decimal-places="0" number:min-integer-digits="11">
        <number:embedded-text number:position="4">-</number:embedded-text><number:embedded-text number:position="8">-</number:embedded-text>
        </number:number></number:number-style>
        <number:number-style style:name="N4"><number:number number:decimal-places="2" number:min-integer-digits="2"/></number:number-style>
        <number:number-style style:name="N5"><number:number number:min-integer-digits="4" number:grouping="true"/></number:number-style>
        <number:date-style style:name="N6"><number:year/><number:text>年</number:text><number:month/></number:date-style>
        <number:date-style style:name="N7"><number:day/><number:seconds number:decimal-places="3"/></number:date-style>
        <number:time-style style:name="N8" number:truncate-on-overflow="false"><number:hours/></number:time-style>
        <number:boolean-style style:name="N9"><number:boolean/></number:boolean-style>
        <number:percentage-style style:name="N10"><number:number number:min-integer-digits="2"/><number:text>%</number:text></number:percentage-style>
        \((1...10).map { "<style:style style:name=\"ce\($0)\" style:family=\"table-cell\" style:data-style-name=\"N\($0)\"/>" }.joined())
        <style:style style:name="child" style:family="table-cell" style:parent-style-name="ce1"/>
        <style:style style:name="loop" style:family="table-cell" style:parent-style-name="loop"/>
        """

    private func read(
        _ cell: String,
        row: String = "",
        columns: String = "",
        common: String? = nil,
        before: String = ""
    )
        throws -> ReadRecord
    {
        var file = ODSFile(
            columns + ODSFile.row(["name", "no"])
                + "<table:table-row \(row)>\(cell)<table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>",
            styles: Self.styles
        )
        file.common = common
        file.before = before
        return try #require(try Reading(try file.packed()).records.first)
    }

    private func cell(
        _ type: String,
        _ value: String,
        _ style: String = "",
        more: String = "",
        shown: String = "shown"
    )
        -> String
    {
        "<table:table-cell office:value-type=\"\(type)\" \(value.isEmpty ? "" : "office:\(value)") table:style-name=\"\(style)\" \(more)>"
            + "<text:p>\(shown)</text:p></table:table-cell>"
    }

    @Test(arguments: [
        ("float", "value=\"12\"", "", "12"), ("float", "value=\"1.38E+010\"", "", "13800000000"),
        ("float", "value=\"7\"", "ce1", "0007"), ("float", "value=\"7\"", "child", "0007"),
        ("float", "value=\"7.5\"", "ce1", "7.5"), ("float", "value=\"12\"", "ce2", "E00012"),
        ("float", "value=\"13800000001\"", "ce3", "138-0000-0001"), ("float", "value=\"7\"", "ce4", "7"),
        ("float", "value=\"7\"", "ce5", "7"), ("float", "value=\"7\"", "loop", "7"),
        ("float", "value=\"7\"", "no", "7"),
        ("float", "value=\"0\"", "ce9", "FALSE"), ("float", "value=\"1\"", "ce9", "TRUE"),
        ("float", "value=\"46115\"", "ce6", "2026-04-03"), ("percentage", "value=\"0.25\"", "ce10", "0.25"),
        ("currency", "value=\"12.50\" office:currency=\"CNY\"", "", "12.5"),
        ("date", "date-value=\"2026-04-03\"", "ce6", "2026-04-03"),
        ("date", "date-value=\"2026-04-03T08:30:00\"", "ce6", "2026-04-03 08:30:00"),
        ("date", "date-value=\"2026-04-03T08:29:59.999999997\"", "ce6", "2026-04-03 08:30:00"),
        ("date", "date-value=\"2026-04-03T08:30:00.445000000\"", "ce7", "2026-04-03 08:30:00.445"),
        ("date", "date-value=\"2026-04-03T08:30:00.445\"", "ce6", "2026-04-03 08:30:00"),
        ("date", "date-value=\"1900-01-01\"", "", "1900-01-01"),
        ("date", "date-value=\"1850-01-01\"", "", "1850-01-01"),
        ("date", "date-value=\"2026-04-03\"", "ce1", "2026-04-03"),
        ("time", "time-value=\"PT08H30M00S\"", "", "08:30:00"),
        ("time", "time-value=\"PT30H00M00S\"", "ce8", "30:00:00"),
        ("time", "time-value=\"PT0S\"", "", "00:00:00"), ("time", "time-value=\"P1DT6H\"", "", "30:00:00"),
        ("boolean", "boolean-value=\"true\"", "", "TRUE"), ("boolean", "boolean-value=\"false\"", "ce1", "FALSE"),
        ("string", "", "ce1", "shown"), ("string", "string-value=\"0007\"", "", "0007"),
        ("string", "string-value=\"\"", "", "shown"),
    ])
    func `a cell of each type is its value`(type: String, value: String, style: String, text: String) throws {
        let read = try read(cell(type, value, style))
        #expect(read.findings.isEmpty && read.record.strings == [text, "1"])
    }

    @Test(arguments: [
        ("<text:p>a</text:p><text:p>b</text:p><text:p/>", "a\nb\n"),
        ("<text:p>a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e</text:p>", "a b   c\td\ne"),
        ("<text:p><text:span>张</text:span><text:a xlink:href=\"x\">三</text:a></text:p>", "张三"),
        ("<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a"),
        ("<text:p>a<office:annotation><text:p>note</text:p></office:annotation>b</text:p>", "ab"),
        ("<draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame><text:p>a</text:p>", "a"),
        (
            "<text:p><text:ruby><text:ruby-base>陈</text:ruby-base><text:ruby-text>CHEN</text:ruby-text></text:ruby></text:p>",
            "陈"
        ),
        ("<text:p>Ada &amp; &lt;Bob&gt;  x</text:p>", "Ada & <Bob>  x"),
        (
            "<table:table><table:table-row><table:table-cell><text:p>inner</text:p></table:table-cell></table:table-row></table:table><text:p>a</text:p>",
            "a"
        ),
    ])
    func `the text of a cell is what its paragraphs show`(content: String, text: String) throws {
        let read = try read("<table:table-cell office:value-type=\"string\">\(content)</table:table-cell>")
        #expect(read.findings.isEmpty && read.record.strings == [text, "1"])
    }

    @Test(arguments: [
        ("", "<table:table-column table:default-cell-style-name=\"ce1\"/>", "0007"),
        (
            "table:default-cell-style-name=\"ce2\"", "<table:table-column table:default-cell-style-name=\"ce1\"/>",
            "E00007"
        ),
        ("", "<table:table-column/><table:table-column table:default-cell-style-name=\"ce1\"/>", "7"),
        (
            "",
            "<table:table-column table:number-columns-repeated=\"99999999999999999999\" table:default-cell-style-name=\"ce1\"/>",
            "0007"
        ),
    ])
    func `a cell without a style has that of its row, or of its column`(
        row: String,
        columns: String,
        text: String
    )
        throws
    {
        let cell = "<table:table-cell office:value-type=\"float\" office:value=\"7\"/>"
        #expect(try read(cell, row: row, columns: columns).record.string(at: 0) == text)
    }

    private static let number = "<number:number number:decimal-places=\"0\" number:min-integer-digits=\"4\"/>"

    @Test(arguments: [
        (number, "<number:text>-</number:text>\(number)", [("&gt;=0", "A")], "7", "0007"),
        (number, "<number:text>-</number:text>\(number)", [("&gt;=0", "A")], "-7", "-0007"),
        (number, "<number:text-content/>", [("&gt;0", "A")], "7", "0007"),
        ("", "<number:text> </number:text>\(number)<number:text> </number:text>", [], "7", "0007"),
        ("<number:text>男</number:text>", "<number:number number:min-integer-digits=\"1\"/>", [("=1", "A")], "1", "男"),
        ("<number:text>男</number:text>", "<number:number number:min-integer-digits=\"1\"/>", [("=1", "A")], "2", "2"),
        ("", "<number:text>E</number:text><number:number number:min-integer-digits=\"1\"/>", [], "7", "E7"),
        ("", "<number:number number:min-integer-digits=\"1\"/><number:text>人</number:text>", [], "7", "7"),
        (
            "",
            "<number:number number:min-integer-digits=\"0\"><number:embedded-text number:position=\"4\">-"
                + "</number:embedded-text></number:number>", [], "1234567", "1234567"
        ),
        (number, number, [("?", "A")], "7", "7"), (number, number, [("&lt;0", "missing")], "-7", "-7"),
    ])
    func `a style may show some numbers by another style`(
        other: String,
        main: String,
        maps: [(String, String)],
        value: String,
        text: String
    ) throws {
        let list = maps.map { "<style:map style:condition=\"value()\($0.0)\" style:apply-style-name=\"\($0.1)\"/>" }
        let kind = main.contains("text-content") ? "text" : "number"
        let common =
            "<number:number-style style:name=\"A\">\(other)</number:number-style>"
            + "<number:\(kind)-style style:name=\"N90\">\(main)\(list.joined())</number:\(kind)-style>"
            + "<style:style style:name=\"common\" style:family=\"table-cell\" style:data-style-name=\"N90\"/>"
        let read = try read(cell("float", "value=\"\(value)\"", "common"), common: common)
        #expect(read.findings.isEmpty && read.record.string(at: 0) == text)
    }

    @Test func `common styles and the day from which the file counts are used`() throws {
        let common =
            "<number:number-style style:name=\"N90\"><number:number number:min-integer-digits=\"3\"/></number:number-style>"
            + "<style:style style:name=\"common\" style:family=\"table-cell\" style:data-style-name=\"N90\"/>"
        #expect(try read(cell("float", "value=\"7\"", "common"), common: common).record.string(at: 0) == "007")
        let settings =
            "<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>"
        #expect(
            try read(cell("float", "value=\"44653\"", "ce6"), before: settings).record.string(at: 0) == "2026-04-03"
        )
        #expect(
            try read(cell("date", "date-value=\"2026-04-03\"", "ce6"), before: settings).record.string(at: 0)
                == "2026-04-03"
        )
    }

    @Test(arguments: [
        (
            "string", "string-value=\"\"", "calcext:value-type=\"error\" table:formula=\"of:=NA()\"", "#N/A",
            "damage.formulaError", "#N/A"
        ),
        ("float", "value=\"0\"", "table:formula=\"of:=A1\"", "Err:502", "damage.formulaError", "Err:502"),
        ("string", "", "table:formula=\"of:=A1\"", "#REF!", "damage.formulaError", "#REF!"),
        ("float", "value=\"1.10101199001011E+017\"", "", "1", "damage.scientific", "110101199001011000"),
        ("float", "value=\"6222021234567890\"", "", "1", "damage.scientific", "6222021234567890"),
        ("date", "date-value=\"2026-02-30\"", "", "1", "cell.unreadable", "2026-02-30"),
        ("date", "date-value=\"April\"", "", "1", "cell.unreadable", "April"),
        ("date", "", "", "3 April", "cell.unreadable", "3 April"),
        ("time", "time-value=\"8:30\"", "", "1", "cell.unreadable", "8:30"),
        ("time", "time-value=\"PT\"", "", "1", "cell.unreadable", "PT"),
        ("time", "time-value=\"PT1.1.1S\"", "", "1", "cell.unreadable", "PT1.1.1S"),
        ("boolean", "boolean-value=\"2\"", "", "1", "cell.unreadable", "2"),
        ("float", "value=\"abc\"", "", "1", "cell.unreadable", "abc"), ("float", "", "", "12", "cell.unreadable", "12"),
        ("picture", "value=\"1\"", "", "1", "cell.unreadable", "1"),
        ("float", "", "table:formula=\"of:=SUM([.A1])\"", "", "damage.formulaWithoutValue", "=SUM([.A1])"),
    ])
    func `a cell that is not certain is a finding with its column and value`(
        type: String,
        value: String,
        more: String,
        shown: String,
        code: String,
        told: String
    ) throws {
        let read = try read(cell(type, value, more: more, shown: shown))
        let finding = try #require(read.findings.first)
        #expect(read.findings.count == 1 && finding.code == code && finding.value == told)
        #expect(finding.row == 2 && finding.column == "name")
    }

    @Test func `a text with the look of an error, and a formula's empty text, are texts`() throws {
        #expect(try read(cell("string", "", shown: "#N/A")).findings.isEmpty)
        let empty = "<table:table-cell office:value-type=\"string\" table:formula=\"of:=A1\"/>"
        #expect(try read(empty).findings.isEmpty)
        let untyped = try read(
            "<table:table-cell table:formula=\"of:=IF(1;&quot;&quot;)\"><text:p/></table:table-cell>"
        )
        #expect(untyped.findings.isEmpty && untyped.record.strings == ["", "1"])
        let formula = cell("float", "value=\"14\"", more: "table:formula=\"of:=[.B3]*2\"")
        #expect(try read(formula).record.strings == ["14", "1"])
        #expect(
            try read("<table:table-cell table:formula=\"of:=A1\"/>").findings.map(\.code) == [
                "damage.formulaWithoutValue"
            ]
        )
    }
}
