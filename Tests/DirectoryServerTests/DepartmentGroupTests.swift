import DirectoryServer
import Foundation
import Testing

/// Groups of departments, which take people in by themselves.
struct DepartmentGroupTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    private func change(_ caller: Caller, _ kind: String, _ id: String, _ body: String) async throws {
        #expect(try await caller.patch("/contact/v3/\(kind)/\(id)\(Self.types)", body).code == 0)
    }

    /// Gives `ops` a group that takes people of one employee type.
    private func addGroup(_ caller: Caller, of type: Int) async throws {
        let body = #"{"create_group_chat":true,"group_chat_employee_types":[\#(type)]}"#
        try await change(caller, "departments", "ops", body)
    }

    /// Who is in the only group there is, and why.
    private func members(_ directory: EmbeddedDirectory) async throws -> [String: GroupMember.Cause] {
        let present = try await directory.groupMembers().filter(\.isPresent)
        #expect(Set(present.map(\.chatID)).count <= 1)
        return Dictionary(present.map { ($0.userID, $0.cause) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func `S29 a group adds present people, people who join or change their type, and leaders`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            try await change(caller, "users", "bob", #"{"employee_type":2}"#)
            #expect(try await members(directory) == [:])
            try await addGroup(caller, of: 1)
            // Bob, an intern, is none of those whom the group takes.
            #expect(try await members(directory) == ["cyd": .group, "gone": .group])
            try await change(caller, "users", "bob", #"{"employee_type":1}"#)
            try await change(caller, "users", "ada", #"{"department_ids":["eng","ops"]}"#)
            try await change(caller, "departments", "ops", #"{"leader_user_id":"boss"}"#)
            let all = ["cyd": GroupMember.Cause.group, "gone": .group, "bob": .employeeType, "ada": .joined]
            #expect(try await members(directory) == all.merging(["boss": .leader]) { old, _ in old })
            try await change(caller, "departments", "ops", #"{"leader_user_id":"ada"}"#)
            #expect(try await members(directory) == all)
        }
    }

    @Test func `S29 a group removes people who leave, move away or change their type`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            try await addGroup(caller, of: 1)
            for number in 1...3 {
                let keys = #""user_id":"n\#(number)","name":"N","mobile":"1381111111\#(number)""#
                let body = #"{\#(keys),"department_ids":["ops"],"employee_type":1}"#
                #expect(try await caller.post("/contact/v3/users\(Self.types)", body).code == 0)
            }
            let rest = ["bob": GroupMember.Cause.group, "cyd": .group, "gone": .group]
            let new = ["n1": GroupMember.Cause.joined, "n2": .joined, "n3": .joined]
            #expect(try await members(directory) == rest.merging(new) { old, _ in old })
            try await change(caller, "users", "n1", #"{"department_ids":["eng"]}"#)
            try await change(caller, "users", "n2", #"{"employee_type":3}"#)
            #expect(try await caller.delete("/contact/v3/users/n3\(Self.types)").code == 0)
            #expect(try await members(directory) == rest)
            // Back again: by the type, and as somebody who joins.
            try await change(caller, "users", "n2", #"{"employee_type":1}"#)
            let back = #"{"departments":[{"department_id":"ops"}]}"#
            #expect(try await caller.post("/contact/v3/users/n3/resurrect\(Self.types)", back).code == 0)
            let returned = ["n2": GroupMember.Cause.employeeType, "n3": .joined]
            #expect(try await members(directory) == rest.merging(returned) { old, _ in old })
        }
    }

    @Test func `a group that takes other types adjusts itself, and one that is unbound no longer does`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            try await change(caller, "users", "bob", #"{"employee_type":2}"#)
            try await addGroup(caller, of: 2)
            #expect(try await members(directory) == ["bob": .group])
            try await change(caller, "departments", "ops", #"{"group_chat_employee_types":[1]}"#)
            #expect(try await members(directory) == ["cyd": .employeeType, "gone": .employeeType])
            let unbind = "/contact/v3/departments/unbind_department_chat" + Self.types
            #expect(try await caller.post(unbind, #"{"department_id":"ops"}"#).code == 0)
            try await change(caller, "users", "bob", #"{"employee_type":1}"#)
            #expect(try await members(directory) == ["cyd": .employeeType, "gone": .employeeType])
        }
    }

    @Test func `the group of a new department begins with its leader, in a batch too`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let item = #"{"id":"n","name":"N","parent_id":"0","leader_user_id":"ada","create_group_chat":true}"#
            _ = try await caller.settled("/contact/v2/department/batch_add", #"{"departments":[\#(item)]}"#)
            #expect(try await members(directory) == ["ada": .group])
        }
    }
}
