import Foundation
import TestSupport
import Testing

/// The calls that a company may make in a month.
struct MonthlyCallsTests {
    private struct Planned: Decodable {
        struct Calls: Decodable {
            var limit: Int
            var made: Int
            var needed: Int
        }

        var monthlyCalls: Calls?
    }

    private func job(_ folder: String, limit: Int?, directory: String = "embedded") throws -> String {
        let path = try GeneratedWave(rows: 30).write(to: folder, directory: directory)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let tenant = limit.map { "\ntenant: { monthly_calls: \($0) }\n" } ?? ""
        try (text + tenant).write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test func `a plan shows the calls of a run and those that are left, over several commands`() async throws {
        try await withFolder { folder in
            let job = try job(folder, limit: 1000)
            let roster = RosterCommand(folder: folder)
            func planned() async throws -> Planned.Calls {
                let result = try await roster.run("plan", job, "--json")
                return try #require(try JSONDecoder().decode(Planned.self, from: Data(result.out.utf8)).monthlyCalls)
            }
            let first = try await planned()
            #expect(first.limit == 1000 && first.made > 0 && (30...40).contains(first.needed), "\(first)")
            let second = try await planned()
            #expect(second.made == 2 * first.made)
            let done = try await roster.run("import", job, "--yes")
            #expect(done.status == 0 && done.err.contains("of 1000 as this app"), "\(done.err)")
            #expect(!done.err.contains("do not suffice"), "\(done.err)")
            let after = try await planned()
            let wrote = after.made - second.made - 2 * first.made
            #expect((28...first.needed + 10).contains(wrote), "\(wrote) of \(first.needed)")
            #expect(after.needed == 0)
        }
    }

    @Test func `warns if too few calls are left, and only with the setting`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let few = try await roster.run("plan", try job(folder, limit: 25), "--lang", "zh")
            #expect(few.out.contains("剩余调用次数不足") && few.out.contains("额度 25 次"), "\(few.out)")
            let place = try #require(few.out.range(of: "剩余调用次数不足"))
            #expect(few.out.range(of: "将要执行")?.lowerBound ?? few.out.endIndex < place.lowerBound)
        }
        try await withFolder { folder in
            let without = try await RosterCommand(folder: folder).run("plan", try job(folder, limit: nil))
            #expect(without.status == 0 && !without.out.contains("month"), "\(without.out)")
        }
        try await withFolder { folder in
            let wrong = try await RosterCommand(folder: folder).run("plan", try job(folder, limit: 0))
            #expect(wrong.status == 2 && wrong.err.contains("monthly_calls"), "\(wrong.err)")
        }
    }

    @Test func `stops the run if the quota of the directory is used up, and says what to do`() async throws {
        try await withFolder { folder in
            let company = try String(contentsOfFile: Project.folder + "/templates/company.yaml", encoding: .utf8)
            let limited = company.replacingOccurrences(
                of: "settings: { new_users",
                with: "settings: { monthly_calls: 40, new_users"
            )
            #expect(limited != company)
            try limited.write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.serving(
                "--database",
                Served.database,
                "--company",
                "company.yaml",
                "--rates",
                "off"
            ) { port in
                let job = try job(folder, limit: 1000, directory: "http://127.0.0.1:\(port)")
                let result = try await roster.run("import", job, "--yes")
                #expect(result.status == 8, "\(result.err)")
                #expect(result.err.contains("this month's quota of API calls is used up"), "\(result.err)")
                #expect(result.err.contains("wait for the next month, then run `roster resume 2"), "\(result.err)")
            }
        }
    }
}
