import DirectoryServer
import Testing

/// `GET /users`, which the FAQ still explains.
struct LegacyListTests {
    private static let path = "/contact/v3/users?user_id_type=user_id&department_id_type=department_id"

    private func names(_ answer: Caller.Response) -> [String] {
        answer.data?["items"]?.items.compactMap { $0["user_id"]?.text } ?? []
    }

    @Test func `S43 with a department checks authority first, and then lists its direct members`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(names(try await caller.get(Self.path + "&department_id=eng")) == ["ada"])
            let refused = try await caller.get(Self.path + "&department_id=ops")
            #expect(refused.code == 40004 && refused.status == 403)
        }
    }

    @Test func `S44 the root needs the whole company`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(names(try await caller.get(Self.path + "&department_id=0")) == ["boss"])
        }
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get(Self.path + "&department_id=0").code == 40004)
        }
    }

    @Test func `S45 S46 without a department only independent members are listed`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng], users: [ada, bob, cyd] }")) {
            directory in
            let caller = try await Caller.authorized(directory)
            // Ada sits in a department that is in scope, Bob in one below it.
            #expect(names(try await caller.get(Self.path)) == ["cyd"])
        }
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(names(try await caller.get(Self.path)) == [])
        }
    }

    @Test func `a page has a hundred items at most, without people newer than the call`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get(Self.path + "&department_id=ops&page_size=101").code == 40011)
            let first = try await caller.get(Self.path + "&department_id=ops&page_size=1")
            let token = try #require(first.data?["page_token"]?.text)
            #expect(names(first).count == 1 && first.data?["has_more"]?.flag == true)
            #expect(first.data?["items"]?[0]?["status"]?.keys == ["is_frozen", "is_resigned", "is_activated"])
            let second = try await caller.get(Self.path + "&department_id=ops&page_size=1&page_token=\(token)")
            #expect(names(second).count == 1 && names(second) != names(first))
        }
    }
}
