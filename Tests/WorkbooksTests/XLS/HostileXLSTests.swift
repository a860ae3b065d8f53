import Foundation
import JobModel
import Testing
import Wording
import Workbooks

/// What is no workbook, or means harm, is told and never read without end.
struct HostileXLSTests {
    private typealias File = XLSFile

    private func error(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) throws -> String {
        let file = try PackedFile(bytes: bytes, name: "book.xls")
        do {
            _ = try Reading(file, limits: limits)
            return "none"
        } catch let error as WorkbookError {
            switch error {
            case .damaged(_, _, let reason): return "damaged: \(reason.en)"
            case .encrypted: return "encrypted"
            case .truncated: return "truncated"
            case .tooLarge(_, _, let limit): return "\(limit)"
            case .notAWorkbook(_, let kind): return kind.en
            default: return "\(error)"
            }
        }
    }

    @Test func `encrypted and older workbooks, and other documents, are told apart`() throws {
        var file = File(File.rows([["name"]]))
        #expect(try error(file.bytes) == "none")
        file.first = File.record(0x002F, [1, 0, 1, 0])
        #expect(try error(file.bytes) == "encrypted")
        file.first = []
        file.version = 0x0500
        #expect(try error(file.bytes).contains("Excel 95"))
        file.streamName = "Book"
        #expect(try error(file.bytes).contains("Excel 95"))
        file.streamName = "EncryptedPackage"
        #expect(try error(file.bytes) == "encrypted")
        file.streamName = "WordDocument"
        #expect(try error(file.bytes).contains(".doc"))
        file.streamName = "PowerPoint Document"
        #expect(try error(file.bytes) == "another kind of document")
    }

    @Test(arguments: [2, 20, 50, 90, 95])
    func `a file that ends too early is told`(percent: Int) throws {
        let bytes = File(File.rows([["name"]] + (0..<500).map { ["name \($0)"] })).bytes
        #expect(try error(Array(bytes.prefix(bytes.count * percent / 100))) == "truncated")
    }

    @Test(arguments: [
        (XLSFile.text("x", 1, 0) + XLSFile.text("y", 1, 0), "twice"), (XLSFile.text("x", 1, 256), "outside"),
        (XLSFile.record(0x0203, [1, 0, 0, 0]), "shorter"), (XLSFile.record(0x00BD, [1, 0, 0, 0]), "shorter"),
        (XLSFile.record(0x00E5, XLSFile.short(9)), "shorter"), (XLSFile.record(0x0208, [1, 0]), "shorter"),
        (XLSFile.cell(0x0204, 1, 0, 0, XLSFile.short(9000) + [1, 0, 0]), "breaks off"),
        (XLSFile.record(0x0809, []), "breaks off"), ([0x03, 0x02, 0xFF, 0xFF], "breaks off"),
        (XLSFile.record(0x00BD, XLSFile.short(1) + XLSFile.short(255) + [UInt8](repeating: 0, count: 20)), "outside"),
    ])
    func `records that are not whole are damage`(records: [UInt8], words: String) throws {
        #expect(try error(File(File.rows([["name"]]) + records).bytes).contains(words))
    }

    @Test func `chains of sectors that go in circles end`() throws {
        let bytes = File(File.rows((0..<900).map { ["name \($0)"] })).bytes
        let table = 512
        for sector in 0..<12 {
            for next in [0, 1, sector, 0xFFFF_FFFF, 0x7FFF_FFFF] {
                var damaged = bytes
                damaged.replaceSubrange((table + sector * 4)..<(table + sector * 4 + 4), with: XLSFile.long(next))
                _ = try error(damaged)
            }
        }
        var circle = bytes
        circle.replaceSubrange((table + 8)..<(table + 12), with: XLSFile.long(1))
        circle.replaceSubrange((table + 4)..<(table + 8), with: XLSFile.long(2))
        #expect(try error(circle).hasPrefix("damaged"))
        // The list of tables names itself.
        circle = bytes
        circle.replaceSubrange(68..<72, with: XLSFile.long(3))
        #expect(try error(circle) != "none")
    }

    @Test func `limits hold on both sides`() throws {
        let bytes = File(File.rows([["name"]])).bytes
        var limits = WorkbookLimits()
        limits.unpackedBytes = bytes.count
        #expect(try error(bytes, limits: limits) == "none")
        limits.unpackedBytes -= 1
        #expect(try error(bytes, limits: limits).hasPrefix("unpackedBytes"))
        limits = WorkbookLimits()
        limits.definitions = 2
        var file = File(File.rows([["name"]]))
        file.cellFormats = [0, 0]
        #expect(try error(file.bytes, limits: limits) == "none")
        file.cellFormats = [0, 0, 0]
        #expect(try error(file.bytes, limits: limits) == "definitions(2)")
        limits = WorkbookLimits()
        limits.sharedStrings = 1
        file.strings = [File.long(2) + File.long(2) + File.short(1) + [0, 0x61] + File.short(1) + [0, 0x62]]
        #expect(try error(file.bytes, limits: limits) == "sharedStrings(1)")
        limits = WorkbookLimits()
        limits.sharedStringBytes = 1
        #expect(try error(file.bytes, limits: limits) == "sharedStringBytes(1)")
    }

    @Test(arguments: FuzzSeeds.seeds(12))
    func `damage of any kind is told, and ends`(seed: UInt64) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let fixture = Array(try Data(contentsOf: folder.appendingPathComponent("Fixtures/types.xls")))
        var random = SeededBytes(seed: seed)
        var told = 0
        for _ in 0..<300 {
            let file = try PackedFile(bytes: random.damage(fixture), name: "book.xls")
            do {
                let book = try Workbook.open(file.path)
                for tab in book.tabs where tab.kind == .cells {
                    var records = try book.sheet(tab).records()
                    var rows = 0
                    while try records.next() != nil { rows += 1 }
                    #expect(rows <= 65536)
                }
            } catch is WorkbookError { told += 1 }
        }
        #expect(told > 0)
    }
}
