import DirectoryServer
import Foundation
import Testing

/// What the documentation leaves open, both ways.
struct SettingTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    private func create(_ mobile: String, _ more: String = "") -> String {
        #"{"name":"N","mobile":"\#(mobile)","department_ids":["eng"],"employee_type":1\#(more)}"#
    }

    private func item(_ more: String) -> String {
        #"{"users":[{"name":"N","employee_type":1,\#(more)}]}"#
    }

    @Test(arguments: [("sliding", 99_991_400), ("fixed", 0)])
    func `U25 a window slides, or begins again at whole multiples of its span`(kind: String, code: Int) async throws {
        let box = TimeBox()
        let company = try Company.file(settings: "{ rate_windows: \(kind) }")
        try await withDirectory(company, rates: .documented, time: box) { directory in
            let caller = try await Caller.authorized(directory)
            // Ten a minute; the box stands at a whole minute.
            box.advance(50)
            for _ in 0..<10 { #expect(try await caller.get("/contact/v3/job_titles").code == 0) }
            let full = try await caller.get("/contact/v3/job_titles")
            #expect(full.code == 99_991_400 && full.headers["x-ogw-ratelimit-limit"] == "10")
            #expect(full.headers["x-ogw-ratelimit-reset"] == (kind == "fixed" ? "10" : "60"))
            box.advance(10)
            #expect(try await caller.get("/contact/v3/job_titles").code == code)
        }
    }

    @Test(arguments: [429, 400])
    func `a throttled call has the status of newer or of older calls`(status: Int) async throws {
        let company = try Company.file(settings: "{ throttle_status: \(status) }")
        try await withDirectory(company, rates: .documented, time: TimeBox()) { directory in
            let caller = try await Caller.authorized(directory)
            for _ in 0..<10 { #expect(try await caller.get("/contact/v3/job_titles").code == 0) }
            #expect(try await caller.get("/contact/v3/job_titles").status == status)
        }
    }

    @Test(arguments: [("free", 0), ("held", 41001)])
    func `U26 the number of somebody who left is free, or held`(setting: String, code: Int) async throws {
        try await withDirectory(try Company.file(settings: "{ resigned_contacts: \(setting) }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.post("/contact/v3/users\(Self.types)", create("13800000004")).code == code)
            #expect(try await caller.post("/contact/v3/users\(Self.types)", create("13811111111")).code == 0)
        }
    }

    @Test func `C2 a department is full when it has as many direct members as the setting says`() async throws {
        // Ada alone is in eng.
        try await withDirectory(try Company.file(settings: "{ department_members: 2 }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.post("/contact/v3/users\(Self.types)", create("13811111111")).code == 0)
            #expect(try await caller.post("/contact/v3/users\(Self.types)", create("13811111112")).code == 41016)
            let move = #"{"department_ids":["eng"]}"#
            #expect(try await caller.patch("/contact/v3/users/boss\(Self.types)", move).code == 41016)
            let ticket = try await caller.post(
                "/contact/v2/user/batch_add",
                item(#""mobile":"13811111113","departments":["eng"]"#)
            )
            try await directory.waitUntilTasksAreDone()
            let task = try await caller.get("/contact/v2/task/get?task_id=\(ticket.data?["task_id"]?.text ?? "")")
            #expect(task.data?["task_info"]?[0]?["code"]?.number == 40144)
            // Who leaves makes room.
            #expect(try await caller.delete("/contact/v3/users/ada\(Self.types)").code == 0)
            #expect(try await caller.patch("/contact/v3/users/boss\(Self.types)", move).code == 0)
            #expect(try await caller.patch("/contact/v3/users/boss\(Self.types)", #"{"city":"Oslo"}"#).code == 0)
        }
    }

    @Test(arguments: [9, 8])
    func `C10 a task that has ended says 9, or 8 with its data`(status: Int) async throws {
        try await withDirectory(try Company.file(settings: "{ finished_task_status: \(status) }")) { directory in
            let caller = try await Caller.authorized(directory)
            let body = item(#""mobile":"13811111111","departments":["eng"]"#)
            let ticket = try await caller.post("/contact/v2/user/batch_add", body)
            try await directory.waitUntilTasksAreDone()
            let task = try await caller.get("/contact/v2/task/get?task_id=\(ticket.data?["task_id"]?.text ?? "")")
            #expect(task.data?["status"]?.number == status && task.data?["task_info"]?[0]?["code"]?.number == 0)
        }
    }

    @Test(arguments: [("tenant", 0), ("app", 40032)])
    func `U3 a task is told to any app of the company, or to its own`(readers: String, code: Int) async throws {
        let permissions = "permissions: [contact:contact.base:readonly]"
        let yaml = Company.yaml(settings: "{ task_readers: \(readers) }")
            .replacing(permissions, with: "permissions: [contact:contact]")
        try await withDirectory(try CompanyFile(yaml: yaml)) { directory in
            let caller = try await Caller.authorized(directory)
            let body = item(#""mobile":"13811111111","departments":["eng"]"#)
            let ticket = try await caller.post("/contact/v2/user/batch_add", body)
            let path = "/contact/v2/task/get?task_id=\(ticket.data?["task_id"]?.text ?? "")"
            let other = try await Caller.authorized(directory, app: "cli_other")
            #expect(try await other.get(path).code == code)
            #expect(try await caller.get(path).code == 0)
        }
    }

    @Test(arguments: [(40003, 40103), (40052, 40013)])
    func `U16 U17 items out of scope and of two accounts have one code or the other`(
        scope: Int,
        accounts: Int
    )
        async throws
    {
        let settings = "{ out_of_scope_item: \(scope), account_conflict_item: \(accounts) }"
        try await withDirectory(try Company.file(settings: settings, scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            func code(_ more: String) async throws -> Int? {
                let ticket = try await caller.post("/contact/v2/user/batch_add", item(more))
                try await directory.waitUntilTasksAreDone()
                let task = try await caller.get("/contact/v2/task/get?task_id=\(ticket.data?["task_id"]?.text ?? "")")
                return task.data?["task_info"]?[0]?["code"]?.number
            }
            let outside = try await code(#""mobile":"13811111111","departments":["ops"]"#)
            #expect(outside == scope)
            let conflict = try await code(
                #""mobile":"13900000001","email":"outside@example.net","departments":["eng"]"#
            )
            #expect(conflict == accounts)
        }
    }

    @Test(arguments: [200, 400])
    func `U15 a wrong secret has one status or the other`(status: Int) async throws {
        try await withDirectory(try Company.file(settings: "{ wrong_secret_status: \(status) }")) { directory in
            let answer = try await Caller(port: directory.port, token: nil).post(
                "/auth/v3/tenant_access_token/internal",
                #"{"app_id":"cli_main","app_secret":"wrong"}"#
            )
            #expect(answer.code == 10014 && answer.status == status)
        }
    }

    @Test(arguments: ["finished_task_status: 7", "throttle_status: 500", "rate_windows: round", "nothing: 1"])
    func `a setting that may not be is refused by name`(setting: String) throws {
        let name = String(setting.prefix { $0 != ":" })
        do {
            _ = try Company.file(settings: "{ \(setting) }")
            Issue.record("accepted")
        } catch {
            #expect("\(error)".contains(name), "\(error)")
        }
    }
}
