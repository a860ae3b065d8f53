import DirectoryServer
import Testing

/// `GET /departments`, which the FAQ still explains, and `departments/parent`.
struct DepartmentListTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"
    private static let list = "/contact/v3/departments" + types
    private static let parent = "/contact/v3/departments/parent\(types)&department_id="

    private func ids(_ answer: Caller.Response) -> [String] {
        answer.data?["items"]?.items.compactMap { $0["department_id"]?.text } ?? []
    }

    @Test func `S50 with a parent its authority comes first, then what is below it`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(ids(try await caller.get(Self.list + "&parent_department_id=eng")) == ["eng-be"])
            let refused = try await caller.get(Self.list + "&parent_department_id=ops")
            #expect(refused.code == 40004 && refused.status == 403)
            let deeper = #"{"name":"API","department_id":"eng-api","parent_department_id":"eng-be"}"#
            #expect(try await caller.post(Self.list, deeper).code == 0)
            let below = Self.list + "&parent_department_id=eng"
            #expect(ids(try await caller.get(below)) == ["eng-be"])
            #expect(ids(try await caller.get(below + "&fetch_child=true")) == ["eng-be", "eng-api"])
        }
    }

    @Test func `S51 the root as parent needs the whole company`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(ids(try await caller.get(Self.list + "&parent_department_id=0")) == ["eng", "ops"])
        }
        try await withDirectory(try Company.file(scope: "{ departments: [eng, ops] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get(Self.list + "&parent_department_id=0").code == 40004)
        }
    }

    @Test func `S52 without a parent it is the root for the whole company, else what the scope names`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            for more in ["", "&fetch_child=true"] {
                let root = try await caller.get(Self.list + more).data
                #expect(root?["items"]?.items.count == 1 && root?["has_more"]?.flag == false)
                #expect(root?["items"]?[0]?["open_department_id"]?.text == "0")
                #expect(root?["items"]?[0]?["name"]?.text == "" && root?["items"]?[0]?["member_count"]?.number == 5)
            }
        }
        try await withDirectory(try Company.file(scope: "{ departments: [ops, eng], users: [cyd] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(Set(ids(try await caller.get(Self.list))) == ["eng", "ops"])
            #expect(Set(ids(try await caller.get(Self.list + "&fetch_child=true"))) == ["eng", "ops", "eng-be"])
        }
        try await withDirectory(try Company.file(scope: "{ users: [cyd] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get(Self.list).data?["items"] == .list([]))
        }
    }

    @Test func `does not list all levels of a department above the limit of the setting`() async throws {
        let settings = "{ recursion_limit: 2 }"
        let children = "/contact/v3/departments/0/children" + Self.types
        try await withDirectory(try Company.file(settings: settings)) { directory in
            let caller = try await Caller.authorized(directory)
            for path in [children, Self.list + "&parent_department_id=0"] {
                #expect(try await caller.get(path + "&fetch_child=true").code == 43010)
                #expect(ids(try await caller.get(path)) == ["eng", "ops"])
            }
            #expect(ids(try await caller.get(Self.list + "&parent_department_id=eng&fetch_child=true")) == ["eng-be"])
        }
        try await withDirectory(try Company.file(settings: settings, scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get(Self.list + "&fetch_child=true").code == 0)
            for id in ["x", "y"] {
                let body = #"{"name":"\#(id)","department_id":"\#(id)","parent_department_id":"eng"}"#
                #expect(try await caller.post(Self.list, body).code == 0)
            }
            #expect(try await caller.get(Self.list + "&fetch_child=true").code == 43010)
        }
    }

    @Test func `a page of the list has fifty items at most, and continues the one before`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [ops, eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            let path = Self.list + "&fetch_child=true&page_size="
            #expect(try await caller.get(path + "51").code == 40011)
            let first = try await caller.get(path + "2")
            let token = try #require(first.data?["page_token"]?.text)
            let second = try await caller.get(path + "2&page_token=\(token)")
            #expect(first.data?["has_more"]?.flag == true && second.data?["has_more"]?.flag == false)
            #expect(Set(ids(first) + ids(second)) == ["eng", "ops", "eng-be"])
            #expect(try await caller.get(Self.list + "&page_token=\(token)").code == 40012)
        }
    }

    @Test func `lists the parents, the nearest first, without the root and those out of scope`()
        async throws
    {
        let add = [("b", "eng-be"), ("c", "b"), ("d", "c")]
        func grow(_ caller: Caller) async throws {
            for (id, parent) in add {
                let body = #"{"name":"\#(id)","department_id":"\#(id)","parent_department_id":"\#(parent)"}"#
                #expect(try await caller.post(Self.list, body).code == 0)
            }
        }
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            try await grow(caller)
            #expect(ids(try await caller.get(Self.parent + "d")) == ["c", "b", "eng-be", "eng"])
            #expect(ids(try await caller.get(Self.parent + "eng")) == [])
            #expect(ids(try await caller.get(Self.parent + "0")) == [])
            let first = try await caller.get(Self.parent + "d&page_size=3")
            let token = try #require(first.data?["page_token"]?.text)
            #expect(ids(first) == ["c", "b", "eng-be"])
            let second = try await caller.get(Self.parent + "d&page_size=3&page_token=\(token)")
            #expect(ids(second) == ["eng"] && second.data?["has_more"]?.flag == false)
            #expect(try await caller.get(Self.parent + "d&page_size=51").code == 40011)
            let move = #"{"parent_department_id":"ops"}"#
            #expect(try await caller.patch("/contact/v3/departments/c\(Self.types)", move).code == 0)
            #expect(try await caller.get(Self.parent + "d&page_size=3&page_token=\(token)").code == 40012)
            #expect(try await caller.get(Self.parent + "none").code == 99_992_380)
            #expect(try await caller.get(Self.parent).code == 44102)
        }
        try await withDirectory(try Company.file(scope: "{ departments: [eng-be] }")) { directory in
            let caller = try await Caller.authorized(directory)
            try await grow(caller)
            #expect(ids(try await caller.get(Self.parent + "d")) == ["c", "b", "eng-be"])
            #expect(try await caller.get(Self.parent + "eng").code == 40004)
            #expect(try await caller.get(Self.parent + "0").code == 40004)
        }
    }

    @Test func `shows of a department only what the app may see`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory, app: "cli_other")
            let open = try await caller.get("/contact/v3/departments?parent_department_id=0")
            #expect(open.data?["items"]?[0]?.keys == ["open_department_id"])
            let id = try #require(open.data?["items"]?[0]?["open_department_id"]?.text)
            #expect(try await caller.get("/contact/v3/departments/parent?department_id=\(id)").code == 0)
        }
    }
}
