import ContactAPI
import DirectoryClient
import Testing

struct PagesTests {
    @Test func `a list is read to its end`() async throws {
        try await LyingServer.serve { request, _ in
            request.target.contains("page_token=p2")
                ? .data(#"{"items":[{"name":"C"}],"has_more":false}"#)
                : .data(#"{"items":[{"name":"A"},{"name":"B"}],"has_more":true,"page_token":"p2"}"#)
        } body: { client, server in
            let answer = try await client.allDepartments()
            #expect(answer.value.map(\.name) == ["A", "B", "C"])
            #expect(answer.attempts.count == 2)
            #expect(server.calls[0].target.hasPrefix("/open-apis/contact/v3/departments/0/children?fetch_child=true&"))
        }
    }

    @Test func `a forgotten place begins the list again`() async throws {
        try await LyingServer.serve { request, place in
            if place == 1 { return .code(40012) }
            return request.target.contains("page_token")
                ? .data(#"{"items":[{"name":"B"}],"has_more":false}"#)
                : .data(#"{"items":[{"name":"A"}],"has_more":true,"page_token":"p2"}"#)
        } body: { client, _ in
            let answer = try await client.allUsers(of: "od-1")
            #expect(answer.value.map(\.name) == ["A", "B"])
            #expect(answer.attempts.count == 4)
        }
    }

    @Test func `pages that come round again are a failure`() async throws {
        try await LyingServer.serve { _, _ in
            .data(#"{"items":[],"has_more":true,"page_token":"p"}"#)
        } body: { client, server in
            let failure = try await failure { try await client.customAttributes() }
            #expect(failure.error == .endlessList(.customAttributes))
            #expect(server.calls.count == 2)
        }
    }

    @Test func `a tree too big for one list is read level by level`() async throws {
        try await LyingServer.serve { request, _ in
            if request.target.contains("fetch_child=true") { return .code(43010) }
            return request.path.contains("/departments/0/")
                ? .data(#"{"items":[{"open_department_id":"od-1"},{"open_department_id":"od-2"}]}"#)
                : request.path.contains("/departments/od-1/")
                    ? .data(#"{"items":[{"open_department_id":"od-3"}]}"#) : .data("{}")
        } body: { client, _ in
            let departments = try await client.allDepartments().value
            #expect(Set(departments.map(\.openDepartmentID)) == ["od-1", "od-2", "od-3"])
        }
    }

    @Test func `a list without items is empty`() async throws {
        try await LyingServer.serve { _, _ in
            .json(#"{"code":0,"msg":"success"}"#)
        } body: { client, _ in
            let answer1 = try await client.employeeTypes().value
            #expect(answer1 == [])
            let answer2 = try await client.jobTitles().value
            #expect(answer2 == [])
            let answer3 = try await client.workCities().value
            #expect(answer3 == [])
        }
    }

    @Test func `the scope is put together from its pages`() async throws {
        try await LyingServer.serve { request, _ in
            request.target.contains("page_token=2")
                ? .data(#"{"department_ids":["od-1"],"has_more":false}"#)
                : .data(#"{"user_ids":["u1"],"has_more":true,"page_token":"2"}"#)
        } body: { client, _ in
            let scope = try await client.scopes().value
            #expect(scope == ContactScope(users: ["u1"], departments: ["od-1"], groups: []))
        }
    }
}
