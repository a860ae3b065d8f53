import ContactAPI
import DirectoryClient
import JobModel
import TestSupport
import Testing
import Wording

/// A success proves what it shows, and nothing else.
struct DoubtfulResponseTests {
    @Test(arguments: [301, 307, 404, 418, 500, 502, 503])
    func `reads back a success with another status, because it proves no write`(status: Int) async throws {
        try await StubServer.serve { _, _ in
            StubServer.CannedResponse(status: status, body: StubServer.CannedResponse.user.body)
        } body: { client, server in
            let failure = try await failure { try await client.createUser(User(), clientToken: "c1") }
            #expect(failure.error.next == .readBack && server.calls.count == 1)
            let patch = try await DirectoryClientTests.failure { try await client.patchUser(id: "u1", User()) }
            #expect(patch.error.next == .readBack)
        }
    }

    @Test(arguments: [302, 500]) func `sends a read with another status again, a few times`(
        status: Int
    ) async throws {
        try await StubServer.serve { _, place in
            StubServer.CannedResponse(status: place < 2 ? status : 200, body: StubServer.CannedResponse.user.body)
        } body: { client, server in
            let answer = try await client.getUser(id: "u1").value.userID
            #expect(answer == "u1")
            #expect(server.calls.count == 3)
        }
    }

    @Test(arguments: [
        #"{"code":0}"#, #"{"code":0,"data":null}"#, #"{"code":0,"data":{}}"#, #"{"code":0,"data":{"user_list":null}}"#,
        #"{"code":0,"data":{"user_list":[]}}"#, #"{"code":0,"data":{"user_list":[{"email":"a@x.com"}]}}"#,
        #"{"code":0,"data":{"user_list":[{"email":"a@x.com"},{"mobile":"+8613800000002"}]}}"#,
        #"{"code":0,"data":{"user_list":[{},{}]}}"#,
        #"{"code":0,"data":{"user_list":[{"email":"a@x.com","user_id":"u1"},{"email":"a@x.com","user_id":"u2"},{"mobile":"13800000001"}]}}"#,
    ])
    func `ignores a look-up that does not answer every key with one holder`(body: String) async throws {
        let lookup = UserLookup(emails: ["a@x.com"], mobiles: ["+8613800000001"], includeResigned: false)
        try await StubServer.serve { _, _ in
            .json(body)
        } body: { client, server in
            let failure = try await failure { try await client.lookUp(lookup) }
            guard case .doubtful(.lookUpUsers, _) = failure.error else {
                Issue.record("\(failure.error)")
                return
            }
            #expect(failure.error.next == .sendAgain && server.calls.count == 1)
        }
    }

    @Test func `compares keys without case and country code`() async throws {
        let lookup = UserLookup(
            emails: ["A@x.com", "b@X.com"],
            mobiles: ["+8613800000001", "+15550001111"],
            includeResigned: nil
        )
        try await StubServer.serve { _, _ in
            .data(
                #"{"user_list":[{"mobile":"+1 555 000 1111"},{"email":"B@x.com"},{"email":"a@x.com","user_id":"u1"},{"mobile":"13800000001"}]}"#
            )
        } body: { client, _ in
            let answer = try await client.lookUp(lookup).value.compactMap(\.userID)
            #expect(answer == ["u1"])
        }
    }

    @Test func `a key can belong to several leavers`() async throws {
        let lookup = UserLookup(emails: ["a@x.com"], mobiles: nil, includeResigned: true)
        try await StubServer.serve { _, _ in
            .data(#"{"user_list":[{"email":"a@x.com","user_id":"u1"},{"email":"a@x.com","user_id":"u2"}]}"#)
        } body: { client, _ in
            let answer = try await client.lookUp(lookup).value.count
            #expect(answer == 2)
        }
    }

    @Test(arguments: [
        #"{}"#, #"{"task_id":"t1"}"#, #"{"status":9,"task_info":[]}"#, #"{"task_id":"t2","status":9,"task_info":[]}"#,
    ])
    func `a task's answer names the task and its state`(data: String) async throws {
        try await StubServer.serve { _, _ in
            .data(data)
        } body: { client, _ in
            let failure = try await failure { try await client.task("t1") }
            guard case .doubtful(.task, _) = failure.error else {
                Issue.record("\(failure.error)")
                return
            }
        }
    }

    @Test func `reads back a batch without a task id, because it can have been accepted`() async throws {
        try await StubServer.serve { _, _ in
            .data(#"{"task_id":""}"#)
        } body: { client, server in
            let body = BatchAddUsersBody(users: [], needSendNotification: false)
            let failure = try await failure { try await client.batchAddUsers(body) }
            #expect(failure.error.next == .readBack && server.calls.count == 1)
        }
    }

    @Test(arguments: [
        ResponseDoubt.status(500), .keysMissing(1, of: 2), .keyTwice, .otherSubject, .noSubject, .noState,
    ])
    func `every doubtful answer has a text in both languages, with what to do`(doubt: ResponseDoubt) {
        let words = DirectoryError.doubtful(.lookUpUsers, doubt).explanation
        #expect(words.problem.en.contains("proves nothing") && words.problem.zh.contains("不能证明"))
        #expect(!words.remedy.en.isEmpty && !words.remedy.zh.isEmpty)
    }
}
