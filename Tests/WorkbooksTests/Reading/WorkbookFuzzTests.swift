import Foundation
import JobModel
import TestSupport
import Testing
import Workbooks

/// Any bytes at all go through the reader: by seeds, which `FuzzSeeds` chooses.
struct WorkbookFuzzTests {
    private static let seeds = FuzzSeeds.seeds(300)

    private static var book: OpenXML {
        let rows = (3...60).map { row in
            "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"s\"><v>\(row % 3)</v></c><c r=\"B\(row)\" s=\"1\"><v>46\(row)</v></c>"
                + "<c r=\"C\(row)\" t=\"inlineStr\"><is><t>林_x000D_\(row)</t></is></c><c r=\"D\(row)\"><f>A1</f><v>\(row).5</v></c></row>"
        }
        return OpenXML(
            "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c t=\"str\"><v>name</v></c><c t=\"str\"><v>join_time</v></c></row>"
                + rows.joined() + "</sheetData><mergeCells><mergeCell ref=\"A3:A4\"/></mergeCells>"
                + "<hyperlinks><hyperlink ref=\"A3\" r:id=\"l1\"/><hyperlink ref=\"A5:B9\" r:id=\"l2\"/></hyperlinks>",
            styles:
                "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>",
            strings:
                "<si><t>Ada</t></si><si><r><t>Bo</t></r><r><t>b</t></r></si><si><t xml:space=\"preserve\"> C </t></si>"
        )
    }

    /// Changes some bytes: flips, cuts, doubles, swaps, and puts in what XML and ZIP are made of.
    private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let pieces = [
            "<", ">", "</c>", "<c>", "<row>", "<v>", "r=\"XFD9\"", "&#0;", "]]>", "<!--", "\u{0}", "PK\u{1}\u{2}",
            "PK\u{3}\u{4}", "999999999999",
        ]
        for _ in 0...Int.random(in: 0...4, using: &random) {
            guard bytes.count > 8 else { return }
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0...5, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 4: bytes.insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: place)
            default: if Int.random(in: 0..<6, using: &random) == 0 { bytes.removeSubrange(place...) }
            }
        }
    }

    private static let links = (
        name: "xl/worksheets/_rels/sheet1.xml.rels",
        text: ["l1", "l2"].map {
            "<Relationship Id=\"\($0)\" Type=\"http://x/hyperlink\" Target=\"https://example.com/\" TargetMode=\"External\"/>"
        }.reduce("<Relationships>", +) + "</Relationships>"
    )

    private static var parts: [(name: String, text: String)] { book.parts + [links] }

    /// Reads all tabs twice, and once for where their cells lead: both readings say the same, or that the file is none.
    private func read(_ path: String) throws {
        var limits = WorkbookLimits()
        limits.unpackedBytes = 4 << 20
        limits.entries = 100
        do {
            let book = try Workbook.open(path, limits: limits)
            for tab in book.tabs where tab.kind == .cells {
                let first = try Reading(path, tab: tab.number, limits: limits)
                let again = try Reading(path, tab: tab.number, limits: limits)
                #expect(
                    first.strings == again.strings && first.codes == again.codes && first.blankRows == again.blankRows
                )
                var linked = try book.sheet(tab).records(linkedColumns: [0, 1, 200])
                var rows = 0
                while try linked.next() != nil { rows += 1 }
                #expect(rows == first.rows.count)
                #expect(zip(first.rows, first.rows.dropFirst()).allSatisfy { $0 < $1 })
                #expect(first.rows.allSatisfy { $0 > first.sheet.headerRow })
                #expect(first.records.allSatisfy { $0.record.count >= first.sheet.header.count })
            }
        } catch is WorkbookError {
            return  // What is no workbook is refused.
        }
    }

    @Test func `reading ends for any bytes of the packed file`() throws {
        let file = try PackedFile(Self.parts)
        let bytes = try file.bytes
        for round in Self.seeds {
            var random = SeededGenerator(seed: round)
            var damaged = bytes
            damage(&damaged, &random)
            try file.write(damaged)
            #expect(throws: Never.self, "seed \(round)") { try read(file.path) }
        }
    }

    @Test func `reading ends for any bytes of the parts`() throws {
        let parts = Self.parts
        for round in Self.seeds {
            var random = SeededGenerator(seed: round)
            var damaged = parts.map { (name: $0.name, bytes: Array($0.text.utf8)) }
            let place = Int.random(in: 0..<damaged.count, using: &random)
            damage(&damaged[place].bytes, &random)
            let file = try PackedFile(damaged)
            #expect(throws: Never.self, "seed \(round), \(damaged[place].name)") { try read(file.path) }
        }
    }
}
