import DirectoryServer
import Foundation
import Testing

/// Who may come to a company: by its plan, its edition, its licences, and how often the person has joined others.
struct SeatTests {
    private static let path = "/contact/v3/users?user_id_type=user_id&department_id_type=department_id"

    private func person(_ mobile: String, _ more: String = "") -> String {
        #"{"name":"N","mobile":"\#(mobile)","department_ids":["eng"],"employee_type":1\#(more)}"#
    }

    private func itemCode(_ item: String, _ directory: EmbeddedDirectory, _ caller: Caller) async throws -> Int? {
        let ticket = try await caller.post("/contact/v2/user/batch_add", #"{"users":[\#(item)]}"#)
        try await directory.waitUntilTasksAreDone()
        let task = try await caller.get("/contact/v2/task/get?task_id=\(ticket.data?["task_id"]?.text ?? "")")
        return task.data?["task_info"]?[0]?["code"]?.number
    }

    @Test(arguments: [41008, 44023])
    func `a company has as many people as seats, and a leaver frees a seat`(code: Int) async throws {
        // Five have not left: Ada, Bob, Cyd, Boss and Gone.
        let company = try Company.file(settings: "{ seats: 6, seats_taken_code: \(code) }")
        try await withDirectory(company) { directory in
            let caller = try await Caller.authorized(directory)
            let first = try await caller.post(Self.path, person("13811111111"))
            let second = try await caller.post(Self.path, person("13811111112"))
            #expect(first.code == 0 && second.code == code && second.status == 400)
            let item = try await itemCode(
                #"{"name":"N","mobile":"13811111112","departments":["eng"]}"#,
                directory,
                caller
            )
            #expect(item == 40108)
            let left = try await caller.delete("/contact/v3/users/bob?user_id_type=user_id")
            let third = try await caller.post(Self.path, person("13811111112"))
            let back = try await caller.post("/contact/v3/users/bob/resurrect?user_id_type=user_id", "{}")
            #expect(left.code == 0 && third.code == 0 && back.code == code)
        }
    }

    @Test func `a company that is not verified has a hundred people at most, all with mainland numbers`() async throws {
        try await withDirectory(try Company.file(settings: "{ verified: false }")) { directory in
            let caller = try await Caller.authorized(directory)
            let foreign = try await caller.post(Self.path, person("+12025550123", #","email":"n@example.com""#))
            #expect(foreign.code == 44019)
            for number in 6...100 {
                let answer = try await caller.post(Self.path, person("1382\(1_000_000 + number)"))
                #expect(answer.code == 0)
            }
            let full = try await caller.post(Self.path, person("13811111112"))
            let item = try await itemCode(
                #"{"name":"N","mobile":"13811111112","departments":["eng"]}"#,
                directory,
                caller
            )
            #expect(full.code == 41007 && item == 40107)
        }
    }

    @Test func `Lark takes an email without a number, no mainland number, and answers a create without it`()
        async throws
    {
        try await withDirectory(try Company.file(settings: "{ edition: lark }")) { directory in
            let caller = try await Caller.authorized(directory)
            let mainland = try await caller.post(Self.path, person("13811111111"))
            let withoutNumber = try await caller.post(
                Self.path,
                #"{"name":"N","email":"n@example.com","department_ids":["eng"],"employee_type":1}"#
            )
            let neither = try await caller.post(Self.path, #"{"name":"N","department_ids":["eng"],"employee_type":1}"#)
            let foreign = try await caller.post(Self.path, person("+12025550123"))
            #expect(mainland.code == 44018 && withoutNumber.code == 0 && neither.code == 41009 && foreign.code == 0)
            #expect(foreign.data?["user"]?["mobile"] == nil)
            let id = try #require(foreign.data?["user"]?["user_id"]?.text)
            let read = try await caller.get("/contact/v3/users/\(id)?user_id_type=user_id")
            #expect(read.data?["user"]?["mobile"]?.text == "+12025550123")
        }
    }

    @Test func `a number can join three companies a day`() async throws {
        let permissions = "[contact:contact, contact:user.employee_id:readonly]"
        let tenants = ["a", "b", "c", "d"].map { key in
            """
              - tenant_key: \(key)
                apps: [{ app_id: cli_\(key), app_secret: secret, permissions: \(permissions) }]
                departments: [{ department_id: eng, name: Engineering }]
            """
        }
        let time = TimeBox()
        let company = try CompanyFile(yaml: "tenants:\n" + tenants.joined(separator: "\n"))
        try await withDirectory(company, time: time) { directory in
            var codes: [Int?] = []
            for app in ["cli_a", "cli_b", "cli_c", "cli_d"] {
                let caller = try await Caller.authorized(directory, app: app)
                codes.append(try await caller.post(Self.path, person("13811111111")).code)
            }
            #expect(codes == [0, 0, 0, 44009])
            time.advance(86401)
            let later = try await Caller.authorized(directory, app: "cli_d")
            #expect(try await later.post(Self.path, person("13811111111")).code == 0)
        }
    }

    private static let licences = """
            licences:
              - { subscription_id: "7001", license_plan_key: basic, product_name: Basic, seats: 1 }
              - { subscription_id: "7002", license_plan_key: full, product_name: Full, seats: 5, start_time: 1767225600 }

        """

    private func licensed(permissions: String = Company.allPermissions) throws -> CompanyFile {
        try CompanyFile(yaml: Company.yaml(permissions: permissions) + "\n" + Self.licences)
    }

    @Test func `with several products each person gets a seat of one`() async throws {
        try await withDirectory(try licensed()) { directory in
            let caller = try await Caller.authorized(directory)
            func create(_ mobile: String, _ ids: String) async throws -> Caller.Response {
                try await caller.post(Self.path, person(mobile, #","subscription_ids":\#(ids)"#))
            }
            let without = try await caller.post(Self.path, person("13811111111"))
            let none = try await create("13811111111", "[]")
            let unknown = try await create("13811111111", #"["7003"]"#)
            let first = try await create("13811111111", #"["7001"]"#)
            let full = try await create("13811111112", #"["7001"]"#)
            let second = try await create("13811111112", #"["7002"]"#)
            #expect([without, none, unknown, first, full, second].map(\.code) == [44046, 44046, 44048, 0, 44047, 0])

            let id = try #require(second.data?["user"]?["user_id"]?.text)
            let read = try await caller.get("/contact/v3/users/\(id)?user_id_type=user_id")
            let seat = read.data?["user"]?["assign_info"]?[0]
            #expect(seat?["subscription_id"]?.text == "7002" && seat?["license_plan_key"]?.text == "full")
            #expect(seat?["start_time"]?.text == "1767225600" && seat?["end_time"]?.text == "253402300799")

            // Who leaves gives the seat back.
            let firstID = try #require(first.data?["user"]?["user_id"]?.text)
            let left = try await caller.delete("/contact/v3/users/\(firstID)?user_id_type=user_id")
            let patched = try await caller.patch(
                "/contact/v3/users/\(id)?user_id_type=user_id",
                #"{"subscription_ids":["7001"]}"#
            )
            #expect(left.code == 0 && patched.code == 0)
            let emptied = try await caller.patch(
                "/contact/v3/users/\(id)?user_id_type=user_id",
                #"{"subscription_ids":[]}"#
            )
            #expect(emptied.code == 44046)
        }
    }

    @Test func `seats need a permission of their own, to give and to see`() async throws {
        let few = Company.allPermissions.replacing(
            "contact:user.subscription_ids:write, contact:user.assign_info:read",
            with: "contact:unit"
        )
        try await withDirectory(try licensed(permissions: few)) { directory in
            let caller = try await Caller.authorized(directory)
            let given = try await caller.post(Self.path, person("13811111111", #","subscription_ids":["7001"]"#))
            #expect(given.code == 44050 && given.status == 403)
        }
    }
}
