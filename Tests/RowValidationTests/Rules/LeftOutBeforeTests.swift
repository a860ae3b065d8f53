import JobModel
import RowValidation
import Testing

/// Rows of an annotated copy that were left out of the sheet.
struct LeftOutBeforeTests {
    private func row(_ code: String, named header: String = "roster_code") -> CheckedRow {
        let checking = Checking().with(header, code)
        let record = InputRecord(line: 9, row: 9, fields: checking.fields)
        return checking.checker.check(ReadRecord(record: record))
    }

    @Test(arguments: ["roster_code", "Roster_Code"])
    func `a row that was left out of the sheet is left out of its copy, and named`(header: String) {
        let row = row("correction.leftOut", named: header)
        #expect(row.isLeftOut && row.findings.isEmpty && row.warnings.map(\.code) == ["row.leftOutBefore"])
        #expect(row.warnings.first?.row == 9)
    }

    @Test(arguments: ["", "mobile.malformed", "correction.leftOut; x"])
    func `any other code leaves the row in`(code: String) {
        let row = row(code)
        #expect(!row.isLeftOut && row.warnings.allSatisfy { $0.code != "row.leftOutBefore" })
    }
}
