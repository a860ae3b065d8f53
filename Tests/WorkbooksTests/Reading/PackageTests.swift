import CZip
import JobModel
import Testing
import Wording
import Workbooks

/// How the programs that write workbooks lay out their parts.
struct PackageTests {
    private let rows =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>46115</v></c></row>"
    private let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
    private var book: OpenXML {
        OpenXML("<sheetData>\(rows)</sheetData>", styles: styles, strings: "<si><t>join_time</t></si>")
    }

    private func expectRead(_ book: OpenXML) throws {
        let reading = try Reading(book)
        #expect(reading.sheet.header == ["join_time"] && reading.strings == [["2026-04-03"]])
    }

    @Test func `parts are found from the root as well as from the workbook's folder`() throws {
        var book = book
        for target in [
            "/xl/worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml", "worksheets\\sheet1.xml",
            "WORKSHEETS/Sheet1.XML",
        ] {
            book.targets[0] = target
            try expectRead(book)
        }
    }

    @Test func `Strict Open XML, and elements with prefixes, are as good`() throws {
        var strict = book
        strict.isStrict = true
        try expectRead(strict)
        let prefixed = { (text: String) in
            text.replacing("</", with: "\u{1}").replacing("<", with: "<x:").replacing("\u{1}", with: "</x:")
        }
        var book = OpenXML(
            prefixed("<sheetData>\(rows)</sheetData>"),
            styles: prefixed(styles),
            strings: prefixed("<si><t>join_time</t></si>")
        )
        book.prefix = "x"
        try expectRead(book)
    }

    @Test func `a workbook without styles and shared strings is numbers and texts of its own`() throws {
        let reading = try Reading(
            OpenXML(
                "<sheetData><row><c t=\"inlineStr\"><is><t>name</t></is></c></row><row><c s=\"4\"><v>46115</v></c></row></sheetData>"
            )
        )
        #expect(reading.strings == [["46115"]])
    }

    @Test func `parts that are named and missing are none`() throws {
        var parts = book.parts
        parts.removeAll { $0.name == "xl/styles.xml" }
        let file = try PackedFile(parts)
        let reading = try Reading(file.path)
        #expect(reading.strings == [["46115"]])
    }

    @Test func `parts may be stored unpacked, and names may begin with a stroke`() throws {
        let parts = book.parts.map { (name: "/" + $0.name, bytes: Array($0.text.utf8)) }
        let file = try PackedFile(parts, method: ZIP_CM_STORE)
        #expect(try Reading(file.path).strings == [["2026-04-03"]])
    }

    @Test func `a part in UTF-16 is read`() throws {
        let parts = book.parts.map { part in
            guard part.name.hasSuffix("sharedStrings.xml") else {
                return (name: part.name, bytes: Array(part.text.utf8))
            }
            let text = part.text.replacing("join_time", with: "入职日期").replacing(" encoding=\"UTF-8\"", with: "")
            let units = [0xFEFF] + Array(text.utf16)
            return (name: part.name, bytes: units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
        }
        let file = try PackedFile(parts)
        #expect(try Reading(file.path).sheet.header == ["入职日期"])
    }

    @Test func `tabs have names, numbers and kinds, hidden ones too`() throws {
        var book = OpenXML("<sheetData/>", "<sheetData/>", "")
        book.names = ["人员", "人员", "图 &amp; 表"]
        book.states = ["state=\"hidden\"", "state=\"veryHidden\"", "state=\"visible\""]
        book.types[2] = "chartsheet"
        let file = try book.packed()
        let tabs = try Workbook.open(file.path).tabs
        #expect(
            tabs == [
                Tab(name: "人员", number: 1, visibility: .hidden), Tab(name: "人员", number: 2, visibility: .veryHidden),
                Tab(name: "图 & 表", number: 3, kind: .chart),
            ]
        )
        #expect(throws: WorkbookError.noCells(path: file.path, tab: "图 & 表")) {
            try Workbook.open(file.path).sheet(tabs[2])
        }
    }

    @Test func `a tab of several is read by its own part`() throws {
        let texts = ["one", "two", "three"].map { "<sheetData><row><c t=\"str\"><v>\($0)</v></c></row></sheetData>" }
        var book = OpenXML(texts[0], texts[1], texts[2])
        book.targets.swapAt(0, 2)
        for (number, text) in ["three", "two", "one"].enumerated() {
            #expect(try Reading(book, tab: number + 1).sheet.header == [text])
        }
    }

    @Test func `what extensions hold is not read as cells`() throws {
        let reading = try Reading(
            OpenXML(
                "<extLst><ext><sheetData><row><c><v>9</v></c></row></sheetData></ext></extLst><sheetData><row r=\"1\"><c t=\"str\"><v>name</v></c></row>"
                    + "<extLst><row r=\"1\"><c><v>8</v></c></row></extLst><row r=\"2\"><c t=\"str\"><v>Ada</v></c></row></sheetData>"
            )
        )
        #expect(reading.sheet.header == ["name"] && reading.strings == [["Ada"]])
    }
}
