import ContactAPI
import DirectoryClient
import Synchronization
import TestSupport
import Testing

/// A request's deadline bounds the whole exchange, and whoever is cancelled does not wait for it.
struct DeadlineTests {
    private static func settings(deadline: Duration) -> ClientSettings {
        var settings = ClientSettings.unlimited
        settings.requestTimeout = deadline
        settings.retry.maximumAttempts = 1
        return settings
    }

    @Test(arguments: [
        Endpoint.tenantAccessToken, .getUser, .createUser, .usersOfDepartment, .childDepartments, .lookUpUsers,
        .batchAddUsers, .task, .scopes,
    ])
    func `stops a slow answer at the deadline`(endpoint: Endpoint) async throws {
        try await LaxDirectory.run { call in
            // Each byte comes long before the deadline, the last one long after it.
            call.endpoint == endpoint ? .drip(.seconds(10)) : nil
        } body: { directory in
            try await withClient(of: directory, settings: Self.settings(deadline: .seconds(20))) { client in
                let start = ContinuousClock.now
                let failure = try await failure { try await Self.call(endpoint, client) }
                #expect(failure.error == .noResponse(endpoint, afterSending: true, reason: .timeout))
                #expect(ContinuousClock.now - start < .seconds(400))
            }
        }
    }

    @Test func `reads a slow answer within the deadline`() async throws {
        try await LaxDirectory.run { call in
            call.endpoint == .createUser ? .drip(.milliseconds(1)) : nil
        } body: { directory in
            try await withClient(of: directory, settings: Self.settings(deadline: .seconds(300))) { client in
                let person = try await client.createUser(LaxState.person(1), clientToken: "c1").value
                #expect(person.openID == "ou_new-1")
            }
        }
    }

    @Test(arguments: [Endpoint.tenantAccessToken, .getUser], [LaxFault.drip(.seconds(1)), .late(.seconds(600))])
    func `a cancelled call does not wait for an answer`(endpoint: Endpoint, fault: LaxFault) async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        try await LaxDirectory.run { call in
            guard call.endpoint == endpoint else { return nil }
            arrived.yield()
            return fault
        } body: { directory in
            try await withClient(of: directory, settings: Self.settings(deadline: .seconds(300))) { client in
                let start = ContinuousClock.now
                let call = Task { try await client.getUser(id: "u1") }
                for await _ in arrivals { break }
                call.cancel()
                await #expect(throws: CancellationError.self) { try await call.value }
                #expect(ContinuousClock.now - start < .seconds(400))
            }
        }
    }

    @Test func `fetches the token for others if one waiting call is cancelled`() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        try await LaxDirectory.run(LaxState(people: [LaxState.person(1)])) { call in
            guard call.endpoint == .tenantAccessToken else { return nil }
            arrived.yield()
            return .drip(.milliseconds(10))
        } body: { directory in
            try await withClient(of: directory, settings: Self.settings(deadline: .seconds(300))) { client in
                let first = Task { try await client.getUser(id: "u1") }
                for await _ in arrivals { break }
                let second = Task { try await client.getUser(id: "u1") }
                first.cancel()
                let person = try await second.value.value
                #expect(person.name == "Person 1")
                #expect(directory.calls.count { $0.endpoint == .tenantAccessToken } == 1)
            }
        }
    }

    @Test func `a cancelled request does not wait for a token`() async throws {
        let observer = Observer()
        try await LaxDirectory.run { call in
            guard call.endpoint == .tenantAccessToken else { return nil }
            observer.over.store(true, ordering: .releasing)
            return .late(.seconds(600))
        } body: { directory in
            try await withClient(of: directory, settings: Self.settings(deadline: .seconds(300))) { client in
                await #expect(throws: RequestCalledOff.self) {
                    _ = try await client.patchUser(id: "u1", User(), observer: observer)
                }
                #expect(directory.calls.count { $0.endpoint == .patchUser } == 0)
            }
        }
    }

    @Test func `a cancelled read is not sent again, and does not wait for a limit`() async throws {
        let isOver = Atomic(false)
        try await StubServer.serve { _, place in
            isOver.store(true, ordering: .releasing)
            return place == 0 ? .json("", status: 502) : .code(99_991_400, ["x-ogw-ratelimit-reset": "600"])
        } body: { client, server in
            let reading = client.reading { isOver.load(ordering: .acquiring) }
            for _ in 1...2 {
                let failure = try await failure { try await reading.getUser(id: "u1") }
                #expect(failure.error == .noResponse(.getUser, afterSending: false, reason: .calledOff))
            }
            // The second was called off before it left.
            #expect(server.calls.count == 1)
        }
    }

    private final class Observer: RequestObserver {
        let over = Atomic(false)
        var isCalledOff: Bool { over.load(ordering: .acquiring) }
        func willSend() async throws {}
        func hadNoEffect(until time: Double) async throws {}
    }

    private static func call(_ endpoint: Endpoint, _ client: DirectoryClient) async throws {
        switch endpoint {
        case .createUser: _ = try await client.createUser(LaxState.person(1), clientToken: "c1")
        case .usersOfDepartment: _ = try await client.allUsers(of: "od-d1")
        case .childDepartments: _ = try await client.allDepartments()
        case .lookUpUsers:
            _ = try await client.lookUp(UserLookup(emails: ["a@example.com"], mobiles: nil, includeResigned: nil))
        case .batchAddUsers: _ = try await client.batchAddUsers(BatchAddUsersBody(users: [], needSendNotification: nil))
        case .task: _ = try await client.task("t")
        case .scopes: _ = try await client.scopes()
        default: _ = try await client.getUser(id: "u1")
        }
    }
}
