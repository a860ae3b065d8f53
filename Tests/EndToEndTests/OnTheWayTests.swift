import ContactAPI
import Foundation
import JobModel
import TestSupport
import Testing

/// Something between the directory and the command answers in its place: a proxy, a firewall, a sign-in page.
struct OnTheWayTests {
    private static let statuses = [302, 400, 401, 402, 403, 404, 413, 418, 431, 451]

    /// Whether the request was passed on before it was answered so.
    enum Passed: String, Sendable, CaseIterable {
        case passedOn
        case heldBack
    }

    @Test(arguments: statuses, Passed.allCases)
    func `a web page as the answer fails no row and creates none twice, and a resume completes the run`(
        status: Int,
        passed: Passed
    ) async throws {
        for submit in ["single", "batch"] {
            try await withFolder { folder in
                let wave = GeneratedWave(rows: 60, submit: submit)
                let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
                try await LaxDirectory.run(LaxState(departments: ["hq"])) { call in
                    guard [.createUser, .batchAddUsers].contains(call.endpoint), call.earlier == 1 else { return nil }
                    let page = "<html><body>Blocked</body></html>"
                    return passed == .passedOn ? .say(page, status: status) : .refuse(status: status, page)
                } body: { directory in
                    let limits = "rates: off, batch_rate: 1000/s, settle_after: 0s"
                    let job = try wave.write(to: folder, directory: directory.address, limits: limits)
                    let first = try await roster.run("import", job, "--yes", "--json")
                    let stopped = try Summary(first)
                    #expect(stopped.exit == 8 && stopped.addsUp && stopped.count(.failed) == 0, "\(first)")
                    // All batches are under way at once.
                    #expect(submit == "batch" || stopped.count(.notAttempted) > 0, "\(stopped)")
                    #expect(first.err.contains("firewall"), "\(first.err)")
                    let resumed = try Summary(try await roster.run("resume", "last", "--yes", "--json"))
                    #expect(resumed.exit == 0 && resumed.count(.created) == 60, "\(resumed)")
                    #expect(directory.people.compactMap(\.employeeNo).sorted() == wave.numbers)
                }
            }
        }
    }

    @Test func `a web page as the answer to a patch leaves the row open`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: (1...3).map(LaxState.person))) { call in
                call.endpoint == .patchUser && call.earlier == 1 ? .say("<html>", status: 451) : nil
            } body: { directory in
                let rows = (1...3).map { "N\($0),New \($0)\n" }.joined()
                try ("employee_no,name\n" + rows)
                    .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let arguments = [
                    "import", "people.csv", "--match", "employee_no", "--mode", "update", "--yes", "--json",
                    "--directory", directory.address,
                ]
                let first = try Summary(try await roster.run(arguments))
                #expect(first.exit == 8 && first.count(.failed) == 0, "\(first)")
                let resumed = try Summary(try await roster.run("resume", "last", "--yes", "--json"))
                #expect(resumed.exit == 0 && resumed.count(.updated) == 3, "\(resumed)")
                #expect(directory.people.map(\.name) == ["New 1", "New 2", "New 3"])
            }
        }
    }

    @Test func `looks for a department whose answer is lost before it sends it again`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run { call in
                call.endpoint == .createDepartment ? .lose : nil
            } body: { directory in
                let row = "Ada,13800019999,New/Deep,1\n"
                try ("name,mobile,department_ids,employee_type\n" + row)
                    .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let job = """
                    job: departments
                    kind: import
                    directory: \(directory.address)
                    submit: single
                    steps: [{ subject: people, source: people.csv, match: mobile, mode: upsert, allow_new: [department] }]
                    limits: { rates: off }
                    """
                try job.write(toFile: folder + "/job.yaml", atomically: true, encoding: .utf8)
                let result = try await roster.run("import", "job.yaml", "--yes", "--json")
                #expect(try Summary(result).exit == 0, "\(result)")
                #expect(directory.departments.compactMap(\.name) == ["d1", "New", "Deep"])
                #expect(directory.people.count == 1)
            }
        }
    }
}
