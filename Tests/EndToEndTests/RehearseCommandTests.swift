import DirectoryServer
import Foundation
import JobEngine
import JobSession
import LocalFiles
import TestSupport
import Testing

/// `roster rehearse`, through the command: what it says is what the import that follows does, and it writes nothing real.
struct RehearseCommandTests {
    /// Writes a job that ships with Roster, with its sheets.
    private func ship(_ job: ShippedFiles.Job, to folder: String) throws {
        for (path, bytes) in job.files {
            let url = URL(fileURLWithPath: folder + "/" + path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: url)
        }
    }

    /// The columns of results that do not hold what a directory makes itself, row by row.
    private func rows(_ run: String, _ step: String) throws -> [String] {
        let text = try String(contentsOfFile: "\(run)/\(step)/results.csv", encoding: .utf8)
        let lines = text.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let header = try #require(lines.first).map { $0.trimmingCharacters(in: ["\u{FEFF}"]) }
        let places = try ["line", "row", "match_key", "action", "outcome", "code"].map {
            try #require(header.firstIndex(of: $0))
        }
        return lines.dropFirst().map { line in places.map { String(line[$0]) }.joined(separator: "|") }
    }

    private func onlyFolder(in folder: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count == 1)
        return folder + "/" + (try #require(names.first))
    }

    /// Makes the manifest beside a file say what the file is now.
    private func describeAgain(_ file: String) throws {
        let url = URL(fileURLWithPath: file)
        let beside = url.deletingLastPathComponent().appendingPathComponent("manifest.json")
        var manifest = try JSONDecoder().decode(ExportManifest.self, from: Data(contentsOf: beside))
        let place = try #require(manifest.files.firstIndex { $0.name == url.lastPathComponent })
        let sums = try #require(try CRC32.ofFile(file))
        (manifest.files[place].bytes, manifest.files[place].crc32) = (sums.bytes, sums.text)
        try JSONEncoder().encode(manifest).write(to: beside)
    }

    @Test func `an export is not rehearsed, and its directory is not read`() async throws {
        let directory = try await EmbeddedDirectory.start(company: try CompanyFile(yaml: Self.company))
        try await withFolder { folder in
            try ExportJob.write(to: folder, directory: directory.address)
            let roster = RosterCommand(
                folder: folder,
                environment: ["ROSTER_APP_ID": "cli_main", "ROSTER_APP_SECRET": "secret"]
            )
            let result = try await roster.run("rehearse", "all.yaml")
            #expect(result.status == 2 && result.err.contains("is an export"), "\(result)")
            #expect(directory.calls(last: 100).isEmpty)
        }
        try await directory.stop()
    }

    @Test func `the shipped wave ends as its rehearsal said, row by row`() async throws {
        try await withFolder { folder in
            try ship(.onboarding, to: folder)
            let roster = RosterCommand(folder: folder)
            let rehearsed = try await roster.run("rehearse", "onboarding.yaml")
            #expect(rehearsed.status == 4, "\(rehearsed.out)\(rehearsed.err)")
            let log = folder + "/state/roster/directory.sqlite.log"
            let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
            #expect(!calls.isEmpty)
            for call in calls where !call.contains("GET /") { #expect(call.contains("tenant_access_token"), "\(call)") }
            let temporary = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".tmp") }
            #expect(temporary.isEmpty)
            let runs = try await roster.run("runs", "--json")
            #expect(runs.out.filter { !$0.isWhitespace } == "[]", "\(runs.out)")

            let imported = try await roster.run("import", "onboarding.yaml", "--yes")
            #expect(imported.status == 4, "\(imported.out)\(imported.err)")
            let (stage, real) = (
                try onlyFolder(in: folder + "/roster-rehearsal"), try onlyFolder(in: folder + "/roster-results")
            )
            for step in ["departments", "people"] {
                // People that an export does not hold are not found by the rehearsal: the row is invalid in both.
                let expected = try rows(real, step).map { $0.replacing("|leader.resigned", with: "|leader.notFound") }
                #expect(expected.count > 10)
                #expect(try rows(stage, step) == expected)
            }
            let invited = try await roster.run("directory", "outbox", "--json")
            let listed = try String(contentsOfFile: stage + "/invitations.csv", encoding: .utf8)
            let people = listed.split(separator: "\r\n").count - 1
            #expect(people > 0)
            #expect(invited.out.components(separatedBy: "\"user_id\"").count - 1 == people, "\(rehearsed.out)")
        }
    }

    @Test(arguments: [
        ("姓名,没有这一列,手机号\n甲,x,13800000001\n", "out", 3), ("name,mobile,department_ids,employee_type\n", "out", 3),
        ("name,mobile,department_ids,employee_type\n甲,13800000001,d1,1\n", "wave.csv", 1),
    ])
    func `what makes it impossible is said before the directory is asked`(
        sheet: String,
        out: String,
        status: Int32
    )
        async throws
    {
        let directory = try await EmbeddedDirectory.start(company: try CompanyFile(yaml: Self.company))
        try await withFolder { folder in
            try sheet.write(toFile: folder + "/wave.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(
                folder: folder,
                environment: ["ROSTER_APP_ID": "cli_main", "ROSTER_APP_SECRET": "secret"]
            )
            let to = ["wave.csv", "--match", "mobile", "--directory", directory.address, "--out", out]
            let result = try await roster.run(["rehearse"] + to)
            #expect(result.status == status, "\(result.out)\(result.err)")
            #expect(directory.calls(last: 100).isEmpty)
            #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
        }
        try await directory.stop()
    }

    @Test func `what is to be done is said of the real import`() async throws {
        try await withFolder { folder in
            try ship(.onboarding, to: folder)
            let roster = RosterCommand(folder: folder)
            for language in ["en", "zh"] {
                let rehearsed = try await roster.run(
                    "rehearse",
                    "onboarding.yaml",
                    "--lang",
                    language,
                    "--out",
                    language
                )
                #expect(rehearsed.status == 4, "\(rehearsed.out)\(rehearsed.err)")
                let stage = try onlyFolder(in: folder + "/" + language)
                let run = URL(fileURLWithPath: stage).lastPathComponent
                var said = rehearsed.out + rehearsed.err
                for step in ["departments", "people"] {
                    for name in ["results.csv", "failed.csv"] {
                        let path = "\(stage)/\(step)/\(name)"
                        guard FileManager.default.fileExists(atPath: path) else { continue }
                        said += try String(contentsOfFile: path, encoding: .utf8)
                    }
                }
                for verb in ["retry", "resume", "results", "status", "resolve"] {
                    #expect(!said.contains("roster \(verb) \(run)"), "\(verb)")
                }
                let wanted =
                    language == "en" ? "`roster retry last` after the real import" : "`roster retry last`（正式导入之后）"
                #expect(said.contains(wanted), "\(said)")
            }
        }
    }

    /// A directory elsewhere, with attributes and employee types of its own.
    private static let company = """
        tenants:
          - tenant_key: acme
            apps:
              - app_id: cli_main
                app_secret: secret
                scope: all
                permissions: [contact:contact, contact:user.employee_id:readonly, contact:user.id:readonly, contact:contact.base:readonly,
                  contact:department.base:readonly, contact:department.organize:readonly, contact:user.base:readonly,
                  contact:user.email:readonly, contact:user.phone:readonly, contact:user.gender:readonly, contact:user.employee:readonly,
                  contact:user.employee_number:read, contact:user.department:readonly, contact:user.dotted_line_leader_info.read,
                  contact:department.hrbp:readonly, contact:job_title:readonly, contact:work_city:readonly]
            departments: [{ department_id: d1, name: 部门1 }, { department_id: d2, name: 部门2, parent: d1 }]
            employee_types: [{ value: 6, content: 管培生 }, { value: 7, content: 旧类型, active: false }]
            custom_attrs:
              - { id: C-1, type: TEXT, name: { zh_cn: 备注 } }
              - { id: C-3, type: ENUMERATION, name: { zh_cn: 级别 }, options: [{ id: o1, value: P1 }, { id: o2, value: P2 }] }
            users:
              - { user_id: u1, name: 甲, mobile: "13800000001", employee_no: E1, departments: [d1], custom_attrs: [{ id: C-3, type: ENUMERATION, value: { option_id: o1 } }] }
              - { user_id: u3, name: 丙丙, mobile: "13800000009", employee_no: E9, departments: [d2] }
              - { user_id: u2, name: 乙, mobile: "13800000002", employee_no: E2, departments: [d2], leader: u1, status: frozen }

        """

    @Test func `a directory elsewhere is read alone, and its lists and people are on the stage`() async throws {
        let directory = try await EmbeddedDirectory.start(company: try CompanyFile(yaml: Self.company))
        try await withFolder { folder in
            let sheet = """
                employee_no,name,mobile,department_ids,employee_type,leader_user_id,custom_attrs.备注,custom_attrs.级别
                E1,甲甲,13800000001,d1,1,,新,P2
                E2,乙,13800000002,部门1/部门2,1,u1,,
                E3,丙,13800000003,部门1/部门2,管培生,employee_no:E1,x,P1
                E4,丁,13800000009,d1,1,,,
                E5,戊,13800000005,d1,7,,,
                E6,己,13800000006,d9,1,,,
                E7,庚,13800000007,d1,1,,,P9

                """
            try sheet.write(toFile: folder + "/wave.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(
                folder: folder,
                environment: ["ROSTER_APP_ID": "cli_main", "ROSTER_APP_SECRET": "secret"]
            )
            let to = ["wave.csv", "--match", "employee_no", "--mode", "upsert", "--directory", directory.address]
            let rehearsed = try await roster.run(["rehearse", "--json", "--submit", "single"] + to)
            #expect(rehearsed.status == 4, "\(rehearsed.out)\(rehearsed.err)")
            #expect(rehearsed.out.contains("\"origin\""), "\(rehearsed.out)")
            for call in directory.calls(last: 10_000) where !call.endpoint.hasPrefix("GET ") {
                #expect(call.endpoint.contains("tenant_access_token"), "\(call.endpoint)")
            }
            #expect(try await directory.outbox().isEmpty)
            let stage = try onlyFolder(in: folder + "/roster-rehearsal")
            let imported = try await roster.run(["import", "--yes", "--submit", "single"] + to)
            let real = try onlyFolder(in: folder + "/roster-results")
            #expect(imported.status == rehearsed.status)
            #expect(try rows(stage, "people") == rows(real, "people"))
            #expect(try rows(real, "people").contains { $0.contains("updated") })
        }
        try await directory.stop()
    }

    /// 1,000 creates a minute: the second thousand begins after one of them.
    @Test func `the documented limits are counted, nothing is throttled, and the limit that decides is named`()
        async throws
    {
        let said = try await rehearsed(people: 1100, limits: "rates: documented")
        #expect(said.seconds >= 60 && said.seconds < 90, "\(said)")
        #expect(said.throttled == 0)
        #expect(said.limitingEndpoint.map { said.calls[$0] } == 1100, "\(said)")
        #expect(said.invitations["people"] == 1100)
    }

    /// So narrow a limit that no machine is busy enough to take the time that it says.
    @Test func `hours of limits pass at once`() async throws {
        let start = ContinuousClock.now
        let said = try await rehearsed(people: 121, limits: "endpoints: { createUser: 1/m }")
        #expect(said.seconds >= 7200 && said.seconds < 7300, "\(said)")
        // A token ends after two hours: no call is lost to one that ended while its request waited.
        #expect(said.limitingEndpoint.map { said.calls[$0] } == 121, "\(said)")
        #expect(ContinuousClock.now - start < .seconds(3600))
    }

    /// What `roster rehearse --json` says at its end.
    private struct Said: Decodable {
        var seconds: Double
        var throttled: Int
        var limitingEndpoint: String?
        var calls: [String: Int]
        var invitations: [String: Int]
    }

    /// Rehearses a wave of new people, one by one.
    private func rehearsed(people: Int, limits: String) async throws -> Said {
        try await withFolder { folder in
            let rows = (1...people).map { "人\($0),1390\(1_000_000 + $0),hq,R\($0),1" }
            try ("name,mobile,department_ids,employee_no,employee_type\n" + rows.joined(separator: "\n") + "\n")
                .write(toFile: folder + "/many.csv", atomically: true, encoding: .utf8)
            let job = """
                job: many
                kind: import
                directory: embedded
                submit: single
                limits: { \(limits) }
                steps: [{ subject: people, source: many.csv, match: employee_no }]

                """
            try job.write(toFile: folder + "/many.yaml", atomically: true, encoding: .utf8)
            let rehearsed = try await RosterCommand(folder: folder).run("rehearse", "many.yaml", "--json")
            #expect(rehearsed.status == 0, "\(rehearsed.out)\(rehearsed.err)")
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            return try decoder.decode(Said.self, from: Data(rehearsed.out.utf8))
        }
    }

    @Test func `a rehearsal that is interrupted or killed leaves no copy of the directory behind`() async throws {
        try await withFolder { folder in
            try ship(.onboarding, to: folder)
            let roster = RosterCommand(folder: folder)
            let stopped = try await roster.run(
                ["rehearse", "onboarding.yaml"],
                disturbed: .signal(SIGINT, onceSaid: "Rows of")
            )
            #expect(stopped.status == 130, "\(stopped.out)\(stopped.err)")
            func copies() throws -> [String] {
                try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains("roster-load-") }
            }
            #expect(try copies().isEmpty)
            let killed = try await roster.run(
                ["rehearse", "onboarding.yaml"],
                disturbed: .signal(SIGKILL, onceSaid: "Rows of")
            )
            #expect(killed.status != 0)
            #expect(try await roster.run("rehearse", "onboarding.yaml").status == 4)
            #expect(try copies().isEmpty)
        }
    }

    @Test func `an export stands in for the directory, and a company file for its lists`() async throws {
        try await withFolder { folder in
            try ship(.onboarding, to: folder)
            try ship(.fullExport, to: folder)
            let roster = RosterCommand(folder: folder)
            #expect(try await roster.run("export", "full-export.yaml", "--out", "kept").status == 0)
            let company = try await roster.run("template", "company", "-o", "company.yaml")
            #expect(company.status == 0, "\(company.err)")
            // Nobody answers there.
            let elsewhere = ["--directory", "http://127.0.0.1:9", "--app-id", "x"]
            let rehearsed = try await roster.run(
                ["rehearse", "onboarding.yaml", "--from", "kept", "--company", "company.yaml"] + elsewhere
            )
            #expect(rehearsed.status == 4, "\(rehearsed.out)\(rehearsed.err)")
            #expect(rehearsed.out.contains("263 created"), "\(rehearsed.out)")
            let none = try await roster.run(
                ["rehearse", "onboarding.yaml", "--from", "nowhere", "--company", "company.yaml"] + elsewhere
            )
            #expect(none.status == 3, "\(none.err)")
            try FileManager.default.createDirectory(atPath: folder + "/sheets", withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: folder + "/kept/people.csv", toPath: folder + "/sheets/people.csv")
            let bare = try await roster.run(
                ["rehearse", "onboarding.yaml", "--from", "sheets", "--company", "company.yaml"] + elsewhere
            )
            #expect(bare.status == 3 && bare.err.contains("workbook or database in it"), "\(bare.err)")

            // Who cannot be loaded is listed beside the results, and no copy of the others stays.
            let people = folder + "/kept/people.csv"
            let text = try String(contentsOfFile: people, encoding: .utf8)
            try text.replacing(/\+86\d{11}/, with: "123", maxReplacements: 1)
                .write(toFile: people, atomically: true, encoding: .utf8)
            let changed = try await roster.run(
                ["rehearse", "onboarding.yaml", "--from", "kept", "--company", "company.yaml", "--out", "changed"]
                    + elsewhere
            )
            #expect(changed.status == 3 && changed.err.contains("is not what the export has written"), "\(changed.err)")
            #expect(!FileManager.default.fileExists(atPath: folder + "/changed"))
            try describeAgain(people)
            let lacking = try await roster.run(
                ["rehearse", "onboarding.yaml", "--from", "kept", "--company", "company.yaml", "--out", "lacking"]
                    + elsewhere
            )
            #expect(lacking.status == 4 && lacking.out.contains("/not-loaded"), "\(lacking.out)\(lacking.err)")
            let stage = try onlyFolder(in: folder + "/lacking")
            #expect(FileManager.default.fileExists(atPath: stage + "/not-loaded"))
            let copies = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
                $0.contains("roster-load-")
            }
            #expect(copies.isEmpty)
        }
    }

    @Test func `a rehearsal that is stopped while rows are written says nothing of how the import ends`() async throws {
        try await withFolder { folder in
            let rows = (1...2100).map { "人\($0),1390\(1_000_000 + $0),hq,R\($0),1" }
            try ("name,mobile,department_ids,employee_no,employee_type\n" + rows.joined(separator: "\n") + "\n")
                .write(toFile: folder + "/many.csv", atomically: true, encoding: .utf8)
            let stopped = try await RosterCommand(folder: folder).run(
                [
                    "rehearse", "many.csv", "--match", "employee_no", "--submit", "single", "--directory", "embedded",
                    "--out", "kept",
                ],
                disturbed: .signal(SIGINT, onceSaid: "/2100")
            )
            #expect(stopped.status == 130 && stopped.out.isEmpty, "\(stopped.out)\(stopped.err)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/kept").isEmpty)
        }
    }
}
