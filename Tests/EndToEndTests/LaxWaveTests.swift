import ContactAPI
import JobModel
import TestSupport
import Testing

/// Runs against a directory that would show a person sent twice.
struct LaxWaveTests {
    @Test(arguments: ["single", "batch"])
    func `writes a wave once to a directory that refuses nothing, and a second import changes nothing`(
        submit: String
    ) async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 60, submit: submit)
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(departments: ["hq"])) { directory in
                let job = try wave.write(to: folder, directory: directory.address)
                for _ in 1...2 {
                    let summary = try Summary(try await roster.run("import", job, "--yes", "--json"))
                    #expect(summary.exit == 0 && summary.addsUp, "\(summary)")
                    #expect(directory.people.map { $0.employeeNo ?? "" }.sorted() == wave.numbers)
                }
                #expect(directory.calls.count { $0.endpoint == .patchUser } == 0)
            }
        }
    }
}
