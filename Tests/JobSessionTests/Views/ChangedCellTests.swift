import JobSession
import Testing
import Wording

/// What a plan shows of a cell that changes.
struct ChangedCellTests {
    @Test func `a gender is called by its name and not by its number`() {
        let secret = StepSentences.cell("0", of: "gender")
        #expect(secret.en == "'secret'" && secret.zh == "“保密”")
        #expect(StepSentences.cell("1", of: "gender").zh == "“男”")
        #expect(StepSentences.cell("1", of: "employee_type").en == "'1'")
        #expect(StepSentences.cell("", of: "gender").en == "(empty)")
    }
}
