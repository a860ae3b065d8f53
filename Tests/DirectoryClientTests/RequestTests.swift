import ContactAPI
import DirectoryClient
import TestSupport
import Testing

struct RequestTests {
    @Test func `a create names its token and both kinds of id`() async throws {
        try await StubServer.serve { _, _ in
            .user
        } body: { client, server in
            var user = User()
            user.name = "Ada/王"
            let answer = try await client.createUser(user, clientToken: "a&b=c")
            #expect(answer.value.userID == "u1")
            let call = try #require(server.calls.first)
            #expect(call.method == "POST")
            #expect(
                call.target
                    == "/open-apis/contact/v3/users?user_id_type=user_id&department_id_type=open_department_id"
                    + "&client_token=a%26b%3Dc"
            )
            #expect(call.body == #"{"name":"Ada/王"}"#)
        }
    }

    @Test func `sends ids and page tokens unchanged`() async throws {
        try await StubServer.serve { request, place in
            if request.method != "GET" { return .user }
            return place == 1
                ? .data(#"{"items":[],"has_more":true,"page_token":"a%2B/+=é"}"#) : .data(#"{"items":[]}"#)
        } body: { client, server in
            _ = try await client.patchUser(id: "a@b/c d", idType: .openID, User())
            _ = try await client.allUsers(of: "0")
            let targets = server.calls.filter { !$0.target.contains("page_size=50&user_id_type") }.map(\.target)
            #expect(targets[0].hasPrefix("/open-apis/contact/v3/users/a%40b%2Fc%20d?user_id_type=open_id&"))
            #expect(targets[1].contains("page_size=50&page_token=a%252B%2F%2B%3D%C3%A9&"))
        }
    }

    @Test func `many ids repeat their name`() async throws {
        try await StubServer.serve { _, _ in
            .data("{}")
        } body: { client, server in
            let answer1 = try await client.batchUsers(ids: ["a", "b"]).value
            #expect(answer1 == [])
            #expect(server.calls.first?.target.contains("?user_ids=a&user_ids=b&user_id_type=user_id") == true)
        }
    }

    @Test func `a batch returns its task, and a task its items`() async throws {
        try await StubServer.serve { request, _ in
            request.method == "POST"
                ? .data(#"{"task_id":"t1"}"#)
                : .data(#"{"task_id":"t1","status":9,"task_info":[{"code":40101,"msg":"taken"}]}"#)
        } body: { client, server in
            let ticket = try await client.batchAddUsers(BatchAddUsersBody(users: [], needSendNotification: false))
            let state = try await client.task(ticket.value.taskID)
            #expect(state.value.taskInfo?.map(\.code) == [40101])
            #expect(server.calls.map(\.target).last == "/open-apis/contact/v2/task/get?task_id=t1")
        }
    }

    @Test func `a patch that moves a person has its own limit, another one does not`() async throws {
        let clock = ManualClock()
        try await StubServer.serve(settings: ClientSettings(), clock: clock) { _, _ in
            .user
        } body: { client, _ in
            var move = User()
            move.departmentIDs = ["od-1"]
            var rename = User()
            rename.name = "Ada"
            for _ in 0..<5 { _ = try await client.patchUser(id: "u1", rename) }
            #expect(clock.waits == [])
            for _ in 0..<3 { _ = try await client.patchUser(id: "u1", move) }
            #expect(clock.waits == [.milliseconds(1100), .milliseconds(1100)])
        }
    }
}
