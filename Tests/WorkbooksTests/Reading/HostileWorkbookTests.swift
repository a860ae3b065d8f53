import CZip
import JobModel
import Testing
import Wording
import Workbooks

/// Files that are damaged, or made to do harm.
struct HostileWorkbookTests {
    private func error(_ path: String, limits: WorkbookLimits = WorkbookLimits()) throws -> WorkbookError {
        let error = #expect(throws: WorkbookError.self) { _ = try Reading(path, limits: limits) }
        let known = try #require(error)
        #expect(
            !known.problem.en.isEmpty && !known.problem.zh.isEmpty && !known.remedy.en.isEmpty
                && !known.remedy.zh.isEmpty
        )
        return known
    }

    private func error(_ book: OpenXML, limits: WorkbookLimits = WorkbookLimits()) throws -> WorkbookError {
        let file = try book.packed()
        return try error(file.path, limits: limits)
    }

    private func part(_ error: WorkbookError) -> String? {
        if case .damaged(_, let part, _) = error { part } else { nil }
    }

    private func limit(_ error: WorkbookError) -> WorkbookError.Limit? {
        if case .tooLarge(_, _, let limit) = error { limit } else { nil }
    }

    private static func row(_ cells: String, _ attributes: String = "") -> String {
        "<row \(attributes)>\(cells)</row>"
    }
    private static let text = "<c t=\"str\"><v>x</v></c>"

    @Test(arguments: [
        row(text, "r=\"1048577\""), row(text, "r=\"0\""), row(text, "r=\"-3\""),
        row(text, "r=\"99999999999999999999\""),
        row("<c r=\"XFE1\"><v>1</v></c>", "r=\"1\""), row("<c r=\"ABCDE1\"><v>1</v></c>", "r=\"1\""),
        row("<c r=\"1A\"><v>1</v></c>", "r=\"1\""),
        row("<c r=\"A2\"><v>1</v></c>", "r=\"1\""), row("<c r=\"\"><v>1</v></c>", "r=\"1\""),
        row("<c r=\"A1x\"><v>1</v></c>", "r=\"1\""),
        row(text, "r=\"1\"") + row(text, "r=\"1\""), row(text, "r=\"2\"") + row(text, "r=\"1\""),
        row("<c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c>", "r=\"1\""),
        row("<c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>", "r=\"1\""),
        row("<c r=\"A1\"><v>1</v><v>2</v></c>", "r=\"1\""),
        row("<c r=\"A1\" t=\"inlineStr\"><is><t>1</t></is><is><t>2</t></is></c>", "r=\"1\""),
        row("<c r=\"XFD1\"><v>1</v></c><c><v>2</v></c>", "r=\"1\""), row(text, "r=\"1048576\"") + row(text),
        row("<c r=\"A1\"><v>1</c>", "r=\"1\""), row("<c r=\"A1\"><v>&undefined;</v></c>", "r=\"1\""),
    ])
    func `cells outside a spreadsheet, twice or out of order are damage, never another value`(rows: String) throws {
        #expect(try part(error(OpenXML("<sheetData>\(rows)</sheetData>"))) == "xl/worksheets/sheet1.xml")
    }

    @Test func `a document type is refused in any part, and with it every entity`() throws {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
        for place in OpenXML(rows: [["name"]]).parts.indices.dropFirst() {
            var parts = OpenXML(rows: [["name"]]).parts
            let text = parts[place].text
            let head = text.hasPrefix("<?xml") ? text.prefix { $0 != "\n" } + "\n" : ""
            parts[place].text = head + bomb + text.dropFirst(head.count)
            let file = try PackedFile(parts)
            #expect(try error(file.path) == .documentType(path: file.path, part: parts[place].name))
        }
    }

    @Test func `what unpacks to far more than its size is refused`() throws {
        var limits = WorkbookLimits()
        limits.harmlessBytes = 1 << 20
        let spaces = String(repeating: " ", count: 3 << 20)
        #expect(try limit(error(OpenXML("<sheetData>\(spaces)</sheetData>"), limits: limits)) == .ratio(500))
        limits.ratio = 1100
        limits.unpackedBytes = 2 << 20
        #expect(
            try limit(error(OpenXML("<sheetData>\(spaces)</sheetData>"), limits: limits)) == .unpackedBytes(2 << 20)
        )
    }

    @Test func `each limit is refused beyond it and not at it`() throws {
        let book = OpenXML(
            "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>",
            styles: "<cellXfs><xf/><xf/><xf/></cellXfs>",
            strings: "<si><t>abcd</t></si><si><t>efgh</t></si>"
        )
        let cases: [(WritableKeyPath<WorkbookLimits, Int>, Int, WorkbookError.Limit)] = [
            (\.entries, 7, .entries(6)), (\.sharedStringBytes, 8, .sharedStringBytes(7)),
            (\.sharedStrings, 2, .sharedStrings(1)),
            (\.depth, 5, .depth(4)), (\.definitions, 3, .definitions(2)),
        ]
        for (path, enough, expected) in cases {
            var limits = WorkbookLimits()
            limits[keyPath: path] = enough
            let file = try book.packed()
            _ = try Reading(file.path, limits: limits)
            limits[keyPath: path] = enough - 1
            #expect(try limit(error(file.path, limits: limits)) == expected)
        }
    }

    @Test func `a tag or comment without end is refused before it fills the memory`() throws {
        var limits = WorkbookLimits()
        limits.tagBytes = 256 * 1024
        // Of changing text, so that it does not pack well.
        let long = (0..<100_000).map { "\($0 &* 2_654_435_761 % 1_000_000_007)" }.joined()
        #expect(try limit(error(OpenXML("<!--\(long)--><sheetData/>"), limits: limits)) == .tagBytes(256 * 1024))
        #expect(try limit(error(OpenXML("<sheetData x=\"\(long)\"/>"), limits: limits)) == .tagBytes(256 * 1024))
    }

    @Test func `a row that is too long is a finding and affects only itself`() throws {
        let long = String(repeating: "长", count: 400_000)
        let cells = ["A", "B", "C"].map { "<c r=\"\($0)3\" t=\"s\"><v>1</v></c>" }.joined()
        let reading = try Reading(
            OpenXML(
                "<sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"str\"><v>b</v></c></row>"
                    + "<row r=\"2\"><c t=\"str\"><v>\(long)</v></c></row><row r=\"3\">\(cells)</row>"
                    + "<row r=\"4\"><c t=\"str\"><v>Ada</v></c></row></sheetData>",
                strings: "<si><t>name</t></si><si><t>\(long)</t></si>"
            )
        )
        #expect(reading.codes == [["cell.tooLong"], ["cell.tooLong"], []])
        #expect(reading.strings.last == ["Ada", ""])
        #expect(reading.records.allSatisfy { $0.record.block.count < 4 << 20 })
    }

    @Test func `a few bytes that stand for much text are read a few megabytes at a time`() throws {
        let long = String(repeating: "长", count: 300_000)
        let rows = (2...301).map { "<row r=\"\($0)\"><c t=\"s\"><v>1</v></c></row>" }
        let wide = (302...501).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }
        let file = try OpenXML(
            "<sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c></row>\(rows.joined())\(wide.joined())</sheetData>",
            strings: "<si><t>name</t></si><si><t>\(long)</t></si>"
        ).packed()
        let book = try Workbook.open(file.path)
        var records = try book.sheet(book.tabs[0]).records()
        var count = 0
        while let read = try records.next() {
            count += 1
            #expect(read.record.block.count < 8 << 20 && read.record.row == count + 1)
            #expect(read.record.count == (count <= 300 ? 1 : 16_384))
        }
        #expect(count == 500)
    }

    @Test func `a part that is there twice is damage`() throws {
        // libzip writes no such file: the second name is patched.
        let file = try PackedFile(OpenXML(rows: [["name"]]).parts + [(name: "xl/worksheets/sheet9.xml", text: "<x/>")])
        var bytes = try file.bytes
        for place in bytes.indices where bytes[place...].starts(with: "sheet9.xml".utf8) {
            bytes[place + 5] = UInt8(ascii: "1")
        }
        try file.write(bytes)
        #expect(try part(error(file.path)) == "xl/worksheets/sheet1.xml")
    }

    @Test func `names that lead out of the archive are only names`() throws {
        var book = OpenXML(rows: [["name"]])
        book.targets[0] = "../../../../../etc/passwd"
        #expect(try part(error(book)) == "etc/passwd")
        let parts = OpenXML(rows: [["name"]]).parts + [(name: "../../evil.xml", text: "<x/>")]
        let file = try PackedFile(parts)
        #expect(try Reading(file.path).sheet.header == ["name"])
    }

    @Test func `a file that was cut is incomplete, wherever it ends`() throws {
        let file = try OpenXML(rows: (0..<300).map { ["name \($0)"] }).packed()
        let bytes = try file.bytes
        for share in [5, 30, 60, 90, 99] {
            try file.write(Array(bytes.prefix(bytes.count * share / 100)))
            #expect(try error(file.path) == .truncated(path: file.path), "\(share) percent")
        }
    }

    @Test func `other files are told apart from workbooks`() throws {
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1016)
        let encrypted = old + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] } + [UInt8](repeating: 0, count: 500)
        let locked = try PackedFile(bytes: encrypted)
        #expect(try error(locked.path) == .encrypted(path: locked.path))
        let folder = try PackedFile(bytes: [])
        #expect(throws: WorkbookError.notAFile(path: "/tmp")) { try Workbook.open("/tmp") }
        #expect(throws: WorkbookError.missing(path: folder.path + ".no")) { try Workbook.open(folder.path + ".no") }
        for (name, document) in [("word/document.xml", "document"), ("ppt/presentation.xml", "presentation")] {
            let parts = [
                (
                    name: "_rels/.rels",
                    text:
                        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"\(name)\"/></Relationships>"
                ), (name: name, text: "<\(document)/>"),
            ]
            let file = try PackedFile(parts)
            guard case .notAWorkbook = try error(file.path) else {
                Issue.record("\(name) is a workbook")
                continue
            }
        }
        let binary = try PackedFile([
            (
                name: "_rels/.rels",
                text:
                    "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"
            )
        ])
        #expect(try error(binary.path).problem.en.contains(".xlsb"))
    }

    @Test(arguments: [
        ("PK\u{3}\u{4} xl/workbook.xml", WorkbookKind.xlsx),
        ("PK\u{3}\u{4} mimetypeapplication/vnd.oasis.opendocument.spreadsheet", .ods),
        ("PK\u{3}\u{4} META-INF/manifest.xml content.xml", .ods),
        ("PK\u{3}\u{4} mimetypeapplication/vnd.oasis.opendocument.text content.xml", nil),
        ("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>", .xmlSpreadsheet),
        (
            "\u{FEFF}<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            .xmlSpreadsheet
        ),
        ("PK\u{3}\u{4} Index/Document.iwa", nil), ("PK\u{3}\u{4} photo.jpg", nil), ("name,mobile\nxl/,1\n", nil),
        ("", nil),
        ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", nil), ("<?xml version=\"1.0\"?><people/>", nil),
    ])
    func `the first bytes tell the format`(text: String, kind: WorkbookKind?) throws {
        #expect(WorkbookKind.of(Array(text.utf8)) == kind)
        let file = try PackedFile(bytes: Array(text.utf8), name: "people.csv")
        #expect(WorkbookKind.of(path: file.path) == kind)
    }

    @Test func `a part behind a password is said to be`() throws {
        let file = try PackedFile(OpenXML(rows: [["name"]]).parts)
        var code: Int32 = 0
        let archive = try #require(zip_open(file.path, 0, &code))
        let place = UInt64(max(zip_name_locate(archive, "xl/workbook.xml", 0), 0))
        #expect(zip_file_set_encryption(archive, place, UInt16(ZIP_EM_AES_256), "secret") == 0)
        #expect(zip_close(archive) == 0)
        #expect(try error(file.path) == .encrypted(path: file.path))
    }
}
