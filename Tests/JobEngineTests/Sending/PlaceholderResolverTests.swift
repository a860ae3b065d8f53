import ContactAPI
import JobModel
import SQLiteLedger
import Testing
import Wording

@testable import JobEngine

/// What stands for departments that a run makes.
struct PlaceholderResolverTests {
    @Test func `a worker that helps knows what the run's owner has made, and why it could not`() async throws {
        let resolver = PlaceholderResolver(
            departments: DepartmentTree([]),
            ledger: try SQLiteLedger.inMemory(),
            run: "r",
            step: 1
        )
        let problem = LocalizedText(en: "the department 'Lab' was not made", zh: "部门“Lab”未能新建")
        await resolver.note([
            NewDepartment(place: 0, path: ["Lab"], problem: problem), NewDepartment(place: 1, path: ["Lab", "Night"]),
            NewDepartment(place: 2, path: ["Hall"], openID: "od-hall"),
        ])
        func key(_ path: String...) -> String { Placeholder.department(path: path).text }
        #expect(await resolver.department(key("Hall")) == "od-hall")
        #expect(await resolver.department(key("Lab", "Night")) == nil)
        #expect(await resolver.refusal(of: [key("Hall"), key("Lab", "Night")]) == problem)
        #expect(await resolver.refusal(of: [key("Hall"), key("Yard")]) == nil)
    }
}
