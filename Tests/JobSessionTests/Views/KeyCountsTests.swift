import Foundation
import JobModel
import JobSession
import TestSupport
import Testing

/// How well columns tell the rows of a sheet apart.
struct KeyCountsTests {
    @Test func `only rows that the job takes are counted`() async throws {
        try await withFolder { folder in
            let sheet = """
                name,employee_no,mobile,go
                Ada,E1,13800013164,yes
                Bo,E1,,no
                Cy,,13800013164,no
                Di,E2,13800013165,yes

                """
            try sheet.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            var step = StepDefinition(subject: .people, source: "people.csv", match: "employee_no")
            func counts() throws -> [String] {
                let counts = try KeyCounts(step, folder: folder)
                return ["\(counts.rows)"] + counts.columns.map { "\($0.field) \($0.blank) \($0.shared)" }
            }
            #expect(try counts() == ["4", "employee_no 1 2", "mobile 1 2"])
            step.conditions = ["go": ["yes"]]
            #expect(try counts() == ["2", "employee_no 0 0", "mobile 0 0"])
        }
    }
}
