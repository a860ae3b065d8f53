import Foundation
import JobModel
import TestSupport
import Testing

/// The behaviours of the contact FAQ that speak of the client, shown by the real command.
struct FAQClientTests {
    private static let header = "name,mobile,email,department_ids,employee_no,employee_type"

    /// Serves the shipped company, changed by `edit`, and hands over its address.
    private func served(
        in folder: String,
        _ edit: (String) -> String = { $0 },
        body: (RosterCommand, _ address: String) async throws -> Void
    ) async throws {
        let company = try String(contentsOfFile: Project.folder + "/templates/company.yaml", encoding: .utf8)
        try edit(company).write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder, environment: Served.credentials)
        try await roster.serving(
            "--database",
            Served.database,
            "--company",
            "company.yaml",
            "--rates",
            "off"
        ) { port in
            try await body(roster, "http://127.0.0.1:\(port)")
        }
    }

    private func job(
        _ rows: [String],
        in folder: String,
        _ address: String,
        submit: String = "single",
        header: String = Self.header,
        match: String = "employee_no"
    ) throws -> String {
        try ([header] + rows).joined(separator: "\n")
            .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
        let job = folder + "/people.yaml"
        try """
        job: people
        kind: import
        directory: \(address)
        submit: \(submit)
        limits: { rates: off, batch_rate: 1000/s }
        steps: [{ subject: people, source: people.csv, match: \(match), mode: upsert }]
        """.write(toFile: job, atomically: true, encoding: .utf8)
        return job
    }

    private func export(_ roster: RosterCommand, _ address: String) async throws -> String {
        let job = roster.folder + "/all.yaml"
        try "job: all\nkind: export\ndirectory: \(address)\nlimits: { rates: off }\n"
            .write(toFile: job, atomically: true, encoding: .utf8)
        let out = roster.folder + "/all-\(UUID().uuidString)"
        let result = try await roster.run("export", job, "--out", out)
        #expect(result.status == 0, "\(result.err)")
        return out
    }

    /// Two people, of whom the first has the mobile of one account elsewhere and the email of another.
    private static let conflict = [
        "冲突,13800009901,elsewhere@example.net,hq,C1,1", "旁人,13800030002,c2@example.com,hq,C2,1",
    ]

    @Test func `S6 names fields that the app may not see, and plans no change of them`() async throws {
        try await withFolder { folder in
            let hide = { (company: String) in
                company.replacingOccurrences(of: "- contact:user.gender:readonly", with: "# no gender")
            }
            try await served(in: folder, hide) { roster, address in
                let out = try await export(roster, address)
                let manifest = try String(contentsOfFile: out + "/manifest.json", encoding: .utf8)
                let never = try #require(manifest.split(separator: "fields_never_seen").last)
                #expect(never.contains("\"gender\""), "\(manifest)")
                #expect(try Sheet(out + "/people.csv").column("gender").allSatisfy(\.isEmpty))
                let rows = ["周敏,13800001001,,,E001,"]
                let result = try await roster.run("import", try job(rows, in: folder, address), "--yes", "--json")
                #expect(try Summary(result).count(.unchanged) == 1, "\(result.err)")
            }
        }
    }

    @Test func `S23 finds a user_id by mobile or email`() async throws {
        try await withFolder { folder in
            try await served(in: folder) { roster, address in
                let rows = [
                    "甲,13800030001,hq,L1,1,mobile:13800001002", "乙,13800030002,hq,L2,1,email:u003@example.com",
                ]
                let header = "name,mobile,department_ids,employee_no,employee_type,leader_user_id"
                let result = try await roster.run(
                    ["import", try job(rows, in: folder, address, header: header), "--yes", "--json"]
                )
                #expect(try Summary(result).count(.created) == 2, "\(result.err)")
                let people = try Sheet(try await export(roster, address) + "/people.csv")
                let leaders = Dictionary(
                    uniqueKeysWithValues: zip(people.column("employee_no"), people.column("leader_user_id"))
                )
                #expect(leaders["L1"] == "u002" && leaders["L2"] == "u003")
            }
        }
    }

    @Test func `S27 returns page tokens unchanged, so that pages lose nobody`() async throws {
        try await withFolder { folder in
            try await served(in: folder) { roster, address in
                let rows = (1...160).map { "人\($0),\(13_800_030_000 + $0),,hq,P\($0),1" }
                let result = try await roster.run("import", try job(rows, in: folder, address), "--yes", "--json")
                #expect(try Summary(result).count(.created) == 160, "\(result.err)")
                let numbers = try Sheet(try await export(roster, address) + "/people.csv").column("employee_no")
                #expect(numbers.filter { $0.hasPrefix("P") }.count == 160 && Set(numbers).count == numbers.count)
            }
        }
    }

    @Test func `S33 distinguishes the owners of a reused user_id by open_id and union_id`()
        async throws
    {
        try await withFolder { folder in
            let leaver = { (company: String) in
                company.replacingOccurrences(
                    of: "    accounts:\n",
                    with: "      - { user_id: left1, name: 前人, mobile: \"13800001099\", departments: [ops], "
                        + "employee_no: X99, status: resigned }\n    accounts:\n"
                )
            }
            try await served(in: folder, leaver) { roster, address in
                let header = "user_id,name,mobile,department_ids,employee_type"
                let again = try job(
                    ["left1,后人,13800030007,hq,1", "fresh1,新人,13800030008,hq,1"],
                    in: folder,
                    address,
                    header: header,
                    match: "user_id"
                )
                let result = try await roster.run("import", again, "--yes", "--json")
                #expect(try Summary(result).count(.created) == 2, "\(result.err)")
                let people = try Sheet(try await export(roster, address) + "/people.csv")
                let place = try #require(people.column("user_id").firstIndex(of: "left1"))
                #expect(people.column("name")[place] == "后人")
                for column in ["open_id", "union_id"] {
                    let ids = people.column(column)
                    #expect(Set(ids).count == ids.count && ids.allSatisfy { !$0.isEmpty })
                }
            }
        }
    }

    @Test(arguments: ["batch", "single"])
    func `S54 S56 S57 a failed item is no success, fails no other row, and is not retried automatically`(
        submit: String
    ) async throws {
        try await withFolder { folder in
            try await served(in: folder) { roster, address in
                let job = try job(Self.conflict, in: folder, address, submit: submit)
                let result = try await roster.run("import", job, "--yes", "--json")
                let summary = try Summary(result)
                #expect(summary.exit == 4 && summary.count(.failed) == 1 && summary.count(.created) == 1)
                let failed = try Sheet(try #require(summary.file("failed.csv")))
                #expect(failed.column("roster_code") == [submit == "batch" ? "40103" : "41003"])
                #expect(failed.column("roster_remedy").first?.contains("two accounts cancelled") == true)
                // It has come to its end: only a retry that somebody asks for tries it once more.
                let resumed = try await roster.run("resume", "last", "--yes")
                #expect(resumed.status == 2 && resumed.err.contains("roster retry"), "\(resumed.err)")
            }
        }
    }

    @Test func `S60 reports a missing department with its three causes before anything is sent`() async throws {
        try await withFolder { folder in
            try await served(in: folder) { roster, address in
                let rows = ["甲,13800030001,,od-hq,Q1,1", "乙,13800030002,,od-0123456789abcdef,Q2,1"]
                let result = try await roster.run("import", try job(rows, in: folder, address), "--yes")
                #expect(result.status == 3)
                for cause in ["does not exist", "outside the app's scope", "od- prefix"] {
                    #expect(result.err.contains(cause), "\(cause): \(result.err)")
                }
                #expect(result.err.contains("row 2: ") && result.err.contains("row 3: "))
                #expect(result.err.contains("'hq' is a department_id"), "\(result.err)")
            }
        }
    }
}
