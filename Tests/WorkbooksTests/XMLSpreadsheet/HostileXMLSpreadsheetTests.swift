import JobModel
import Testing
import Wording
import Workbooks

/// What is no workbook, or means harm, is told and never read without end.
struct HostileXMLSpreadsheetTests {
    private typealias File = XMLSpreadsheetFile

    private func error(_ text: String, limits: WorkbookLimits = WorkbookLimits()) throws -> WorkbookError? {
        let file = try PackedFile(bytes: Array(text.utf8), name: "book.xml")
        do {
            _ = try Reading(file, limits: limits)
            return nil
        } catch let error as WorkbookError { return error }
    }

    private func name(_ error: WorkbookError?) -> String {
        switch error {
        case nil: "none"
        case .damaged(_, _, let reason): "damaged: \(reason.en)"
        case .truncated: "truncated"
        case .documentType: "documentType"
        case .tooLarge(_, _, let limit): "\(limit)"
        case .notAWorkbook(_, let kind): kind.en
        case .some(let other): "\(other)"
        }
    }

    @Test(arguments: [
        "<Row ss:Index=\"0\"/>", "<Row ss:Index=\"1048577\"/>", "<Row ss:Index=\"-3\"/>", "<Row ss:Index=\"x\"/>",
        "<Row ss:Index=\"1048576\" ss:Span=\"1\"/>", "<Row ss:Span=\"9223372036854775807\"/>",
        "<Row><Cell ss:Index=\"16385\"/></Row>", "<Row><Cell ss:MergeAcross=\"16384\"/></Row>",
        "<Row><Cell ss:MergeDown=\"1048576\"/></Row>", "<Row><Cell ss:MergeAcross=\"-1\"/></Row>",
        "<Row><Cell ss:MergeAcross=\"9223372036854775807\"/></Row>", "<Column ss:Index=\"16385\"/>",
        "<Column ss:Span=\"9223372036854775807\"/>", "<Column ss:Index=\"-9223372036854775808\"/>",
    ])
    func `what lies outside a spreadsheet is refused`(table: String) throws {
        #expect(name(try error(File(table + File.row(["a"])).text)).contains("outside a spreadsheet"))
    }

    @Test(arguments: [
        "<Row ss:Index=\"4\"/><Row ss:Index=\"4\"/>", "<Row ss:Index=\"4\"/><Row ss:Index=\"2\"/>",
        "<Row><Cell ss:Index=\"2\"/><Cell ss:Index=\"2\"/></Row>", "<Row><Cell ss:Index=\"0\"/></Row>",
        "<Row><Cell><Data>a</Data><Data>b</Data></Cell></Row>", "</Table><Table>",
        "<Row><Cell ss:MergeAcross=\"2\"/><Cell ss:Index=\"3\"/></Row>",
    ])
    func `what is there twice or out of order is refused`(table: String) throws {
        #expect(name(try error(File(table + File.row(["a"])).text)).contains("twice or not in order"))
    }

    @Test func `entities, and names of other files, are refused`() throws {
        var file = File(File.row(["&x;"]))
        file.head = "<?xml version=\"1.0\"?><!DOCTYPE Workbook [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        #expect(name(try error(file.text)) == "documentType")
    }

    @Test func `limits hold on both sides`() throws {
        var limits = WorkbookLimits()
        limits.depth = 8
        let nested = { (levels: Int) in
            File(
                "<Row><Cell><Data ss:Type=\"String\">"
                    + String(repeating: "<B>", count: levels) + "a" + String(repeating: "</B>", count: levels)
                    + "</Data></Cell></Row>"
            ).text
        }
        #expect(name(try error(nested(2), limits: limits)) == "none")
        #expect(name(try error(nested(3), limits: limits)) == "depth(8)")
        let text = File(File.row(["name"])).text
        limits = WorkbookLimits()
        limits.unpackedBytes = text.utf8.count
        #expect(name(try error(text, limits: limits)) == "none")
        limits.unpackedBytes -= 1
        #expect(name(try error(text, limits: limits)).hasPrefix("unpackedBytes"))
        limits = WorkbookLimits()
        limits.definitions = 2
        let styles = { (count: Int) in
            File(File.row(["a"]), styles: (0..<count).map { "<Style ss:ID=\"\($0)\"/>" }.joined()).text
        }
        #expect(name(try error(styles(2), limits: limits)) == "none")
        #expect(name(try error(styles(3), limits: limits)) == "definitions(2)")
        #expect(name(try error(File("", "", "").text, limits: limits)) == "definitions(2)")
    }

    @Test func `styles that are each other's parents end`() throws {
        let styles = "<Style ss:ID=\"a\" ss:Parent=\"b\"/><Style ss:ID=\"b\" ss:Parent=\"a\"/>"
        let table = "<Row><Cell ss:StyleID=\"a\"><Data ss:Type=\"String\">name</Data></Cell></Row>"
        #expect(try error(File(table, styles: styles).text) == nil)
    }

    @Test func `a file that ends too early, one of another kind and unknown encodings are told apart`() throws {
        let text = File(File.row(["name"]) + File.row(["Ada"])).text
        #expect(name(try error(String(text.dropLast(20)))) == "truncated")
        #expect(name(try error(text.replacing("</Row>", with: "</Cell>"))).hasPrefix("damaged"))
        let other = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><html/>"
        #expect(name(try error(other)) == "another XML document")
        for encoding in ["klingon", "../../etc/passwd", "UTF-8//IGNORE//x"] {
            let bad = text.replacing("encoding=\"UTF-8\"", with: "encoding=\"\(encoding)\"")
            #expect(name(try error(bad)).hasPrefix("damaged"))
        }
        var file = File(File.row(["name"]) + File.row(["陈"]))
        file.head = "<?xml version=\"1.0\" encoding=\"GB2312\"?>"
        let wrong = Array(file.text.utf8) + [0xFF, 0xFF]
        #expect(throws: WorkbookError.self) { try Reading(try PackedFile(bytes: wrong, name: "book.xml")) }
    }

    @Test func `a file that changes between two readings is told`() throws {
        let file = try File(File.row(["name"]) + File.row(["Ada"])).written()
        let book = try Workbook.open(file.path)
        let sheet = try book.sheet(book.tabs[0])
        try file.write(Array(File(File.row(["name"]) + File.row(["Bob"])).text.utf8))
        #expect(throws: WorkbookError.changed(path: file.path)) { try sheet.records() }
    }

    @Test(arguments: FuzzSeeds.seeds(8))
    func `damage of any kind is told, and ends`(seed: UInt64) throws {
        let whole = Array(
            File(
                "<Column ss:Hidden=\"1\"/>" + File.row(["姓名", "no"])
                    + (0..<20).map {
                        "<Row ss:Index=\"\($0 * 2 + 3)\"><Cell ss:StyleID=\"d\" ss:MergeDown=\"1\"><Data ss:Type=\"DateTime\">2026-04-03T00:00:00.000"
                            + "</Data></Cell><Cell ss:Index=\"3\" ss:Formula=\"=A1\"><Data ss:Type=\"Number\">\($0)</Data></Cell></Row>"
                    }.joined(),
                styles: "<Style ss:ID=\"d\"><NumberFormat ss:Format=\"yyyy-mm-dd\"/></Style>"
            ).text.utf8
        )
        var random = SeededBytes(seed: seed)
        var told = 0
        for _ in 0..<150 {
            let damaged = random.damage(whole)
            do {
                let file = try PackedFile(bytes: damaged, name: "book.xml")
                let records = try Reading(file).records
                #expect(records.count <= 1_048_576)
            } catch is WorkbookError { told += 1 }
        }
        #expect(told > 0)
    }
}
