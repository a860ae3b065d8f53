import ContactAPI
import Foundation
import Glibc
import JobModel
import Synchronization
import TestSupport
import Testing

/// Ctrl-C while an answer is awaited that does not come, or comes a byte at a time: nobody waits for it.
struct StopWhileReadingTests {
    private static let sheet = "name,mobile,department_ids,employee_no,employee_type\nAda,13800019999,d1,N999,1\n"

    @Test(
        arguments: [Endpoint.tenantAccessToken, .childDepartments, .usersOfDepartment],
        [LaxFault.late(.seconds(600)), .drip(.seconds(2))]
    )
    func `stops while the directory is read`(endpoint: Endpoint, fault: LaxFault) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run { call in
                call.endpoint == endpoint ? fault : nil
            } body: { directory in
                try Self.sheet.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let start = ContinuousClock.now
                let result = try await roster.run(
                    "import",
                    "people.csv",
                    "--match",
                    "employee_no",
                    "--mode",
                    "upsert",
                    "--yes",
                    "--directory",
                    directory.address,
                    disturbed: .signalAfter(SIGINT, event: { directory.calls.contains { $0.endpoint == endpoint } })
                )
                #expect(result.status == 130, "\(result)")
                #expect(ContinuousClock.now - start < .seconds(400))
                #expect(directory.people.isEmpty)
            }
        }
    }

    private static let commands = [
        ["doctor"], ["template", "people", "--from-directory"], ["check", "people.csv", "--match", "employee_no"],
        ["plan", "people.csv", "--match", "employee_no"], ["export", "all.yaml", "--out", "out"],
    ]

    @Test(arguments: commands, [LaxFault.late(.seconds(600)), .drip(.seconds(2))])
    func `stops every command that only reads`(command: [String], fault: LaxFault) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run { call in
                call.endpoint == .childDepartments ? fault : nil
            } body: { directory in
                try Self.sheet.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                try "job: all\nkind: export\n".write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
                let start = ContinuousClock.now
                let result = try await roster.run(
                    command + ["--directory", directory.address],
                    disturbed: .signalAfter(
                        SIGINT,
                        event: { directory.calls.contains { $0.endpoint == .childDepartments } }
                    )
                )
                #expect(result.status == 130, "\(result)")
                #expect(ContinuousClock.now - start < .seconds(400))
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasPrefix("out") })
            }
        }
    }

    /// What is not known stays so, and is asked for once more.
    @Test(arguments: [LaxFault.late(.seconds(600)), .drip(.seconds(2))])
    func `stops while rows are read back`(fault: LaxFault) async throws {
        let phase = Atomic(0)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run { call in
                switch (call.endpoint, phase.load(ordering: .relaxed)) {
                case (.createUser, 0): .say("<html>", status: 502)
                case (.lookUpUsers, 0): call.earlier > 0 ? .say(#"{"code":0}"#) : nil
                case (.lookUpUsers, 1): fault
                default: nil
                }
            } body: { directory in
                try Self.sheet.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let sheet = ["people.csv", "--match", "employee_no", "--submit", "single"]
                let first = try await roster.run(
                    ["import"] + sheet + ["--mode", "upsert", "--yes", "--directory", directory.address]
                )
                #expect(first.status == 5, "\(first)")
                phase.store(1, ordering: .relaxed)
                let asked = directory.calls.count { $0.endpoint == .lookUpUsers }
                let start = ContinuousClock.now
                let stopped = try await roster.run(
                    "resolve",
                    "last",
                    disturbed: .signalAfter(
                        SIGINT,
                        event: { directory.calls.count { $0.endpoint == .lookUpUsers } > asked }
                    )
                )
                #expect(stopped.status == 130, "\(stopped)")
                #expect(ContinuousClock.now - start < .seconds(400))
                phase.store(2, ordering: .relaxed)
                let summary = try Summary(try await roster.run("resolve", "last", "--json"))
                #expect(summary.exit == 0 && summary.count(.created) == 1, "\(summary)")
                #expect(directory.people.count == 1)
            }
        }
    }

    @Test(arguments: [LaxFault.late(.seconds(600)), .drip(.seconds(2))])
    func `stops before the first row of a step is written, and the run can be resumed`(fault: LaxFault) async throws {
        let isSlow = Atomic(true)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run { call in
                // The first list is the plan's.
                guard call.endpoint == .childDepartments, call.earlier > 0 else { return nil }
                return isSlow.load(ordering: .relaxed) ? fault : nil
            } body: { directory in
                try Self.sheet.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let start = ContinuousClock.now
                let result = try await roster.run(
                    "import",
                    "people.csv",
                    "--match",
                    "employee_no",
                    "--mode",
                    "upsert",
                    "--yes",
                    "--directory",
                    directory.address,
                    disturbed: .signal(SIGINT, onceSaid: "Plan of")
                )
                #expect(result.status == 130, "\(result)")
                #expect(ContinuousClock.now - start < .seconds(400))
                isSlow.store(false, ordering: .relaxed)
                let resumed = try Summary(try await roster.run("resume", "last", "--yes", "--json"))
                #expect(resumed.exit == 0 && resumed.count(.created) == 1, "\(resumed)")
                #expect(directory.people.count == 1)
            }
        }
    }
}
