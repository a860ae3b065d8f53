import Foundation
import TestSupport
import Testing

/// The number of a department's members, as it is kept between two changes.
struct MemberCountTests {
    /// Reads that begin before a write and end after it must not leave their own, older number behind.
    ///
    /// One department is counted by itself, several by what is kept of the whole company.
    @Test(
        arguments: [
            "/contact/v3/departments/ops?department_id_type=department_id",
            "/contact/v3/departments/batch?department_ids=ops&department_id_type=department_id",
        ]
    )
    func `counts a person who joins during a read at the next read`(path list: String) async throws {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            try await withDirectory(database: file) { directory in
                let caller = try await Caller.authorized(directory)
                let before = try await Self.members(caller, list)
                for number in 1...Self.rounds {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for _ in 0..<6 {
                            group.addTask { _ = try await Self.members(caller, list) }
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
                    let after = try await Self.members(caller, list)
                    #expect(after == before + number)
                }
            }
        }
    }

    private static let rounds = 150

    private static func members(_ caller: Caller, _ path: String) async throws -> Int {
        let answer = try await caller.get(path)
        let department = answer.data?["department"] ?? answer.data?["items"]?[0]
        return department?["member_count"]?.number ?? -1
    }

    @Test func `one department by itself has the numbers that it has among all`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            for id in ["eng", "eng-be", "ops", "0"] {
                let kind = "department_id_type=department_id"
                let one = try await caller.get("/contact/v3/departments/\(id)?\(kind)").data?["department"]
                let all = try await caller.get("/contact/v3/departments/batch?department_ids=\(id)&\(kind)").data?[
                    "items"
                ]?[0]
                for field in ["member_count", "primary_member_count"] {
                    #expect(one?[field]?.number == all?[field]?.number, "\(id) \(field)")
                }
            }
        }
    }
}
