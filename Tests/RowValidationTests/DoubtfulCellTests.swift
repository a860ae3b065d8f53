import JobModel
import RowValidation
import Testing
import Wording

/// What the reading of a workbook says of single cells.
struct DoubtfulCellTests {
    private static let words = LocalizedText(en: "x", zh: "x")

    private func check(
        doubtful columns: String...,
        standing: Set<Int> = [],
        fields: [String] = ["", "E1", "x", "no"],
        _ change: (inout StepDefinition) -> Void = { _ in }
    ) -> CheckedRow {
        var step = StepDefinition(subject: .people, source: "x", match: "employee_no")
        step.mode = .update
        step.ignore = ["备注"]
        change(&step)
        let header = ["name", "employee_no", "备注", "在职"]
        let findings = columns.map {
            Finding(code: "cell.\($0)", line: 2, row: 2, column: $0, problem: Self.words, remedy: Self.words)
        }
        return SheetChecker(header: header, job: JobDefinition(job: "test"), step: step)
            .check(
                ReadRecord(record: InputRecord(line: 2, row: 2, fields: fields), findings: findings),
                standing: standing
            )
    }

    @Test func `a doubtful cell is a finding in place of what its text would be, and the other cells are judged`() {
        let row = check(doubtful: "name", fields: ["#N/A", "=SUM(1,1)", "", ""])
        #expect(row.findings.map(\.code).contains("cell.name") && row.findings.count == 2)
        #expect(!row.findings.map(\.code).contains("damage.formulaError") && row.findings.allSatisfy { $0.row == 2 })
    }

    @Test func `a doubtful cell in a column that is not read harms nothing`() {
        #expect(check(doubtful: "备注", "D", "在职").findings.isEmpty)
    }

    @Test func `a doubtful cell that says what the directory holds is as good as another`() {
        #expect(check(doubtful: "name", standing: [0]).findings.isEmpty)
    }

    @Test func `a row is neither left out nor taken by a doubtful cell`() {
        let row = check(doubtful: "在职") { $0.conditions = ["在职": ["yes"]] }
        #expect(row.findings.map(\.code) == ["cell.在职"] && !row.isLeftOut)
        #expect(check(doubtful: "name") { $0.conditions = ["在职": ["yes"]] }.isLeftOut)
    }

    @Test func `a value that is not certain is not said to be missing as well`() {
        let row = check(doubtful: "name") { $0.mode = .create }
        #expect(row.findings.map(\.code) == ["cell.name"])
    }
}
