import DirectoryServer
import Foundation
import Testing

/// Employee types, of which a company may add its own.
struct EmployeeTypeTests {
    private static let path = "/contact/v3/employee_type_enums"

    private func body(_ content: String, _ more: String = #""enum_type":2,"enum_status":1"#) -> String {
        #"{"content":"\#(content)",\#(more)}"#
    }

    private func create(_ caller: Caller, _ content: String) async throws -> JSON {
        let answer = try await caller.post(Self.path, body(content))
        #expect(answer.code == 0)
        return try #require(answer.data?["employee_type_enum"])
    }

    private func list(_ caller: Caller) async throws -> [JSON] {
        try await caller.get(Self.path + "?page_size=100").data?["items"]?.items ?? []
    }

    private func give(_ type: Int, _ caller: Caller) async throws -> Int? {
        try await caller.patch("/contact/v3/users/ada?user_id_type=user_id", #"{"employee_type":\#(type)}"#).code
    }

    @Test func `adds a type with the next value, usable at once`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let more = #""enum_type":2,"enum_status":1,"i18n_content":[{"locale":"en_us","value":"Night"}]"#
            let type = try await caller.post(Self.path, body("夜班", more)).data?["employee_type_enum"]
            #expect(type?["enum_value"]?.text == "8" && type?["enum_type"]?.number == 2)
            #expect(type?["i18n_content"]?[0]?["value"]?.text == "Night")
            #expect(try await list(caller).last == type)
            #expect(try await give(8, caller) == 0)
            #expect(try await give(9, caller) == 41059)
        }
    }

    @Test func `replaces a type, and an inactive one cannot be assigned`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let id = try #require(try await create(caller, "Night")["enum_id"]?.text)
            let changed = try await caller.put("\(Self.path)/\(id)", body("Day", #""enum_type":2,"enum_status":2"#))
            let type = changed.data?["employee_type_enum"]
            #expect(changed.code == 0 && type?["content"]?.text == "Day" && type?["enum_status"]?.number == 2)
            #expect(type?["enum_id"]?.text == id && type?["enum_value"]?.text == "8")
            #expect(try await list(caller).last == type)
            #expect(try await give(8, caller) == 41060)
        }
    }

    @Test func `deletes a type, and no other type gets its value`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let id = try #require(try await create(caller, "Night")["enum_id"]?.text)
            let deleted = try await caller.delete("\(Self.path)/\(id)")
            #expect(deleted.code == 0 && deleted.data?.keys == [])
            #expect(try await list(caller).contains { $0["enum_id"]?.text == id } == false)
            #expect(try await give(8, caller) == 41059)
            #expect(try await caller.delete("\(Self.path)/\(id)").code == 99_992_402)
            #expect(try await create(caller, "Night")["enum_value"]?.text == "9")
        }
    }

    @Test(arguments: [
        (#"{"enum_type":2,"enum_status":1}"#, 99_992_402), (#"{"content":"N","enum_status":1}"#, 99_992_402),
        (#"{"content":"N","enum_type":1,"enum_status":1}"#, 99_992_402),
        (#"{"content":"N","enum_type":2,"enum_status":3}"#, 99_992_402),
        (#"{"content":"N","enum_type":2,"enum_status":1,"i18n_content":[{"locale":"en_us","value":""}]}"#, 99_992_402),
        (#"{"content":"Trainee","enum_type":2,"enum_status":1}"#, 42301),
        (#"{"content":"正式","enum_type":2,"enum_status":1}"#, 42301),
        (#"{"content":"N","enum_type":2,"enum_status":1,"i18n_content":[{"locale":"en_us","value":"Owl"}]}"#, 42302),
        (
            #"{"content":"N","enum_type":2,"enum_status":1,"i18n_content":[{"locale":"ja_jp","value":"a"},{"locale":"ja_jp","value":"b"}]}"#,
            42302
        ),
        (#"{"content":"N","enum_type":2,"enum_status":1,"i18n_content":[{"locale":"ja_jp","value":"Owl"}]}"#, 0),
    ])
    func `refuses an invalid type`(body: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let more = #""enum_type":2,"enum_status":1,"i18n_content":[{"locale":"en_us","value":"Owl"}]"#
            let owl = try await caller.post(Self.path, self.body("Night", more))
            let id = try #require(owl.data?["employee_type_enum"]?["enum_id"]?.text)
            let answer = try await caller.post(Self.path, body)
            #expect(answer.code == code && answer.status == (code == 0 ? 200 : 400))
            // Its own name and names are no other's.
            #expect(try await caller.put("\(Self.path)/\(id)", self.body("Night", more)).code == 0)
        }
    }

    @Test(arguments: [(1, 0), (100, 0), (101, 99_992_402)])
    func `limits the name`(length: Int, code: Int) async throws {
        try await withDirectory { directory in
            let name = String(repeating: "n", count: length)
            let answer = try await Caller.authorized(directory).post(Self.path, body(name))
            #expect(answer.code == code)
        }
    }

    @Test func `a company has 255 types of its own, deleted ones included`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            // Two come with the company.
            for number in 3...255 {
                let type = try await create(caller, "Type \(number)")
                guard number == 255, let id = type["enum_id"]?.text else { continue }
                #expect(try await caller.delete("\(Self.path)/\(id)").code == 0)
            }
            #expect(try await caller.post(Self.path, body("One more")).code == 42303)
        }
    }

    @Test func `built-in types are read only`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let id = try #require(try await list(caller).first?["enum_id"]?.text)
            #expect(try await caller.put("\(Self.path)/\(id)", body("X")).code == 99_992_402)
            #expect(try await caller.delete("\(Self.path)/\(id)").code == 99_992_402)
            #expect(try await list(caller).first?["content"]?.text == "正式")
        }
    }

    @Test(arguments: [("POST", ""), ("PUT", "/x"), ("DELETE", "/x")])
    func `writing needs its permission`(method: String, more: String) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory, app: "cli_other")
            #expect(try await list(caller).count == 7)
            #expect(try await caller.send(method, Self.path + more, "{}").code == 99_991_672)
        }
    }

    @Test func `a group takes the types that are there and active`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            _ = try await create(caller, "Night")
            let path = "/contact/v3/departments/ops?department_id_type=department_id"
            for (type, code) in [(8, 0), (7, 43026), (9, 43026)] {
                #expect(try await caller.patch(path, #"{"group_chat_employee_types":[\#(type)]}"#).code == code)
            }
        }
    }

    @Test func `adding types has a limit of its own`() async throws {
        try await withDirectory(rates: .documented, time: TimeBox()) { directory in
            let caller = try await Caller.authorized(directory)
            for number in 1...20 { _ = try await create(caller, "Type \(number)") }
            let refused = try await caller.post(Self.path, body("One more"))
            #expect(refused.code == 99_991_400 && refused.headers["x-ogw-ratelimit-limit"] == "20")
        }
    }
}
