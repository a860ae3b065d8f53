import ContactAPI
import DirectoryClient
import TestSupport
import Testing

struct PagesTests {
    @Test func `a list is read to its end`() async throws {
        try await StubServer.serve { request, _ in
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

    @Test func `begins the list again if its page token expires`() async throws {
        try await StubServer.serve { request, place in
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

    @Test func `asks again for a page of members of which a person cannot be read`() async throws {
        try await StubServer.serve { _, place in
            let name = place == 0 ? "5" : #""Ada""#
            return .data(#"{"items":[{"open_id":"ou_1","name":\#(name)}],"has_more":false}"#)
        } body: { client, server in
            var bodies: [String] = []
            try await client.readMemberPages(of: "od-1", after: nil) { page in
                bodies.append(String(decoding: page.body, as: UTF8.self))
            }
            #expect(bodies.count == 1 && bodies.allSatisfy { $0.contains("Ada") })
            #expect(server.calls.count == 2)
        }
    }

    @Test func `fails if pages repeat`() async throws {
        try await StubServer.serve { _, _ in
            .data(#"{"items":[],"has_more":true,"page_token":"p"}"#)
        } body: { client, server in
            let failure = try await failure { try await client.customAttributes() }
            #expect(failure.error == .endlessList(.customAttributes))
            #expect(server.calls.count == 2)
        }
    }

    @Test(arguments: [
        #""has_more":true"#, #""has_more":true,"page_token":"""#, #""has_more":true,"page_token":null"#,
    ])
    func `fails if a list has more pages and no page token`(end: String) async throws {
        try await StubServer.serve { request, _ in
            .data(#"{"items":[],"user_ids":["u1"],\#(end)}"#)
        } body: { client, server in
            for (endpoint, read) in Self.lists(client) {
                let failure = try await failure { try await read() }
                #expect(failure.error == .cutList(endpoint))
                #expect(failure.attempts.count == 1)
            }
            #expect(server.calls.count == 6)
        }
    }

    @Test func `fails if a full page does not say whether more follows`() async throws {
        let items = (0..<50).map { #"{"name":"N\#($0)"}"# }.joined(separator: ",")
        try await StubServer.serve { request, _ in
            .data(#"{"items":[\#(items)]}"#)
        } body: { client, _ in
            let failure = try await failure { try await client.allUsers(of: "od-1") }
            #expect(failure.error == .cutList(.usersOfDepartment))
        }
    }

    @Test func `follows a page token without has_more`() async throws {
        try await StubServer.serve { request, _ in
            request.target.contains("page_token")
                ? .data(#"{"items":[{"name":"B"}]}"#) : .data(#"{"items":[{"name":"A"}],"page_token":"p2"}"#)
        } body: { client, _ in
            let people = try await client.allUsers(of: "od-1").value
            #expect(people.map(\.name) == ["A", "B"])
        }
    }

    @Test(arguments: [#"{"code":0}"#, #"{"code":0,"data":null}"#])
    func `an answer without data is no list of departments, members or scope`(body: String) async throws {
        try await StubServer.serve { _, _ in
            .json(body)
        } body: { client, _ in
            let reads: [() async throws -> Void] = [
                { _ = try await client.allDepartments() }, { _ = try await client.allUsers(of: "0") },
                { _ = try await client.scopes() },
            ]
            for read in reads {
                let failure = try await failure { try await read() }
                guard case .unreadable = failure.error else {
                    Issue.record("taken for an empty list")
                    continue
                }
            }
        }
    }

    @Test func `ends a list with new tokens for the same or an empty page`() async throws {
        try await StubServer.serve { request, place in
            let items = request.target.contains("custom_attrs") ? "" : #"{"name":"A"}"#
            return .data(#"{"items":[\#(items)],"has_more":true,"page_token":"p\#(place)"}"#)
        } body: { client, server in
            let repeated = try await failure { try await client.allUsers(of: "od-1") }
            #expect(repeated.error == .endlessList(.usersOfDepartment) && repeated.attempts.count == 2)
            let empty = try await failure { try await client.customAttributes() }
            #expect(empty.error == .endlessList(.customAttributes) && empty.attempts.count == 20)
        }
    }

    @Test func `stops endless pages at twice the longest list`() async throws {
        try await StubServer.serve { _, place in
            .data(#"{"items":[{"name":"N\#(place)"}],"has_more":true,"page_token":"p\#(place)"}"#)
        } body: { client, server in
            let failure = try await failure { try await client.allUsers(of: "od-1") }
            #expect(failure.error == .endlessList(.usersOfDepartment) && server.calls.count == 420)
        }
    }

    @Test func `stops at twice the announced calls and twenty more`() async throws {
        try await StubServer.serve { _, _ in
            .user
        } body: { client, server in
            let allowance = CallAllowance()
            allowance.allow(.getUser, atMost: 2)
            allowance.allow(.getUser, atMost: 1)
            allowance.allow(.patchUser, atMost: nil)
            let bounded = client.bounded(by: allowance)
            for _ in 1...26 { _ = try await bounded.getUser(id: "u1") }
            let failure = try await failure { try await bounded.getUser(id: "u1") }
            #expect(failure.error == .tooManyCalls(.getUser, announced: 3) && failure.attempts.isEmpty)
            for _ in 1...30 { _ = try await bounded.patchUser(id: "u1", User()) }
            _ = try await client.getUser(id: "u1")
            #expect(server.calls.count == 57)
        }
    }

    private static func lists(_ client: DirectoryClient) -> [(Endpoint, () async throws -> Void)] {
        [
            (.childDepartments, { _ = try await client.allDepartments() }),
            (.usersOfDepartment, { _ = try await client.allUsers(of: "od-1") }),
            (.customAttributes, { _ = try await client.customAttributes() }),
            (.employeeTypes, { _ = try await client.employeeTypes() }),
            (.jobTitles, { _ = try await client.jobTitles() }), (.scopes, { _ = try await client.scopes() }),
        ]
    }

    @Test func `reads a tree level by level if it is too big for one list`() async throws {
        try await StubServer.serve { request, _ in
            if request.target.contains("fetch_child=true") { return .code(43010) }
            return request.path.contains("/departments/0/")
                ? .data(#"{"items":[{"open_department_id":"od-1"},{"open_department_id":"od-2"}]}"#)
                : request.path.contains("/departments/od-1/")
                    ? .data(#"{"items":[{"open_department_id":"od-3"}]}"#) : .data(#"{"has_more":false}"#)
        } body: { client, _ in
            let departments = try await client.allDepartments().value
            #expect(Set(departments.map(\.openDepartmentID)) == ["od-1", "od-2", "od-3"])
        }
    }

    @Test func `a list without items is empty`() async throws {
        try await StubServer.serve { _, _ in
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

    @Test(arguments: [#"{"code":0}"#, #"{"code":0,"data":null}"#, #"{"code":0,"data":{}}"#])
    func `a list that proves absence must say that it is empty`(answer: String) async throws {
        try await StubServer.serve { _, _ in
            .json(answer)
        } body: { client, _ in
            for read in [
                { _ = try await client.allDepartments() }, { _ = try await client.allUsers(of: "0") },
                { _ = try await client.scopes() },
            ] as [() async throws -> Void] {
                await #expect(throws: DirectoryFailure.self) { try await read() }
            }
        }
    }

    @Test func `joins the pages of the scope`() async throws {
        try await StubServer.serve { request, _ in
            request.target.contains("page_token=2")
                ? .data(#"{"department_ids":["od-1"],"has_more":false}"#)
                : .data(#"{"user_ids":["u1"],"has_more":true,"page_token":"2"}"#)
        } body: { client, _ in
            let scope = try await client.scopes().value
            #expect(scope == ContactScope(users: ["u1"], departments: ["od-1"], groups: []))
        }
    }
}
