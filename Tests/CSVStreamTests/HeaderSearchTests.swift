import CSVStream
import JobModel
import Testing
import Wording

struct HeaderSearchTests {
    private static let names: Set<String> = ["姓名", "手机号", "部门", "name", "mobile", "city"]

    private func options(headerRow: Int? = nil) -> CSVReadOptions {
        CSVReadOptions(headerRow: headerRow, isColumnName: { Self.names.contains($0) })
    }

    @Test(arguments: [0, 9, 11, 60])
    func `finds the header below a long preamble, and shows its row and the lines above`(lines: Int) throws {
        let above = (0..<lines).map { "说明 \($0)：请勿修改,,\n" }.joined()
        let sheet = try Sheet(above + "\n姓名,手机号,部门\n林小北,1,工程部\n")
        let file = try sheet.file(options())
        #expect(file.header == ["姓名", "手机号", "部门"] && file.refusal == nil)
        #expect(file.headerLine == lines + 2 && file.headerRow == lines + 2 && file.preamble.count == lines)
        #expect(try sheet.records(options()).map(\.record.row) == [lines + 3])
    }

    @Test func `counts rows and lines of the header separately if a cell has several lines`() throws {
        let file = try Sheet("\"title\nof two lines\",\nname,mobile\nA,1\n").file(options())
        #expect(file.headerLine == 3 && file.headerRow == 2)
    }

    @Test func `takes the named row as the header`() throws {
        let sheet = try Sheet("name,mobile\n\nx,y\nA,1\n")
        #expect(try sheet.file(CSVReadOptions(headerRow: 3)).header == ["x", "y"])
        #expect(try sheet.records(CSVReadOptions(headerRow: 3)).map(\.record.strings) == [["A", "1"]])
        for row in [2, 5, 900] {
            #expect(throws: CSVStreamError.noHeaderRow(path: sheet.path, row: row)) {
                try sheet.file(CSVReadOptions(headerRow: row))
            }
        }
    }

    @Test func `takes the named row though one above it has more names, and else the first with most`() throws {
        let sheet = try Sheet("name,mobile,city\nname,mobile,x\nA,1,2\n")
        let named = try sheet.file(options(headerRow: 2))
        #expect(named.header == ["name", "mobile", "x"] && named.refusal == nil)
        #expect(try sheet.file(options()).headerRow == 1)
        #expect(try Sheet("name,city\nname,mobile,city\ncity,mobile,name\nA,1,2\n").file(options()).headerRow == 2)
    }

    @Test(arguments: [
        ("王芳,13800000001,wang@example.com\n李娜,13800000002,li@example.com\n", "header.none"),
        ("x@example.org,北京\n", "header.none"), ("E00812,2026-12-01,北京\n", "header.none"),
        ("foo,bar,baz\n1,2,3\n", "header.noNames"), ("“name”,“mobile”\na,1\n", "header.noNames"),
        ("\"name,mobile,city\"\n\"A,1,x\"\n", "header.quotedLines"),
        ("\"name;mobile;city\",,\n\"A;1;x\",,\n", "header.quotedLines"),
        ("\"\tname\tmobile\"\n\"A\t1\"\n", "header.quotedLines"),
    ])
    func `reports once that a row cannot be a header, with what to do`(text: String, code: String) throws {
        let refusal = try #require(try Sheet(text).file(options()).refusal)
        #expect(refusal.code == code && refusal.row == 1 && refusal.line == 1)
        // Who knows no names of columns takes the first row.
        #expect(try Sheet(text).file().refusal == nil)
    }

    @Test(arguments: [
        ("name,mobile,city\nA,1,x\n", UInt8(ascii: ";"), "header.otherSeparator", ","),
        ("name;mobile\nA;1\n", UInt8(ascii: "\t"), "header.otherSeparator", ";"),
        ("name\tmobile\nA\t1\n", UInt8(ascii: ","), "header.otherSeparator", "tab"),
        ("\"name,mobile\"\n\"A,1\"\n", UInt8(ascii: ";"), "header.quotedLines", ","),
    ])
    func `tells a delimiter that was named wrongly from lines in quotes`(
        text: String,
        named: UInt8,
        code: String,
        separator: String
    ) throws {
        var options = options()
        options.delimiter = named
        let refusal = try #require(try Sheet(text).file(options).refusal)
        #expect(refusal.code == code && refusal.value == separator, "\(refusal)")
        #expect(refusal.problem.en.contains("and not by") == (code == "header.otherSeparator"))
    }

    @Test func `says that the first line names a delimiter which the columns do not have`() throws {
        let sheet = try Sheet("sep=,\nname;mobile;city\nA;1;x\n")
        let refusal = try #require(try sheet.file(options(headerRow: 2)).refusal)
        #expect(refusal.code == "header.declaredSeparator" && refusal.value == ";" && refusal.row == 2)
        for said in [refusal.problem.en, refusal.problem.zh] {
            #expect(said.contains("sep=,") && !said.contains("was named"), "\(said)")
        }
        for remedy in [refusal.remedy.en, refusal.remedy.zh] { #expect(remedy.contains("sep=;"), "\(remedy)") }
        // Where nobody names the row, the header is not the first line either.
        #expect(try sheet.file(options()).refusal == refusal)
        // An option comes before the line, and is what was named then.
        var named = options(headerRow: 2)
        named.delimiter = UInt8(ascii: ",")
        #expect(try sheet.file(named).refusal?.problem.en.contains("was named") == true)
        named.delimiter = UInt8(ascii: ";")
        #expect(try sheet.file(named).refusal == nil)
    }

    @Test func `says of no delimiter that it was named where the rows above the header show it`() throws {
        let above = String(repeating: "one,two\n", count: 60)
        let refusal = try #require(try Sheet(above + "name;mobile\nA;1\n").file(options(headerRow: 61)).refusal)
        #expect(refusal.code == "header.otherSeparator" && refusal.value == ";")
        #expect(!refusal.problem.en.contains("was named") && !refusal.problem.zh.contains("指定"), "\(refusal.problem)")
    }

    @Test(arguments: ["name,mobile\n", "name,2026\n", "name\n", "city,Q1 2026,Q2 2026\n"])
    func `accepts a header with one known column name`(text: String) throws {
        #expect(try Sheet(text).file(options()).refusal == nil)
    }

    @Test func `recognises the delimiter by records, not by lines within quotes`() throws {
        let note = "\"a;b;c;d\ne;f;g;h\ni;j;k;l\nm;n;o;p\n\""
        let sheet = try Sheet("one,two\n" + (1...5).map { "\($0),\(note)\n" }.joined())
        #expect(try sheet.file().delimiter == UInt8(ascii: ","))
        #expect(try sheet.records().count == 5)
    }

    @Test func `column names decide the delimiter against the rows`() throws {
        let rows = (1...5).map { "A;Roe, Jane, MD, PhD;x\($0)\n" }.joined()
        #expect(try Sheet("name;mobile;city\n" + rows).file(options()).delimiter == UInt8(ascii: ";"))
        #expect(
            try Sheet("name|mobile|city\na,b,c,d|1|2\ne,f,g,h|3|4\n").file(options()).delimiter == UInt8(ascii: "|")
        )
    }
}
