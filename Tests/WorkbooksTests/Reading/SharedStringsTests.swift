import JobModel
import Testing
import Workbooks

/// Texts that cells share are the same, whether they are in memory or on the disk.
struct SharedStringsTests {
    private static let texts = (0..<40_000).map { number in
        number % 1000 == 7 ? "" : String(repeating: "文\(number) ", count: number % 97 == 0 ? 400 : 3)
    }

    private static var book: OpenXML {
        let strings = texts.map { "<si><t xml:space=\"preserve\">\($0)</t></si>" }.joined()
        // Near each other and far apart, forwards and backwards.
        let rows = (0..<texts.count).map { row in
            let far = (row &* 7919) % texts.count
            return
                "<row><c t=\"s\"><v>\(row)</v></c><c t=\"s\"><v>\(far)</v></c><c t=\"s\"><v>\(texts.count - 1 - row)</v></c></row>"
        }
        return OpenXML("<sheetData><row><c t=\"str\"><v>h</v></c></row>\(rows.joined())</sheetData>", strings: strings)
    }

    @Test(arguments: [0, 1, 1 << 16, 2 << 20, 64 << 20])
    func `texts beyond what the memory takes are read from the disk`(memory: Int) throws {
        let file = try Self.book.packed()
        var limits = WorkbookLimits()
        limits.sharedStringMemory = memory
        let book = try Workbook.open(file.path, limits: limits)
        let sheet = try book.sheet(book.tabs[0])
        for _ in 0..<2 {
            var records = try sheet.records()
            var row = 0
            var wrong = 0
            while let record = try records.next()?.record {
                row = record.row - 2
                let far = (row &* 7919) % Self.texts.count
                let expected = [row, far, Self.texts.count - 1 - row].map { Self.texts[$0] }
                if Array(record.strings.prefix(3)) != expected { wrong += 1 }
            }
            #expect(wrong == 0 && row == Self.texts.count - 1)
        }
    }

    @Test func `a number beyond the texts on the disk is not one of them`() throws {
        let book = OpenXML(
            "<sheetData><row><c t=\"str\"><v>h</v></c></row><row><c t=\"s\"><v>2</v></c></row><row><c t=\"s\"><v>1</v></c></row></sheetData>",
            strings: "<si><t>a</t></si><si><t>b</t></si>"
        )
        var limits = WorkbookLimits()
        limits.sharedStringMemory = 0
        let file = try book.packed()
        let reading = try Reading(file.path, limits: limits)
        #expect(reading.strings == [["2"], ["b"]] && reading.codes == [["cell.unreadable"], []])
    }
}
