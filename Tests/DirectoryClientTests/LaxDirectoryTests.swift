import ContactAPI
import DirectoryClient
import TestSupport
import Testing

struct LaxDirectoryTests {
    @Test func `stores a person twice that is sent twice, in look-ups and lists`() async throws {
        try await LaxDirectory.run { directory in
            try await withClient(of: directory) { client in
                for _ in 1...2 { _ = try await client.createUser(LaxState.person(1), clientToken: "c1") }
                #expect(directory.people.map(\.employeeNo) == ["N1", "N1"])
                let listed = try await client.allUsers(of: "od-d1").value
                #expect(listed.map(\.openID) == ["ou_new-1", "ou_new-2"])
                let asked = UserLookup(emails: ["n1@example.com"], mobiles: ["+8613800010001"], includeResigned: true)
                let found = try await client.lookUp(asked).value
                #expect(found.map(\.userID) == ["u1", "u1"])
                let read = try await client.batchUsers(ids: ["u1"]).value
                #expect(read.map(\.name) == ["Person 1"])
            }
        }
    }

    @Test func `answers a batch item by item, and can spoil it`() async throws {
        try await LaxDirectory.run { call in
            call.endpoint == .task ? [.reversed, .without(["mobile"])][call.earlier % 2] : nil
        } body: { directory in
            try await withClient(of: directory) { client in
                let users = (1...3).map { number in
                    var user = BatchUser()
                    user.name = "Person \(number)"
                    user.mobile = "1380000000\(number)"
                    user.departments = ["od-d1"]
                    return user
                }
                let body = BatchAddUsersBody(users: users, needSendNotification: false)
                let task = try await client.batchAddUsers(body).value.taskID
                let reversed = try await client.task(task).value
                #expect(reversed.isFinished && reversed.taskInfo?.map(\.name) == ["Person 3", "Person 2", "Person 1"])
                let bare = try await client.task(task).value.taskInfo
                #expect(bare?.count == 3 && bare?.allSatisfy { $0.mobile == nil && $0.userID != nil } == true)
                #expect(directory.people.count == 3)
            }
        }
    }

    @Test(arguments: ["lose", "cut", "status", "say"])
    func `does a write whatever its answer says`(name: String) async throws {
        let faults: [String: LaxFault] = [
            "lose": .lose, "cut": .cut, "status": .status(503), "say": .say("<html>", status: 502),
        ]
        try await LaxDirectory.run { call in
            call.endpoint == .createUser ? faults[name] : nil
        } body: { directory in
            try await withClient(of: directory) { client in
                _ = try? await client.createUser(LaxState.person(1), clientToken: "c1")  // Whatever comes of it.
                #expect(directory.people.count == 1)
                #expect(directory.calls.count { $0.endpoint == .createUser } == 1)
            }
        }
    }

    @Test func `creates, changes and lists departments at any depth`() async throws {
        try await LaxDirectory.run { directory in
            try await withClient(of: directory) { client in
                var department = LaxState.department("deep", in: "od-d1")
                department.openDepartmentID = nil
                let id = try await client.createDepartment(department, clientToken: "c1").value.openDepartmentID
                var change = Department()
                change.name = "Deeper"
                _ = try await client.patchDepartment(id: id ?? "", change)
                #expect(try await client.allDepartments().value.map(\.name) == ["d1", "Deeper"])
                #expect(try await client.getDepartment(id: rootDepartmentID).value.memberCount == 0)
            }
        }
    }
}

/// A client of a lax directory, closed at the end.
func withClient(
    of directory: LaxDirectory,
    settings: ClientSettings = .unlimited,
    body: (DirectoryClient) async throws -> Void
) async throws {
    try await withClient(port: directory.port, settings: settings, body: body)
}
