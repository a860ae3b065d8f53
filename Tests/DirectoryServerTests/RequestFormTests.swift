import DirectoryServer
import Foundation
import Testing

/// Forms of requests that clients send and the reference does not show.
struct RequestFormTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    @Test(arguments: [("True", 3), ("TRUE", 3), ("true", 3), ("False", 2), ("FALSE", 2), ("", 2)])
    func `reads booleans of a query in any case, in every call`(
        value: String,
        count: Int
    ) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            for path in [
                "/contact/v3/departments/0/children\(Self.types)",
                "/contact/v3/departments\(Self.types)&parent_department_id=0",
            ] {
                let answer = try await caller.get(path + "&fetch_child=\(value)")
                #expect(answer.data?["items"]?.items.count == count, "\(path): \(answer.text)")
            }
        }
    }

    @Test(arguments: ["yes", "1", "truee", "True "])
    func `refuses a value that is not a boolean`(value: String) async throws {
        try await withDirectory { directory in
            let value = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let path = "/contact/v3/departments/0/children\(Self.types)&fetch_child=\(value)"
            let answer = try await Caller.authorized(directory).get(path)
            #expect(answer.code == 99_992_402)
        }
    }

    @Test(arguments: ["7", "\"7\""])
    func `an order may be a number`(order: String) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let body = #"{"name":"New","department_id":"new","parent_department_id":"0","order":\#(order)}"#
            #expect(try await caller.post("/contact/v3/departments\(Self.types)", body).code == 0)
            let path = "/contact/v3/departments/new\(Self.types)"
            #expect(try await caller.get(path).data?["department"]?["order"]?.text == "7")
            #expect(try await caller.patch(path, #"{"order":9}"#).code == 0)
            #expect(try await caller.get(path).data?["department"]?["order"]?.text == "9")
            #expect(try await caller.put(path, #"{"name":"New","parent_department_id":"0","order":11}"#).code == 0)
            #expect(try await caller.get(path).data?["department"]?["order"]?.text == "11")
        }
    }

    @Test(arguments: ["7.5", "true", "[]", "{}"])
    func `an order that is neither text nor whole number is refused`(order: String) async throws {
        try await withDirectory { directory in
            let body = #"{"name":"New","parent_department_id":"0","order":\#(order)}"#
            let answer = try await Caller.authorized(directory).post("/contact/v3/departments\(Self.types)", body)
            #expect(answer.code == 99_992_402)
        }
    }

    @Test(arguments: [
        #""dotted_line_leader_user_ids":[4711]"#, #""dotted_line_leader_user_ids":["4711"]"#, #""subscription_ids":[]"#,
        #""dotted_line_leader_user_ids":null"#,
    ])
    func `ids in lists may be numbers`(field: String) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let users = "/contact/v3/users\(Self.types)"
            let lead =
                #"{"user_id":"4711","name":"L","mobile":"13811111110","department_ids":["ops"],"employee_type":1}"#
            #expect(try await caller.post(users, lead).code == 0)
            let body = #"{\#(field),"name":"N","mobile":"13811111111","department_ids":["ops"],"employee_type":1}"#
            let answer = try await caller.post(users, body)
            #expect(answer.code == 0, "\(answer.text)")
        }
    }

    @Test(arguments: ["%00", "a%00b", "a%1Bb", "ada%0A", "%C2%85"])
    func `control characters in ids of an address are refused`(id: String) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            for path in [
                "/contact/v3/users/\(id)\(Self.types)", "/contact/v3/departments/\(id)\(Self.types)",
                "/contact/v3/users/find_by_department\(Self.types)&department_id=\(id)",
                "/contact/v3/users/batch\(Self.types)&user_ids=ada&user_ids=\(id)",
            ] {
                #expect(try await caller.get(path).code == 99_992_402, "\(path)")
            }
        }
    }

    @Test(arguments: ["\\u0000", "a\\u0000b", "a\\u001b[31m", "a\\u0085b", "a\\u007f"])
    func `control characters in new ids are refused`(id: String) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let rest = #""name":"N","mobile":"13811111111","department_ids":["ops"],"employee_type":1}"#
            #expect(
                try await caller.post("/contact/v3/users\(Self.types)", #"{"user_id":"\#(id)",\#(rest)"#).code == 41043
            )
            let department = #"{"name":"New","parent_department_id":"0","department_id":"\#(id)"}"#
            #expect(try await caller.post("/contact/v3/departments\(Self.types)", department).code == 43008)
            let change = "/contact/v3/users/ada/update_user_id\(Self.types)"
            #expect(try await caller.patch(change, #"{"new_user_id":"\#(id)"}"#).code == 40001)
            let move = "/contact/v3/departments/ops/update_department_id\(Self.types)"
            #expect(try await caller.patch(move, #"{"new_department_id":"\#(id)"}"#).code == 40001)
        }
    }

    @Test func `control characters in a company file's ids are refused`() {
        let yaml = Company.yaml().replacing("user_id: cyd", with: #"user_id: "c\0d""#)
        #expect(throws: CompanyFileError.self) { try CompanyFile(yaml: yaml) }
    }

    @Test func `treats two Unicode forms of one name as one name`() async throws {
        let (composed, apart) = ("Cafe\u{301}".precomposedStringWithCanonicalMapping, "Cafe\u{301}")
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            for (id, text) in [("ada", apart), ("bob", composed)] {
                let body = #"{"job_title":"\#(text)","city":"\#(text)","name":"\#(text)"}"#
                #expect(try await caller.patch("/contact/v3/users/\(id)\(Self.types)", body).code == 0)
                let user = try await caller.get("/contact/v3/users/\(id)\(Self.types)").data?["user"]
                for field in ["job_title", "city", "name"] {
                    #expect(user?[field]?.text.map { Array($0.utf8) } == Array(composed.utf8), "\(field) of \(id)")
                }
            }
            for list in ["job_titles", "work_cities"] {
                #expect(try await caller.get("/contact/v3/\(list)").data?["items"]?.items.count == 1)
            }
            let new = { (name: String) in #"{"name":"\#(name)","parent_department_id":"0"}"# }
            #expect(try await caller.post("/contact/v3/departments\(Self.types)", new(apart)).code == 0)
            #expect(try await caller.post("/contact/v3/departments\(Self.types)", new(composed)).code == 43022)
            #expect(
                try await caller.post("/contact/v3/job_families", #"{"name":"\#(composed)","status":true}"#).code == 0
            )
            #expect(
                try await caller.post("/contact/v3/job_families", #"{"name":"\#(apart)","status":true}"#).code == 42406
            )
            let type = { (name: String) in #"{"content":"\#(name)","enum_type":2,"enum_status":1}"# }
            #expect(try await caller.post("/contact/v3/employee_type_enums", type(apart)).code == 0)
            #expect(try await caller.post("/contact/v3/employee_type_enums", type(composed)).code == 42301)
        }
    }
}
