import JobModel
import Testing

struct SpreadsheetApostropheTests {
    @Test(arguments: [
        "", "'", "''", "'''8", "'8", "'=1", "'x", "=1+1", "+86", "-1", "@x", "0007", "=\"0007\"", "+SUM(A1)", "'\t",
        "\t", "张三", "'张三", "{=1+1}", "'{=1+1}", "''{=", "{", "'{", "'{x",
        " 17", "' 17", "'' 17", "'  -1", "' x", "'  x", "' ", "'",
    ])
    func `what is written is read back, in CSV and in cells of text`(cell: String) {
        #expect(SpreadsheetApostrophe.removing(from: SpreadsheetApostrophe.adding(to: cell)) == cell)
        #expect(SpreadsheetApostrophe.removing(from: SpreadsheetApostrophe.protecting(cell)) == cell)
    }

    @Test(arguments: ["+86", "-1", "0007", "'x", "张三"])
    func `a cell of text needs no apostrophe against what reading takes for a value`(cell: String) {
        #expect(SpreadsheetApostrophe.protecting(cell) == cell)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("=\"0007\"", "'=\"0007\""), ("+SUM(A1:A3)", "'+SUM(A1:A3)"), ("@IF(A1)", "'@IF(A1)"),
    ])
    func `a value that reading would take for a formula is marked in a cell of text`(value: String, cell: String) {
        #expect(SpreadsheetApostrophe.protecting(value) == cell)
    }

    @Test(arguments: [
        ("=1+1", "=1+1"), ("'=1+1", "'=1+1"), ("=\"0007\"", "=\"0007\""), ("'=\"0007\"", "'=\"0007\""), ("'+86", "+86"),
        ("'8", "8"), ("''8", "''8"), ("'x", "'x"), ("", ""),
    ])
    func `a cell of CSV stays a formula, or a text, as a cell of text`(cell: String, text: String) {
        #expect(SpreadsheetApostrophe.cellOfText(cell) == text)
    }
}
