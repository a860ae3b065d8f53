import Foundation
import TestSupport
import Testing

/// `roster doctor` against directories where something is wrong.
struct DoctorTests {
    /// Serves the shipped company, changed by `edit`, and hands over its address.
    private func served(
        _ edit: (String) -> String = { $0 },
        body: (RosterCommand, _ address: String) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let company = try String(contentsOfFile: Project.folder + "/templates/company.yaml", encoding: .utf8)
            let edited = edit(company)
            try edited.write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let arguments = ["--database", Served.database, "--company", "company.yaml", "--rates", "off"]
            let server = try await RunningServer(roster, arguments)
            do {
                try await body(roster, "http://127.0.0.1:\(server.port)")
            } catch {
                await server.interrupt()
                throw error
            }
            await server.interrupt()
        }
    }

    private struct Report: Decodable {
        struct Answer: Decodable {
            var code: String
            var verdict: String
            var question: String
            var found: String
            var cause: String?
            var remedy: String?
        }
        var app: String
        var exit: Int32
        var answers: [Answer]

        init(_ result: RosterCommand.Result) throws {
            self = try JSONDecoder().decode(Report.self, from: Data(result.out.utf8))
            #expect(exit == result.status, "\(result.err)")
        }

        func answer(_ code: String) throws -> Answer { try #require(answers.first { $0.code == code }, "\(code)") }

        /// Codes of every verdict but "well" and "note".
        var bad: [String] { answers.filter { $0.verdict != "well" && $0.verdict != "note" }.map(\.code) }
    }

    private func without(_ permission: String) -> (String) -> String {
        { $0.replacingOccurrences(of: "          - \(permission)\n", with: "") }
    }

    @Test func `answers a question in words, with what the directory says about it`() async throws {
        try await served(without("contact:user.phone:readonly")) { roster, address in
            let question = "why is the mobile missing in the answer"
            let result = try await roster.run("doctor", "--question", question, "--directory", address)
            #expect(result.out.contains("A field that may not be seen is left out"), "\(result.out)")
            #expect(result.out.contains("mobile") && !result.out.contains("employee type"), "\(result.out)")
            let json = try await roster.run("doctor", "--question", "部门群", "--directory", address, "--json")
            let report = try Report(json)
            #expect(report.answers.map(\.code) == ["way"] && json.out.contains(#""code":"group.join""#), "\(json.out)")
            let unknown = try await roster.run("doctor", "--question", "weather in Berlin", "--directory", address)
            #expect(unknown.status == 2 && unknown.err.contains("weather in Berlin"), "\(unknown.err)")
        }
    }

    @Test func `only reads a directory without problems`() async throws {
        try await served { roster, address in
            let result = try await roster.run("doctor", "--directory", address, "--json")
            let report = try Report(result)
            #expect(report.exit == 0 && report.bad.isEmpty && report.app == "cli_example")
            #expect(try report.answer("app").found.contains("总部"))
            #expect(try report.answer("employee_types").found.contains("6 管培生"))
            let log = try String(contentsOfFile: "\(roster.folder)/\(Served.database).log", encoding: .utf8)
            let asked = Set(log.split(separator: "\n").compactMap { $0.split(separator: "\"endpoint\":\"").last })
            #expect(asked.count > 8)
            for call in asked where !call.hasPrefix("GET ") {
                let reads = ["POST /auth/", "POST /contact/v3/users/batch_get_id"]
                #expect(reads.contains(where: call.hasPrefix), "\(call)")
            }
        }
    }

    @Test(arguments: [
        ("contact:user.id:readonly", "permission.lookUpUsers"), ("contact:contact", "permission.write"),
        ("contact:user.employee_id:readonly", "permission.user_id"), ("contact:user.phone:readonly", "fields.people"),
        ("contact:department.base:readonly", "fields.departments"),
    ])
    func `names a missing permission that an import needs`(permission: String, code: String) async throws {
        try await served(without(permission)) { roster, address in
            let report = try Report(try await roster.run("doctor", "--directory", address, "--json"))
            let answer = try report.answer(code)
            #expect(report.exit == 7 && report.bad.contains(code) && answer.verdict == "missing", "\(report)")
            #expect(answer.remedy?.contains(permission) == true && answer.remedy?.contains("publish") == true)
        }
    }

    @Test func `a permission that only some jobs need is a note`() async throws {
        try await served(without("contact:job_title:readonly")) { roster, address in
            let report = try Report(try await roster.run("doctor", "--directory", address, "--json"))
            #expect(report.exit == 0)
            #expect(try report.answer("permission.jobTitles").verdict == "note")
        }
    }

    @Test(arguments: [
        ("{ departments: [ops] }", "note", "运营部", Int32(0)), ("{ users: [u001] }", "note", "1 person", 0),
        ("{ departments: [] }", "missing", "0 departments", 7),
    ])
    func `shows the scope`(scope: String, verdict: String, words: String, status: Int32) async throws {
        let edit = { (company: String) in company.replacingOccurrences(of: "scope: all", with: "scope: \(scope)") }
        try await served(edit) { roster, address in
            let report = try Report(try await roster.run("doctor", "--directory", address, "--json"))
            let answer = try report.answer("scope")
            #expect(answer.verdict == verdict && answer.found.contains(words), "\(answer)")
            #expect(report.exit == status && answer.remedy?.contains("availability") == true, "\(report)")
        }
    }

    @Test func `distinguishes values that nobody has from hidden ones`() async throws {
        let edit = { (company: String) in
            company.replacingOccurrences(of: "- contact:user.gender:readonly", with: "# no gender")
        }
        try await served(edit) { roster, address in
            let report = try Report(try await roster.run("doctor", "--directory", address, "--json"))
            let found = try report.answer("fields.people").found
            #expect(report.exit == 0 && found.contains("hidden: gender;"), "\(found)")
            #expect(found.contains("seen of none: dotted_line_leader_user_ids"), "\(found)")
        }
    }

    @Test func `exits with 7 for a wrong secret, and with 8 for an unreachable directory`() async throws {
        try await served { roster, address in
            var stranger = roster
            stranger.environment["ROSTER_APP_SECRET"] = "wrong"
            let wrong = try Report(try await stranger.run("doctor", "--directory", address, "--json"))
            #expect(wrong.exit == 7 && wrong.bad == ["way"] && wrong.answers.count == 1)
            #expect(try wrong.answer("way").remedy?.contains("ROSTER_APP_SECRET") == true)
            let nowhere = try await roster.run("doctor", "--directory", "http://127.0.0.1:1", "--json")
            let gone = try Report(nowhere)
            #expect(try gone.exit == 8 && gone.answer("way").verdict == "unreachable")
        }
    }

    @Test func `reports the switch of custom attributes only if a job needs it`() async throws {
        let off = { (company: String) in
            company.replacingOccurrences(
                of: "batch_items: 50 }",
                with: "batch_items: 50, custom_attributes_open: false }"
            )
        }
        try await served(off) { roster, address in
            let any = try Report(try await roster.run("doctor", "--directory", address, "--json"))
            #expect(try any.exit == 0 && any.answer("attributes").verdict == "note")
            let job = try job(in: roster.folder, header: "name,mobile,employee_no,custom_attrs.级别")
            let report = try Report(try await roster.run("doctor", job, "--directory", address, "--json"))
            #expect(report.exit == 3 && report.bad == ["attributes"], "\(report)")
            #expect(try report.answer("attributes").remedy?.contains("Open Platform") == true)
        }
    }

    @Test func `checks only what a job needs, and names a missing attribute`() async throws {
        try await served { roster, address in
            let job = try job(in: roster.folder, header: "name,mobile,employee_no,custom_attrs.级别别")
            let report = try Report(try await roster.run("doctor", job, "--directory", address, "--json"))
            #expect(report.exit == 3 && report.bad == ["attributes"], "\(report)")
            #expect(try report.answer("attributes").found.contains("'级别别' ('级别'?)"))
            let log = try String(contentsOfFile: "\(roster.folder)/\(Served.database).log", encoding: .utf8)
            #expect(!log.contains("/job_titles") && !log.contains("/work_cities"))
        }
    }

    private func job(in folder: String, header: String) throws -> String {
        try "\(header)\n".write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
        try """
        job: people
        kind: import
        steps: [{ subject: people, source: people.csv, match: employee_no, mode: upsert }]
        """.write(toFile: folder + "/people.yaml", atomically: true, encoding: .utf8)
        return folder + "/people.yaml"
    }

    @Test(arguments: [
        ("ops", "well", "department '运营部'"), ("u001", "well", "'周敏'"), ("u012", "well", "has left"),
        ("od-ops", "wrong", "'ops' is there"), ("0", "well", "root"), ("nobody1", "wrong", "code 99992360"),
        ("od-0123", "wrong", "code 99992357"), ("mobile:13800001001", "well", "user_id u001"),
        ("u001@example.com", "well", "user_id u001"), ("email:none@example.com", "wrong", "No person"),
    ])
    func `shows the kind of an id and whether it exists`(id: String, verdict: String, words: String) async throws {
        try await served { roster, address in
            let report = try Report(try await roster.run("doctor", "--directory", address, "--id", id, "--json"))
            let answer = try report.answer("id")
            #expect(answer.verdict == verdict && answer.found.contains(words), "\(answer)")
            #expect(report.exit == (verdict == "well" ? 0 : 3))
            if verdict == "wrong" { #expect(answer.cause != nil && answer.remedy != nil) }
        }
    }

    @Test func `distinguishes an id out of scope and an open_id of another app from missing ones`() async throws {
        let edit = { (company: String) in
            company.replacingOccurrences(
                of: "      - app_id: cli_example\n",
                with: """
                          - app_id: cli_narrow
                            app_secret: narrow
                            scope: { departments: [ops] }
                            permissions: [contact:contact.base:readonly, contact:user.id:readonly, contact:user.employee_id:readonly, contact:user.base:readonly]
                          - app_id: cli_example

                    """
            )
        }
        try await served(edit) { roster, address in
            let wide = try await roster.run("doctor", "--directory", address, "--id", "u001", "--json")
            let open = try Report(wide).answer("id").found.split(separator: "open_id ").last?.prefix { $0 != ")" }
            var narrow = roster
            narrow.environment = ["ROSTER_APP_ID": "cli_narrow", "ROSTER_APP_SECRET": "narrow"]
            let ids = ["--id", String(try #require(open)), "--id", "hq", "--id", "u001"]
            let result = try await narrow.run(["doctor", "--directory", address, "--json"] + ids)
            let causes = try Report(result).answers.filter { $0.code == "id" }.map { $0.cause ?? "" }
            #expect(causes.count == 3 && causes[0].contains("another app"), "\(causes)")
            #expect(causes[1].contains("authority scope") && causes[2].contains("authority scope"), "\(causes)")
        }
    }

    @Test func `both languages say the same`() async throws {
        try await served(without("contact:user.id:readonly")) { roster, address in
            let en = try Report(try await roster.run("doctor", "--directory", address, "--json"))
            let zh = try Report(try await roster.run("doctor", "--directory", address, "--json", "--lang", "zh"))
            #expect(en.answers.map(\.code) == zh.answers.map(\.code))
            #expect(en.answers.map(\.verdict) == zh.answers.map(\.verdict))
            for (en, zh) in zip(en.answers, zh.answers) {
                #expect((en.cause == nil) == (zh.cause == nil) && (en.remedy == nil) == (zh.remedy == nil))
                let isHan = { (text: String) in text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
                #expect(isHan(zh.question) && !isHan(en.question))
            }
            let screen = try await roster.run("doctor", "--directory", address, "--lang", "zh")
            #expect(screen.out.contains("[缺失]") && screen.out.contains("待处理：1 项"), "\(screen.out)")
        }
    }

    @Test func `refuses a sheet or an id in place of a job`() async throws {
        try await withFolder { folder in
            let result = try await RosterCommand(folder: folder).run("doctor", "od-ops")
            #expect(result.status == 2 && result.err.contains("--id"), "\(result.err)")
        }
    }
}
