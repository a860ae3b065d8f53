import JobEngine
import JobModel
import Testing
import Wording

@testable import JobSession

/// What happens besides is said of as many rows as the plan says are to be written.
struct PlanConsequencesTests {
    private func step(create: Int, update: Int, ways: [String: Int], reasons: [String: Int] = [:]) -> PlanSummary.Step {
        var step = PlanSummary.Step(number: 1, name: "people", source: "x.csv")
        (step.create, step.update, step.ways, step.wayReasons) = (create, update, ways, reasons)
        return step
    }

    @Test func `rows that are created and rows that are updated add up to those that are written`() {
        let mixed = PlanConsequences(step(create: 12, update: 1, ways: ["single": 12]), in: "embedded")
        #expect(
            mixed.onPage.map(\.sentence.en) == ["12 rows are created one by one", "1 row is updated one by one"]
        )
        #expect(mixed.onPage.map(\.sentence.zh) == ["12 行逐个新建", "1 行逐个更新"])
        #expect(mixed.all.map(\.sentence.en) == ["12 created one by one", "1 updated one by one"])
        #expect(mixed.all.map(\.sentence.zh) == ["12 行逐个新建", "1 行逐个更新"])
    }

    @Test func `a plan that only updates says so`() {
        let updates = PlanConsequences(step(create: 0, update: 8, ways: [:]), in: "embedded")
        #expect(updates.onPage.map(\.sentence.en) == ["8 rows are updated one by one"])
        #expect(PlanConsequences(step(create: 0, update: 0, ways: [:]), in: "embedded").onPage.isEmpty)
    }

    @Test func `why rows are created in one way stands beside their number`() {
        let reasons = ["single: a batch cannot hold job_title": 3]
        let ways = ["single": 3, "batch": 4]
        let said = PlanConsequences(step(create: 7, update: 2, ways: ways, reasons: reasons), in: "embedded").onPage
        #expect(
            said.map(\.sentence.en) == [
                "3 rows are created one by one, because a batch call cannot carry the job title",
                "4 rows are created in batches", "2 rows are updated one by one",
            ]
        )
    }
}
