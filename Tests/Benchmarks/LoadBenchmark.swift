import Foundation
import JobEngine
import JobModel
import JobSession

/// What an export wrote, loaded into an embedded directory of this process, as `roster directory load` does it.
struct LoadBenchmark {
    let people: Int
    let folder: String

    func measure(_ name: String) async throws -> Measure {
        let departments = PeopleSheet.departments(of: people)
        let rows = departments.map { "\($0),\($0),0\n" }.joined()
        try ("department_id,name,parent_department_id\n" + rows)
            .write(toFile: folder + "/departments.csv", atomically: true, encoding: .utf8)
        var sheet = PeopleSheet(rows: people)
        // An export names people by their user_ids.
        sheet.leaderPrefix = "b"
        try sheet.write(to: folder + "/people.csv", columns: PeopleSheet.thirteenColumns)
        try OwnDirectory.company(departments: "")
            .write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
        let session = try LoadSession(
            folder: folder,
            into: EmbeddedFile(database: folder + "/directory.sqlite"),
            company: folder + "/company.yaml",
            stateFolder: folder + "/state"
        )
        let (loaded, measure) = try await timed(name, rows: people) { try await session.run() }
        let created = loaded.runs.reduce(0) { $0 + $1.summary.count(.created) }
        guard loaded.isWhole, created == people + departments.count else {
            throw BenchmarkError.wrongResult("\(created) created")
        }
        return measure
    }
}
