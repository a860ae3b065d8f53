import LocalFiles
import Testing
import Wording
import Workbooks

struct WorkbookErrorTests {
    private static let words = LocalizedText(en: "because", zh: "因为")

    private static let all: [WorkbookError] = {
        let limits: [WorkbookError.Limit] = [
            .unpackedBytes(4 << 30), .ratio(500), .entries(10), .sharedStringBytes(512 << 20), .sharedStrings(7),
            .depth(64),
            .tagBytes(1024), .definitions(9), .links(9),
        ]
        for limit in limits {
            switch limit {
            case .unpackedBytes, .ratio, .entries, .sharedStringBytes, .sharedStrings, .depth, .tagBytes, .definitions,
                .links:
                break
            }
        }
        let all: [WorkbookError] = [
            .missing(path: "/P"), .notAFile(path: "/P"), .noPermission(path: "/P"),
            .readFailed(path: "/P", reason: "R"),
            .cannotKeep(path: "/P", .cannotOpen(path: "/tmp", reason: "No space left on device")),
            .changed(path: "/P"), .encrypted(path: "/P"), .truncated(path: "/P"),
            .damaged(path: "/P", part: "xl/x.xml", reason: words),
            .damaged(path: "/P", part: "", reason: words), .notAWorkbook(path: "/P", kind: words),
            .documentType(path: "/P", part: "xl/x.xml"), .noCells(path: "/P", tab: "T"),
            .noHeaderRow(path: "/P", tab: "T", row: 7),
            .emptyTab(path: "/P", tab: "T"),
        ]
        for error in all {
            switch error {
            case .missing, .notAFile, .noPermission, .readFailed, .changed, .encrypted, .truncated, .damaged,
                .notAWorkbook,
                .documentType, .tooLarge, .cannotKeep, .noCells, .noHeaderRow, .emptyTab:
                break
            }
        }
        return all + limits.map { .tooLarge(path: "/P", part: "xl/x.xml", $0) }
    }()

    @Test(arguments: all)
    func `each error names the file and says what to do, in both languages`(error: WorkbookError) {
        for text in [error.problem.en, error.problem.zh] { #expect(text.contains("/P")) }
        #expect(
            !error.problem.en.contains { !$0.isASCII } && !error.remedy.en.contains { !$0.isASCII }
                || error.problem.en.contains("因为")
        )
        #expect(error.problem.zh.contains { $0.isHanzi } && error.remedy.zh.contains { $0.isHanzi })
        #expect(error.remedy.en.hasSuffix(".") && error.remedy.zh.hasSuffix("。"))
    }

    @Test func `what the libraries say of damage is said in Chinese`() throws {
        let file = try OpenXML("<sheetData><row></sheetData>").packed()
        let error = #expect(throws: WorkbookError.self) { _ = try Reading(file.path) }
        #expect(error?.problem.zh.contains("标签不匹配") == true && error?.problem.en.contains("mismatched tag") == true)
        // Bytes of the packed sheet, which stands in the middle of the file.
        let long = try OpenXML(rows: (0..<2000).map { ["\($0 &* 2_654_435_761)"] }).packed()
        var bytes = try long.bytes
        for place in 5000..<5016 { bytes[place] ^= 0x5A }
        try long.write(bytes)
        let damage = #expect(throws: WorkbookError.self) { _ = try Reading(long.path) }
        guard case .damaged = damage else {
            Issue.record("\(String(describing: damage))")
            return
        }
    }
}

extension Character {
    fileprivate var isHanzi: Bool { unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
}
