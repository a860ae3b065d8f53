import Foundation
import TestSupport
import Testing

/// The number of a department's members, as it is kept between two changes.
struct MemberCountTests {
    /// Reads that begin before a write and end after it must not leave their own, older number behind.
    @Test func `counts a person who joins during a read at the next read`() async throws {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            try await withDirectory(database: file) { directory in
                let caller = try await Caller.authorized(directory)
                let before = try await Self.members(caller)
                for number in 1...Self.rounds {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for _ in 0..<6 {
                            group.addTask { _ = try await Self.members(caller) }
                        }
                        group.addTask {
                            let person =
                                #"{"name":"P\#(number)","mobile":"138\#(20_000_000 + number)","department_ids":["ops"],"employee_type":1}"#
                            let path = "/contact/v3/users?department_id_type=department_id"
                            let answer = try await caller.post(path, person)
                            #expect(answer.code == 0, "\(answer.text)")
                        }
                        try await group.waitForAll()
                    }
                    let after = try await Self.members(caller)
                    #expect(after == before + number)
                }
            }
        }
    }

    private static let rounds = 150

    private static func members(_ caller: Caller) async throws -> Int {
        let answer = try await caller.get("/contact/v3/departments/ops?department_id_type=department_id")
        return answer.data?["department"]?["member_count"]?.number ?? -1
    }
}
