import Testing
import Wording
import Workbooks

/// What a full disk leaves of a written workbook is found before the file gets its name.
struct WorkbookProofTests {
    private static let tab = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"/></row></sheetData></worksheet>"
    private static let comments = "<comments><commentList><comment ref=\"A1\"/></commentList></comments>"

    @Test func `a whole workbook is taken`() throws {
        let file = try PackedFile([
            ("xl/worksheets/sheet1.xml", Self.tab), ("xl/comments1.xml", Self.comments),
            ("xl/styles.xml", "<styleSheet/>"),
        ])
        try WorkbookProof(path: "out.xlsx").prove(file.path, holds: [(rows: 1, cells: 1)])
    }

    @Test(arguments: [
        (tab, "", "<styleSheet/>"), (tab, String(comments.prefix(30)), "<styleSheet/>"),
        (tab, comments, "<styleSheet>"),
        (String(tab.dropLast(12)), comments, "<styleSheet/>"), ("<worksheet></worksheet>", comments, "<styleSheet/>"),
    ])
    func `one of which a part is cut off is refused`(tab: String, comments: String, styles: String) throws {
        let file = try PackedFile([
            ("xl/worksheets/sheet1.xml", tab), ("xl/comments1.xml", comments), ("xl/styles.xml", styles),
        ])
        let error = #expect(throws: WorkbookWriteError.self) {
            try WorkbookProof(path: "out.xlsx").prove(file.path, holds: [(rows: 1, cells: 1)])
        }
        #expect(error?.problem.en.hasPrefix("out.xlsx could not be written: not all of it reached the disk") == true)
    }
}
