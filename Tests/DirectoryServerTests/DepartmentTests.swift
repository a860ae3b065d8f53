import DirectoryServer
import Foundation
import Testing

struct DepartmentTests {
    static let query = "?user_id_type=user_id&department_id_type=department_id"
    static let path = "/contact/v3/departments" + query

    @Test func `creates a department after its siblings and counts its people`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.post(
                Self.path,
                #"{"name":"New","parent_department_id":"eng","department_id":"N-1","leaders":[{"leaderType":1,"leaderID":"ada"}],"create_group_chat":true}"#
            )
            let department = answer.data?["department"]
            #expect(answer.code == 0)
            #expect(department?["order"]?.text == "1")
            #expect(department?["leader_user_id"]?.text == "ada")
            #expect(department?["open_department_id"]?.text?.hasPrefix("od-") == true)
            #expect(department?["chat_id"]?.text?.hasPrefix("oc_") == true)
            let eng = try await caller.get("/contact/v3/departments/eng\(Self.query)").data?["department"]
            #expect(eng?["member_count"]?.number == 2)
            #expect(eng?["primary_member_count"]?.number == 1)
            let root = try await caller.get("/contact/v3/departments/0\(Self.query)").data?["department"]
            #expect(root?["member_count"]?.number == 5)
        }
    }

    @Test(arguments: [
        (#"{"parent_department_id":"0"}"#, 40016, 401), (#"{"name":"N"}"#, 44101, 400),
        (#"{"name":"a/b","parent_department_id":"0"}"#, 43029, 400),
        (#"{"name":"Engineering","parent_department_id":"0"}"#, 43022, 400),
        (#"{"name":"Engineering","parent_department_id":"eng"}"#, 0, 200),
        (#"{"name":"N","parent_department_id":"none"}"#, 99_992_380, 400),
        (#"{"name":"N","parent_department_id":"0","department_id":"od-x"}"#, 43008, 400),
        (#"{"name":"N","parent_department_id":"0","department_id":"ENG"}"#, 43007, 400),
        (#"{"name":"N","parent_department_id":"0","order":"0"}"#, 43005, 400),
        (#"{"name":"N","parent_department_id":"0","order":"-1"}"#, 40018, 400),
        (#"{"name":"N","parent_department_id":"0","leader_user_id":"nobody"}"#, 41012, 400),
        (#"{"name":"N","parent_department_id":"0","leader_user_id":"old"}"#, 42006, 400),
        (#"{"name":"N","parent_department_id":"0","leader_user_id":"cyd"}"#, 43025, 400),
        (#"{"name":"N","parent_department_id":"0","leaders":[{"leaderType":2,"leaderID":"ada"}]}"#, 40018, 400),
    ])
    func `refuses an invalid department`(body: String, code: Int, status: Int) async throws {
        try await withDirectory { directory in
            let answer = try await Caller.authorized(directory).post(Self.path, body)
            #expect(answer.code == code)
            #expect(answer.status == status)
        }
    }

    @Test func `makes names unique in the whole company where the setting says so`() async throws {
        try await withDirectory(try Company.file(settings: "{ department_names: tenant }")) { directory in
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.post(Self.path, #"{"name":"Engineering","parent_department_id":"eng"}"#)
            #expect(answer.code == 43022)
        }
    }

    @Test(arguments: [
        ("eng", #"{"parent_department_id":"eng-be"}"#, 43023), ("eng", #"{"parent_department_id":"eng"}"#, 43023),
        ("0", #"{"name":"x"}"#, 40002), ("eng", #"{"name":"Operations"}"#, 43022), ("eng", #"{"name":"Eng"}"#, 0),
        ("ops", #"{"parent_department_id":"eng"}"#, 0), ("eng-be", #"{"leaders":[]}"#, 0),
    ])
    func `changes a department or says why not`(id: String, body: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.patch("/contact/v3/departments/\(id)\(Self.query)", body).code == code)
        }
    }

    @Test func `allows twenty-five levels`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            var parent = "eng"
            for level in 2...25 {
                let body = #"{"name":"L","parent_department_id":"\#(parent)","department_id":"L\#(level)"}"#
                #expect(try await caller.post(Self.path, body).code == 0)
                parent = "L\(level)"
            }
            let body = #"{"name":"L","parent_department_id":"\#(parent)"}"#
            #expect(try await caller.post(Self.path, body).code == 43019)
        }
    }

    @Test func `lists children one level or all levels deep, page by page`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let path = "/contact/v3/departments/0/children\(Self.query)"
            let direct = try await caller.get(path).data
            #expect(direct?["items"]?.items.map { $0["department_id"]?.text } == ["eng", "ops"])
            let first = try await caller.get(path + "&fetch_child=true&page_size=2").data
            #expect(first?["has_more"]?.flag == true)
            let token = try #require(first?["page_token"]?.text)
            let escaped = token.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let second = try await caller.get(path + "&fetch_child=true&page_size=2&page_token=\(escaped)").data
            let all = [first, second].flatMap { $0?["items"]?.items ?? [] }.compactMap { $0["department_id"]?.text }
            #expect(all.sorted() == ["eng", "eng-be", "ops"])
            #expect(second?["has_more"]?.flag == false)
            #expect(try await caller.get(path + "&page_token=\(escaped)").code == 40012)
        }
    }

    @Test func `does not resolve the other kind of id`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get("/contact/v3/departments/eng").code == 99_992_357)
            let open = try await caller.get("/contact/v3/departments/eng\(Self.query)").data?["department"]?[
                "open_department_id"
            ]
            let id = try #require(open?.text)
            #expect(try await caller.get("/contact/v3/departments/\(id)\(Self.query)").code == 99_992_380)
            #expect(try await caller.get("/contact/v3/departments/\(id)").code == 0)
            let batch = try await caller.get(
                "/contact/v3/departments/batch\(Self.query)&department_ids=eng&department_ids=no"
            )
            #expect(batch.data?["items"]?.items.count == 1)
        }
    }
}
