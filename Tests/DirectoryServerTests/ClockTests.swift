import DirectoryServer
import Foundation
import TestSupport
import Testing
import Wording

/// The directory's clock, which may be moved.
struct ClockTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"
    private static let day: TimeInterval = 86_400

    private func clock(_ directory: EmbeddedDirectory, _ body: String? = nil) async throws -> Caller.Response {
        try await Caller(port: directory.port, token: "stage", base: "/control")
            .send(body == nil ? "GET" : "POST", "/clock", body)
    }

    private func person(_ mobile: String) -> String {
        #"{"name":"N","mobile":"\#(mobile)","department_ids":["eng"],"employee_type":1}"#
    }

    // MARK: Words

    @Test(arguments: [
        ("31d", 2_678_400), ("1w2d", 777_600), ("36h", 129_600), ("90m", 5400), ("45s", 45), ("1d12h30m5s", 131_405),
    ])
    func `reads a span of time`(text: String, seconds: Int) throws {
        #expect(try ClockChange(advance: text) == .advance(seconds: seconds))
    }

    @Test(arguments: [
        "", "d", "31", "-1d", "+1d", "0d", "1h1d", "1d1d", "1.5d", "1 d", "1D", "31d ", "１d", "9999999999d", "d1", "1y",
    ])
    func `refuses what is no span forward`(text: String) {
        #expect(throws: ClockError.notASpan(text)) { try ClockChange(advance: text) }
    }

    @Test(arguments: ["3651d", "99999d", "3650d1s", "600w"])
    func `refuses a span of more than ten years`(text: String) throws {
        #expect(throws: ClockError.tooFar(text)) { try ClockChange(advance: text) }
        #expect(try ClockChange(advance: "3650d") == .advance(seconds: 315_360_000))
    }

    @Test(arguments: [
        ("2026-12-01T09:00:00+08:00", 1_796_086_800), ("2026-12-01T01:00:00Z", 1_796_086_800),
        ("2026-12-01T09:00:00+0800", 1_796_086_800), ("2026-11-30T20:30:00-04:30", 1_796_086_800),
    ])
    func `reads a moment with its zone`(text: String, seconds: Int) throws {
        #expect(try ClockChange(set: text) == .set(Date(timeIntervalSince1970: TimeInterval(seconds))))
    }

    @Test(arguments: [
        "", "tomorrow", "2026-12-01", "2026-12-01T09:00:00", "2026-02-30T09:00:00Z", "2026-13-01T09:00:00Z",
        "2026-12-01T25:00:00Z", "2026-12-01T09:00:00+25:00", "2026-12-01T09:00:00Zzz", "26-12-01T09:00:00Z",
    ])
    func `refuses what is no moment with its zone`(text: String) {
        #expect(throws: ClockError.notATime(text)) { try ClockChange(set: text) }
    }

    // MARK: What follows it

    @Test func `tokens, restores and time stamps follow it`() async throws {
        let time = TimeBox()
        try await withDirectory(controlToken: "stage", time: time) { directory in
            var caller = try await Caller.authorized(directory)
            let bob = "/contact/v3/users/bob"
            #expect(try await caller.delete(bob + Self.types).code == 0)
            let moved = try await clock(directory, #"{"advance":"31d"}"#)
            #expect(moved.status == 200 && moved.body["shift_seconds"]?.number == 2_678_400)
            #expect(moved.body["went_back_seconds"]?.number == 0)
            #expect(try await caller.get("/contact/v3/users/ada\(Self.types)").code == 99_991_663)
            caller = try await Caller.authorized(directory)
            #expect(try await caller.post(bob + "/resurrect" + Self.types, "{}").code == 44028)
            let created = try await caller.post("/contact/v3/users\(Self.types)", person("13811111111"))
            let joined = created.data?["user"]?["join_time"]?.number
            #expect(joined == Int((time.now + 31 * Self.day).timeIntervalSince1970))
            let batch = #"{"departments":[{"name":"New","parent_id":"0"}]}"#
            let task = try await caller.settled("/contact/v2/department/batch_add", batch)
            #expect(task.data?["create_time"]?.number == joined, "\(task.text)")
            let invited = try await directory.outbox().last
            #expect(invited?.createdAt == joined)
            #expect(directory.calls().last.map { Int($0.at) } == joined)
        }
    }

    @Test func `rate windows follow it, and so does the month of calls`() async throws {
        let time = TimeBox()
        let company = try Company.file(settings: "{ monthly_calls: 12 }")
        try await withDirectory(company, rates: .documented, controlToken: "stage", time: time) { directory in
            var caller = try await Caller.authorized(directory)
            var codes: [Int?] = []
            for _ in 0..<11 { codes.append(try await caller.get("/contact/v3/job_titles").code) }
            #expect(codes == [Int?](repeating: 0, count: 10) + [99_991_400])
            _ = try await clock(directory, #"{"advance":61}"#)
            #expect(try await caller.get("/contact/v3/job_titles").code == 0)
            #expect(try await caller.get("/contact/v3/job_titles").code == 99_991_403)
            _ = try await clock(directory, #"{"advance":"31d"}"#)
            caller = try await Caller.authorized(directory)
            #expect(try await caller.get("/contact/v3/job_titles").code == 0)
        }
    }

    @Test func `the limit of companies a day follows it`() async throws {
        let tenants = ["a", "b"].map { key in
            """
              - tenant_key: \(key)
                settings: { tenants_per_day: 1 }
                apps: [{ app_id: cli_\(key), app_secret: secret, permissions: [contact:contact, contact:user.employee_id:readonly] }]
                departments: [{ department_id: eng, name: Engineering }]
            """
        }
        let company = try CompanyFile(yaml: "tenants:\n" + tenants.joined(separator: "\n"))
        try await withDirectory(company, controlToken: "stage") { directory in
            let path = "/contact/v3/users\(Self.types)"
            let one = try await Caller.authorized(directory, app: "cli_a")
            #expect(try await one.post(path, person("13811111111")).code == 0)
            var other = try await Caller.authorized(directory, app: "cli_b")
            #expect(try await other.post(path, person("13811111111")).code == 44009)
            _ = try await clock(directory, #"{"advance":"1d1m"}"#)
            other = try await Caller.authorized(directory, app: "cli_b")
            #expect(try await other.post(path, person("13811111111")).code == 0)
        }
    }

    @Test func `what is paced by time that passes does not follow it`() async throws {
        let pace = StandingClock()
        let company = try Company.file(settings: "{ task_items_per_second: 1 }")
        try await withDirectory(company, controlToken: "stage", clock: pace) { directory in
            let caller = try await Caller.authorized(directory)
            let batch = #"{"departments":[{"name":"New","parent_id":"0"}]}"#
            let ticket = try await caller.post("/contact/v2/department/batch_add", batch)
            let id = try #require(ticket.data?["task_id"]?.text)
            for await _ in pace.sleeping.stream { break }
            _ = try await clock(directory, #"{"advance":"1h"}"#)
            let task = try await caller.get("/contact/v2/task/get?task_id=\(id)")
            #expect(task.code == 0 && task.data?["progress"]?.number == 0, "\(task.text)")
        }
    }

    // MARK: Going back

    @Test func `goes back only where it is told to, says so, and blocks nobody then`() async throws {
        let time = TimeBox()
        try await withDirectory(rates: .documented, controlToken: "stage", time: time) { directory in
            _ = try await clock(directory, #"{"advance":"31d"}"#)
            var caller = try await Caller.authorized(directory)
            for _ in 0..<10 { _ = try await caller.get("/contact/v3/job_titles") }
            let back = try await clock(directory, #"{"reset":true}"#)
            #expect(back.body["shift_seconds"]?.number == 0 && back.body["went_back_seconds"]?.number == 2_678_400)
            #expect(try await caller.get("/contact/v3/job_titles").code == 99_991_663)
            caller = try await Caller.authorized(directory)
            #expect(try await caller.get("/contact/v3/job_titles").code == 0)
            let renewed = try await Caller(port: directory.port, token: nil).post(
                "/auth/v3/tenant_access_token/internal",
                #"{"app_id":"cli_main","app_secret":"secret"}"#
            )
            #expect(renewed.body["expire"]?.number == 7200)
            let set = try await clock(directory, #"{"set":"2020-01-01T00:00:00Z"}"#)
            #expect(set.body["now"]?.text == "2020-01-01T00:00:00Z" && (set.body["went_back_seconds"]?.number ?? 0) > 0)
        }
    }

    @Test(arguments: [
        "", "{}", "null", #"{"advance":"-1d"}"#, #"{"advance":-5}"#, #"{"advance":0}"#, #"{"advance":true}"#,
        #"{"advance":"1d","reset":true}"#, #"{"reset":false}"#, #"{"set":5}"#, #"{"set":"2026-12-01"}"#,
        #"{"set":"0001-01-01T00:00:00Z"}"#, #"{"advance":"999999999w"}"#,
    ])
    func `refuses what is unclear or out of range, and changes nothing`(body: String) async throws {
        try await withDirectory(controlToken: "stage") { directory in
            let refused = try await clock(directory, body)
            #expect(refused.status == 400 && refused.body["problem"]?.text?.isEmpty == false, "\(refused.text)")
            #expect(!directory.clock.isShifted)
        }
    }

    @Test func `changes that come at once end as the database has them`() async throws {
        try await withDirectory(controlToken: "stage", time: TimeBox()) { directory in
            try await withThrowingTaskGroup { group in
                for _ in 0..<40 {
                    group.addTask { _ = try await directory.change(.advance(seconds: 10)) }
                }
                try await group.waitForAll()
            }
            #expect(directory.clock.shiftSeconds == 400)
        }
    }

    // MARK: Keeping it

    @Test func `a restart keeps it, and a database without a server can be moved`() async throws {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            let time = TimeBox()
            try await withDirectory(database: file, time: time) { directory in
                _ = try await directory.change(.advance(seconds: 100))
                await #expect(throws: DirectoryServerError.databaseInUse(file)) {
                    try await EmbeddedDirectory.change(.reset, inDatabase: file)
                }
            }
            try await withDirectory(database: file, time: time) { directory in
                #expect(directory.clock == ClockReading(now: time.now + 100, shiftSeconds: 100))
            }
            let machine = time.now
            let back = try await EmbeddedDirectory.change(.set(machine + 40), inDatabase: file, machine: machine)
            #expect(back == ClockReading(now: machine + 40, shiftSeconds: 40, wentBackSeconds: 60))
            let read = try await EmbeddedDirectory.clock(inDatabase: file, machine: machine)
            #expect(read.shiftSeconds == 40 && read.warning != nil)
            _ = try await EmbeddedDirectory.change(.reset, inDatabase: file)
            #expect(try await EmbeddedDirectory.clock(inDatabase: file).warning == nil)
            let nowhere = folder + "/nowhere.sqlite"
            await #expect(throws: DirectoryServerError.empty(nowhere)) {
                try await EmbeddedDirectory.change(.reset, inDatabase: nowhere)
            }
            #expect(!FileManager.default.fileExists(atPath: nowhere))
        }
    }

    @Test func `the drawn secret beside the database opens the control calls, and the company's does not`() async throws
    {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            let directory = try await EmbeddedDirectory.start(
                DirectoryServerConfiguration(database: file, company: try Company.file(), secrets: .companyAndDrawn)
            )
            let drawn = try #require(try EmbeddedDirectory.drawnSecret(ofDatabase: file))
            for (token, status) in [(drawn, 200), ("secret", 403), ("", 403)] {
                let answer = try await Caller(port: directory.port, token: token, base: "/control").get("/clock")
                #expect(answer.status == status)
            }
            try await directory.stop()
        }
    }

    @Test(arguments: [
        ClockError.notASpan("V"), .tooFar("V"), .notATime("V"), .unclear, .outOfRange, .noToken(database: "V"),
        .refused("V"),
    ])
    func `every error says problem and remedy in both languages`(error: ClockError) {
        for text in [error.problem, error.remedy] {
            #expect(!text.en.isEmpty && !text.en.hasSuffix(".."))
            #expect(text.zh.unicodeScalars.contains { ("一"..."鿿").contains($0) }, "\(text.zh)")
            #expect(!text.en.unicodeScalars.contains { ("一"..."鿿").contains($0) }, "\(text.en)")
        }
    }
}
