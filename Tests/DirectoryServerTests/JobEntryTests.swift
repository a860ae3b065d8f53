import DirectoryServer
import Foundation
import Testing

/// Job levels and job families, and the single job titles and work cities.
struct JobEntryTests {
    private static let levels = "/contact/v3/job_levels"
    private static let families = "/contact/v3/job_families"
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    /// Adds an entry and returns its id.
    private func add(_ caller: Caller, _ path: String, _ keys: String) async throws -> String {
        let answer = try await caller.post(path, "{\(keys)}")
        #expect(answer.code == 0)
        let entry = answer.data?["job_level"] ?? answer.data?["job_family"]
        return try #require(entry?["job_level_id"]?.text ?? entry?["job_family_id"]?.text)
    }

    private func names(_ answer: Caller.Response) -> [String] {
        answer.data?["items"]?.items.compactMap { $0["name"]?.text } ?? []
    }

    // MARK: Levels

    @Test func `lists levels in their order, a new one last`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            _ = try await add(caller, Self.levels, #""name":"P5","order":300"#)
            _ = try await add(caller, Self.levels, #""name":"P4","order":200,"status":false"#)
            let id = try await add(caller, Self.levels, #""name":"P6","description":"Expert""#)
            #expect(names(try await caller.get(Self.levels)) == ["P4", "P5", "P6"])
            let level = try await caller.get("\(Self.levels)/\(id)").data?["job_level"]
            #expect(level?["order"]?.number == 301 && level?["status"]?.flag == true)
            #expect(level?["description"]?.text == "Expert")
            #expect(names(try await caller.get(Self.levels + "?name=P4")) == ["P4"])
            #expect(names(try await caller.get(Self.levels + "?name=P")) == [])
        }
    }

    @Test func `a page of levels has fifty items at most, and continues the one before`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            for number in [3, 1, 2] {
                _ = try await add(caller, Self.levels, #""name":"L\#(number)","order":\#(number * 100)"#)
            }
            let first = try await caller.get(Self.levels + "?page_size=2")
            let token = try #require(first.data?["page_token"]?.text)
            let escaped = token.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let second = try await caller.get(Self.levels + "?page_size=2&page_token=\(escaped)")
            #expect(names(first) == ["L1", "L2"] && names(second) == ["L3"])
            #expect(second.data?["has_more"]?.flag == false)
            for size in ["0", "51"] {
                #expect(try await caller.get(Self.levels + "?page_size=\(size)").code == 99_992_402)
            }
            #expect(try await caller.get(Self.families + "?page_token=\(escaped)").code == 99_992_402)
        }
    }

    @Test(arguments: [
        (#"{"order":500}"#, 42303), (#"{"name":""}"#, 42303), (#"{"name":"P4"}"#, 42305),
        (#"{"name":"N","order":99}"#, 42308), (#"{"name":"N","order":100}"#, 0), (#"{"name":"N","order":100000}"#, 0),
        (#"{"name":"N","order":100001}"#, 42308), (#"{"name":"N","order":200}"#, 42306),
        (#"{"name":"N","i18n_name":[{"locale":"en_us","value":""}]}"#, 42303),
        (#"{"name":"N","order":"5"}"#, 99_992_402),
    ])
    func `refuses an invalid level`(body: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let id = try await add(caller, Self.levels, #""name":"P4","order":200"#)
            let answer = try await caller.post(Self.levels, body)
            #expect(answer.code == code && answer.status == (code == 0 ? 200 : 400))
            // Its own name and order are no other's.
            #expect(try await caller.put("\(Self.levels)/\(id)", #"{"name":"P4","order":200}"#).code == 0)
        }
    }

    @Test func `changes the given fields of a level, and deletes it permanently`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let id = try await add(caller, Self.levels, #""name":"P4","order":200,"description":"d""#)
            let changed = try await caller.put(
                "\(Self.levels)/\(id)",
                #"{"name":"P5","status":false,"description":""}"#
            )
            let level = changed.data?["job_level"]
            #expect(changed.code == 0 && level?["name"]?.text == "P5" && level?["status"]?.flag == false)
            #expect(level?["order"]?.number == 200 && level?["description"] == nil)
            let deleted = try await caller.delete("\(Self.levels)/\(id)")
            #expect(deleted.code == 0 && deleted.data?.keys == [])
            for (method, body) in [("GET", nil), ("PUT", "{}"), ("DELETE", nil)] {
                let answer = try await caller.send(method, "\(Self.levels)/\(id)", body)
                #expect(answer.code == 42301 && answer.status == 404)
            }
            #expect(try await add(caller, Self.levels, #""name":"P5","order":200"#) != id)
        }
    }

    // MARK: Families

    @Test func `families form a tree`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let top = try await add(
                caller,
                Self.families,
                #""name":"Tech","i18n_name":[{"locale":"en_us","value":"T"}]"#
            )
            let low = try await add(caller, Self.families, #""name":"Code","parent_job_family_id":"\#(top)""#)
            let family = try await caller.get("\(Self.families)/\(low)").data?["job_family"]
            #expect(family?["parent_job_family_id"]?.text == top && family?["order"] == nil)
            #expect(names(try await caller.get(Self.families)) == ["Tech", "Code"])
            #expect(names(try await caller.get(Self.families + "?name=Code")) == ["Code"])
            let cycle = #"{"parent_job_family_id":"\#(low)"}"#
            #expect(try await caller.put("\(Self.families)/\(top)", cycle).code == 42407)
            #expect(try await caller.put("\(Self.families)/\(low)", cycle).code == 42407)
            #expect(try await caller.delete("\(Self.families)/\(top)").code == 42411)
            #expect(try await caller.put("\(Self.families)/\(low)", #"{"parent_job_family_id":""}"#).code == 0)
            #expect(try await caller.delete("\(Self.families)/\(top)").code == 0)
            let gone = try await caller.get("\(Self.families)/\(top)")
            #expect(gone.code == 42402 && gone.status == 404)
            #expect(
                try await caller.put("\(Self.families)/\(low)", #"{"parent_job_family_id":"\#(top)"}"#).code == 42410
            )
            #expect(try await caller.put("\(Self.families)/\(low)", #"{"status":false}"#).code == 0)
            let below = #"{"name":"Web","parent_job_family_id":"\#(low)"}"#
            #expect(try await caller.post(Self.families, below).code == 42409)
            let nowhere = #"{"name":"Web","parent_job_family_id":"none"}"#
            #expect(try await caller.post(Self.families, nowhere).code == 42408)
        }
    }

    @Test(arguments: [
        (#"{}"#, 42404), (#"{"name":""}"#, 42404), (#"{"name":"Tech"}"#, 42406), (#"{"name":"Other"}"#, 0),
    ])
    func `refuses an invalid family`(body: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            _ = try await add(caller, Self.families, #""name":"Tech""#)
            #expect(try await caller.post(Self.families, body).code == code)
        }
    }

    @Test func `limits the depth of families to the setting`() async throws {
        try await withDirectory(try Company.file(settings: "{ job_family_depth: 2 }")) { directory in
            let caller = try await Caller.authorized(directory)
            let top = try await add(caller, Self.families, #""name":"A""#)
            let low = try await add(caller, Self.families, #""name":"B","parent_job_family_id":"\#(top)""#)
            let third = #"{"name":"C","parent_job_family_id":"\#(low)"}"#
            #expect(try await caller.post(Self.families, third).code == 42413)
            let other = try await add(caller, Self.families, #""name":"D""#)
            // What is below a family moves with it.
            let move = #"{"parent_job_family_id":"\#(other)"}"#
            #expect(try await caller.put("\(Self.families)/\(top)", move).code == 42413)
            #expect(try await caller.put("\(Self.families)/\(low)", move).code == 0)
        }
    }

    // MARK: Both

    @Test(arguments: [
        (levels, 255, 5000, 0), (levels, 256, 1, 42303), (levels, 1, 5001, 42304), (families, 100, 5000, 0),
        (families, 101, 1, 42404), (families, 1, 5001, 42405),
    ])
    func `limits name and description, in other languages too`(
        path: String,
        nameLength: Int,
        length: Int,
        code: Int
    ) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let name = String(repeating: "n", count: nameLength)
            let text = String(repeating: "d", count: length)
            #expect(try await caller.post(path, #"{"name":"\#(name)","description":"\#(text)"}"#).code == code)
            let names = #""i18n_name":[{"locale":"en_us","value":"\#(name)"}]"#
            let texts = #""i18n_description":[{"locale":"en_us","value":"\#(text)"}]"#
            #expect(try await caller.post(path, #"{"name":"Other",\#(names),\#(texts)}"#).code == code)
        }
    }

    @Test(arguments: [(levels, 42300), (families, 42401)])
    func `limits how many there are`(path: String, code: Int) async throws {
        try await withDirectory(try Company.file(settings: "{ job_entries: 2 }")) { directory in
            let caller = try await Caller.authorized(directory)
            _ = try await add(caller, path, #""name":"A""#)
            let id = try await add(caller, path, #""name":"B""#)
            #expect(try await caller.post(path, #"{"name":"C"}"#).code == code)
            #expect(try await caller.delete("\(path)/\(id)").code == 0)
            _ = try await add(caller, path, #""name":"C""#)
        }
    }

    @Test(arguments: [(levels, "contact:job_level"), (families, "contact:job_family")])
    func `reading and writing need permissions of their own`(path: String, permission: String) async throws {
        try await withDirectory(try Company.file(permissions: "[\"\(permission):readonly\"]")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get(path).code == 0)
            for (method, more) in [("POST", ""), ("PUT", "/x"), ("DELETE", "/x")] {
                #expect(try await caller.send(method, path + more, "{}").code == 99_991_672)
            }
            let other = try await Caller.authorized(directory, app: "cli_other")
            #expect(try await other.get(path).code == 99_991_672)
            #expect(try await other.get(path + "/x").code == 99_991_672)
        }
        try await withDirectory(try Company.file(permissions: "[\"\(permission)\"]")) { directory in
            _ = try await add(try await Caller.authorized(directory), path, #""name":"A""#)
        }
    }

    @Test(arguments: [levels, families])
    func `allows ten calls a second`(path: String) async throws {
        try await withDirectory(rates: .documented, time: TimeBox()) { directory in
            let caller = try await Caller.authorized(directory)
            for _ in 0..<10 { #expect(try await caller.get(path).code == 0) }
            let refused = try await caller.get(path)
            #expect(refused.code == 99_991_400 && refused.headers["x-ogw-ratelimit-limit"] == "10")
        }
    }

    // MARK: People

    @Test func `people have levels and families that are there, and lose one that is deleted`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let level = try await add(caller, Self.levels, #""name":"P4""#)
            let family = try await add(caller, Self.families, #""name":"Tech""#)
            let path = "/contact/v3/users/ada\(Self.types)"
            let keys = #""job_level_id":"\#(level)","job_family_id":"\#(family)""#
            let user = try await caller.patch(path, "{\(keys)}").data?["user"]
            #expect(user?["job_level_id"]?.text == level && user?["job_family_id"]?.text == family)
            for (key, id, code) in [("job_level_id", family, 44044), ("job_family_id", level, 44045)] {
                #expect(try await caller.patch(path, #"{"\#(key)":"\#(id)"}"#).code == code)
            }
            #expect(try await caller.put("\(Self.levels)/\(level)", #"{"status":false}"#).code == 0)
            #expect(try await caller.patch(path, #"{"job_level_id":"\#(level)"}"#).code == 44044)
            // The legacy call knows neither.
            let body = #"{"name":"Ada","mobile":"13800000001","department_ids":["eng"],"employee_type":1}"#
            #expect(try await caller.put(path, body).data?["user"]?["job_level_id"]?.text == level)
            #expect(try await caller.delete("\(Self.levels)/\(level)").code == 0)
            let after = try await caller.get(path).data?["user"]
            #expect(after?["job_level_id"] == nil && after?["job_family_id"]?.text == family)
            let cleared = try await caller.patch(path, #"{"job_family_id":""}"#)
            #expect(cleared.code == 0 && cleared.data?["user"]?["job_family_id"] == nil)
        }
    }

    @Test func `the level of a person has a permission of its own`() async throws {
        let permissions = """
            [contact:contact, contact:contact:readonly, contact:user.employee_id:readonly,
             contact:user.job_family:readonly]
            """
        try await withDirectory(try Company.file(permissions: permissions)) { directory in
            let caller = try await Caller.authorized(directory)
            let level = try await add(caller, Self.levels, #""name":"P4""#)
            let family = try await add(caller, Self.families, #""name":"Tech""#)
            let body = #"{"job_level_id":"\#(level)","job_family_id":"\#(family)"}"#
            let user = try await caller.patch("/contact/v3/users/ada\(Self.types)", body).data?["user"]
            #expect(user?["job_family_id"]?.text == family && user?["job_level_id"] == nil)
        }
    }

    // MARK: Titles and cities

    @Test(arguments: [("job_titles", "job_title", "Chief"), ("work_cities", "work_city", "Oslo")])
    func `gives one title or city by its id`(list: String, kind: String, name: String) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let body = UserTests.body(#""job_title":"Chief","city":"Oslo""#)
            #expect(try await caller.post(UserTests.path, body).code == 0)
            let item = try #require(try await caller.get("/contact/v3/\(list)").data?["items"]?[0])
            let id = try #require(item["\(kind)_id"]?.text)
            let one = try await caller.get("/contact/v3/\(list)/\(id)").data?[kind]
            #expect(one == item && one?["name"]?.text == name && one?["status"]?.flag == true)
            #expect(try await caller.get("/contact/v3/\(list)/none").code == 40001)
            let other = list == "job_titles" ? "work_cities" : "job_titles"
            #expect(try await caller.get("/contact/v3/\(other)/\(id)").code == 40001)
            let without = try await Caller.authorized(directory, app: "cli_other")
            #expect(try await without.get("/contact/v3/\(list)/\(id)").code == 99_991_672)
        }
    }
}
