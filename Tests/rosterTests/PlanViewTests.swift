import ArgumentParser
import JobEngine
import JobModel
import Testing

@testable import roster

struct PlanViewTests {
    private var plan: PlanSummary {
        var plan = PlanSummary(run: "r1", job: "wave", host: "open.feishu.cn", app: "cli_x")
        var step = PlanSummary.Step(number: 1, name: "people", source: "people.csv")
        step.rows = 10
        step.leftOut = 1
        step.create = 4
        step.update = 3
        step.unchanged = 1
        step.invalid = 1
        step.invitations = 4
        step.newCities = (1...10).map { "City \($0)" }
        step.ways = ["single": 4]
        step.changes = [
            PlanSummary.Change(
                row: 5,
                matchKey: "E5",
                fields: [FieldChange(field: "city", old: nil, new: "上海\u{202E}")]
            )
        ]
        plan.steps = [step]
        plan.estimatedSeconds = 61
        return plan
    }

    @Test func `the plan counts every row and says what cannot be taken back`() {
        let lines = PlanView(plan: plan, language: .english).lines().map(Screen.escaped)
        #expect(lines.contains("Directory open.feishu.cn as cli_x"))
        #expect(
            lines.contains(
                "people (people.csv): 10 rows = 1 left out + 4 create + 3 update + 1 unchanged + 1 invalid"
            )
        )
        #expect(lines.contains("  4 people get an invitation by message or mail"))
        #expect(lines.contains { $0.hasPrefix("  10 new cities: City 1, ") && $0.hasSuffix("(+2)") })
        #expect(lines.contains("  row 5 E5: city (empty) → '上海\\u{202e}'"))
        #expect(lines.contains("  … and 2 more updates"))
        #expect(lines.last == "7 rows to write; the limits make it take about 1 min 1 s.")
    }

    @Test(arguments: [("y", true), ("YES", true), ("是", true), ("n", false), ("", false)])
    func `only yes goes on`(answer: String, goesOn: Bool) throws {
        let confirmation = Confirmation(isGiven: false, isTerminal: true, ask: { _ in answer })
        #expect(try confirmation.isConfirmed() == goesOn)
    }

    @Test func `the end of the input is no, and nobody to ask is a usage error`() throws {
        #expect(try Confirmation(isGiven: false, isTerminal: true, ask: { _ in nil }).isConfirmed() == false)
        #expect(throws: ValidationError.self) {
            try Confirmation(isGiven: false, isTerminal: false, ask: { _ in "y" }).isConfirmed()
        }
        #expect(try Confirmation(isGiven: true, isTerminal: false, ask: { _ in nil }).isConfirmed())
    }
}
