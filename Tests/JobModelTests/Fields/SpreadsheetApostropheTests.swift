import JobModel
import Testing

struct SpreadsheetApostropheTests {
    @Test(arguments: [
        "", "'", "''", "'''8", "'8", "'=1", "'x", "=1+1", "+86", "-1", "@x", "0007", "'\t", "\t", "张三", "'张三",
    ])
    func `what is written is read back, in CSV and in cells of text`(cell: String) {
        #expect(SpreadsheetApostrophe.removing(from: SpreadsheetApostrophe.adding(to: cell)) == cell)
        #expect(SpreadsheetApostrophe.removing(from: SpreadsheetApostrophe.protecting(cell)) == cell)
    }

    @Test(arguments: ["=1+1", "+86", "0007", "'x", "张三"])
    func `a cell of text needs no apostrophe against formulas`(cell: String) {
        #expect(SpreadsheetApostrophe.protecting(cell) == cell)
    }
}
