import Foundation
import JobModel
import Testing

@testable import JobEngine

/// How many rows of a sheet a directory has.
struct RowsThereTests {
    @Test(arguments: [
        ("department_id,name,go\nd1,One,yes\nd2,Two,yes\nd1,Again,no\nd3,Three,no\n", 2, 1),
        ("department_id,name,go\nd1,One,no\n", 0, 0),
    ])
    func `rows that the job leaves out are neither new nor there`(sheet: String, rows: Int, there: Int) async throws {
        try await DirectoryFixture.with { fixture in
            try sheet.write(toFile: fixture.folder + "/more.csv", atomically: true, encoding: .utf8)
            var job = fixture.job
            var step = StepDefinition(subject: .departments, source: "more.csv", match: "department_id")
            step.conditions = ["go": ["yes"]]
            job.steps = [step]
            let connection = try await fixture.engine.connect(job)
            let found = try await RowsThere.asked(job, folder: fixture.folder, connection)
            try await connection.close()
            #expect(found == RowsThere(rows: rows, there: there))
        }
    }
}
