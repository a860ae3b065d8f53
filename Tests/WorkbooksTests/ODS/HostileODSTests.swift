import CZip
import JobModel
import Testing
import Wording
import Workbooks

/// What is no workbook, or means harm, is told and never read without end.
struct HostileODSTests {
    private typealias File = ODSFile
    private static let text = "<table:table-cell office:value-type=\"string\" %><text:p>x</text:p></table:table-cell>"

    private func error(_ file: PackedFile, limits: WorkbookLimits = WorkbookLimits()) throws -> WorkbookError? {
        do {
            _ = try Reading(file, limits: limits)
            return nil
        } catch let error as WorkbookError { return error }
    }

    private func name(_ error: WorkbookError?) -> String {
        switch error {
        case nil: "none"
        case .damaged(_, _, let reason): "damaged: \(reason.en)"
        case .encrypted: "encrypted"
        case .documentType: "documentType"
        case .tooLarge(_, _, let limit): "\(limit)"
        case .notAWorkbook(_, let kind): kind.en
        case .some(let other): "\(other)"
        }
    }

    private func name(_ table: String, limits: WorkbookLimits = WorkbookLimits()) throws -> String {
        name(try error(try File(File.row(["name"]) + table).packed(), limits: limits))
    }

    private func row(_ cell: String, _ attributes: String = "") -> String {
        "<table:table-row \(attributes)>\(Self.text.replacing("%", with: cell))</table:table-row>"
    }

    @Test(arguments: [
        "table:number-columns-repeated=\"16385\"", "table:number-columns-repeated=\"9223372036854775807\"",
        "table:number-columns-repeated=\"99999999999999999999\"",
    ])
    func `values outside a spreadsheet are refused`(repeats: String) throws {
        #expect(try name(row(repeats)).contains("outside a spreadsheet"))
        let rows = repeats.replacing("columns", with: "rows").replacing("16385", with: "1048576")
        #expect(try name(row("", rows)).contains("outside a spreadsheet"))
        let empty = "<table:table-row table:number-rows-repeated=\"1048575\"/>"
        #expect(try name(empty + row("")).contains("outside a spreadsheet"))
        let cells =
            "<table:table-row><table:table-cell \(repeats)/>\(Self.text.replacing("%", with: ""))</table:table-row>"
        #expect(try name(cells).contains("outside a spreadsheet"))
    }

    @Test func `a workbook whose type is not said is read`() throws {
        let file = try PackedFile(ODSFile(ODSFile.row(["name"]) + ODSFile.row(["Ada"])).parts)
        let workbook = try Workbook.open(file.path)
        #expect(workbook.kind == .ods)
        var records = try workbook.sheet(try #require(workbook.tabs.first)).records()
        #expect(try records.next()?.record.strings == ["Ada"])
    }

    @Test func `repeats that unpack to far more than they are hold to limits, on both sides`() throws {
        #expect(try name(row("table:number-columns-repeated=\"1024\"")) == "none")
        #expect(try name(row("table:number-columns-repeated=\"1025\"")).contains("1024 columns"))
        var limits = WorkbookLimits()
        limits.unpackedBytes = 2000
        #expect(try name(row("", "table:number-rows-repeated=\"600\""), limits: limits) == "none")
        #expect(try name(row("", "table:number-rows-repeated=\"700\""), limits: limits) == "unpackedBytes(2000)")
        // What is said of spans is a note and nothing more.
        let span =
            "table:number-columns-spanned=\"9223372036854775807\" table:number-rows-spanned=\"99999999999999999999\""
        #expect(try name(row(span)) == "none")
        #expect(try name(row("", "table:number-rows-repeated=\"-5\"")) == "none")
    }

    @Test func `a row that is longer than is read is a finding`() throws {
        let spaces =
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"9223372036854775807\"/>x</text:p>"
            + "</table:table-cell></table:table-row>"
        let records = try Reading(try File(File.row(["name"]) + spaces).packed()).records
        #expect(records.map { $0.findings.map(\.code) } == [["cell.tooLong"]])
    }

    @Test func `encrypted workbooks, other documents and entities are told apart`() throws {
        var file = File(File.row(["name"]))
        file.manifest =
            "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>"
        var parts = file.parts.map { (name: $0.name, bytes: Array($0.text.utf8)) }
        parts[0].bytes = [0x8A, 0xFF, 0x00, 0x17, 0x99]
        #expect(name(try error(try File.pack(parts))) == "encrypted")
        file = File(File.row(["name"]))
        file.body = "text"
        #expect(name(try error(try file.packed())) == "another kind of document")
        let content = File(File.row(["&x;"])).content.replacing(
            "?><office:document-content",
            with: "?><!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><office:document-content"
        )
        #expect(name(try error(try File.pack([("content.xml", Array(content.utf8))]))) == "documentType")
        #expect(name(try error(try File.pack([("styles.xml", Array("<a/>".utf8))]))).hasPrefix("damaged"))
        let cut = Array(File(File.row(["name"])).content.utf8.dropLast(40))
        #expect(name(try error(try File.pack([("content.xml", cut)]))).hasPrefix("damaged"))
        let bytes = try File(File.row(["name"]) + File.row(["Ada"])).packed().bytes
        let short = try PackedFile(bytes: Array(bytes.dropLast(60)), name: "book.ods")
        #expect(try error(short) == .truncated(path: short.path))
    }

    @Test func `styles and tables are limited`() throws {
        var limits = WorkbookLimits()
        limits.definitions = 3
        let styles = { (count: Int) in
            File(
                File.row(["a"]),
                styles: (0..<count).map { "<number:number-style style:name=\"\($0)\"/>" }.joined()
            )
        }
        #expect(name(try error(try styles(3).packed(), limits: limits)) == "none")
        #expect(name(try error(try styles(4).packed(), limits: limits)) == "definitions(3)")
    }

    @Test(arguments: FuzzSeeds.seeds(8))
    func `damage of any kind is told, and ends`(seed: UInt64) throws {
        let file = File(
            "<table:table-column table:number-columns-repeated=\"16384\" table:visibility=\"collapse\"/>"
                + File.row(["姓名", "no"])
                + (0..<20).map {
                    row("table:number-columns-repeated=\"\($0 + 1)\"", "table:number-rows-repeated=\"\($0 + 1)\"")
                }.joined(),
            styles: "<style:style style:name=\"ta1\" style:family=\"table\"/>"
        )
        var random = SeededBytes(seed: seed)
        var told = 0
        let content = Array(file.content.utf8)
        let whole = try file.packed().bytes
        for turn in 0..<120 {
            do {
                let damaged =
                    turn % 3 == 0
                    ? try PackedFile(bytes: random.damage(whole), name: "book.ods")
                    : try File.pack([("content.xml", random.damage(content))])
                let reading = try Reading(damaged)
                #expect(reading.records.count <= 1_048_576)
            } catch is WorkbookError { told += 1 }
        }
        #expect(told > 0)
    }
}
