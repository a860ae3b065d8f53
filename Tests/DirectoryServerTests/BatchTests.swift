import DirectoryServer
import Foundation
import TestSupport
import Testing

struct BatchTests {
    static let users = "/contact/v2/user/batch_add"
    static let departments = "/contact/v2/department/batch_add"

    @Test func `adds people in any order of leaders and answers in the request's order`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let state = try await caller.settled(
                Self.users,
                #"{"users":[{"name":"R","mobile":"13811111111","user_id":"r","departments":["eng"],"leader_user_id":"L"},{"name":"L","mobile":"13811111112","user_id":"l","departments":["eng"]},{"name":"X","mobile":"13800000001","departments":["eng"]}]}"#
            ).data
            #expect(state?["status"]?.number == 9)
            #expect(state?["finish_time"]?.number != nil)
            #expect(state?["success_num"]?.number == 2)
            #expect(state?["fail_num"]?.number == 1)
            let items = state?["task_info"]?.items ?? []
            #expect(items.map { $0["code"]?.number } == [0, 0, 40101])
            #expect(items.map { $0["action"]?.number } == [1, 1, nil])
            #expect(items[0]["open_id"]?.text?.hasPrefix("ou_") == true)
            let user = try await caller.get("/contact/v3/users/r?user_id_type=user_id").data?["user"]
            #expect(user?["leader_user_id"]?.text == "l")
            #expect(try await directory.outbox().isEmpty)
        }
    }

    @Test func `invites only if asked to`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            _ = try await caller.settled(
                Self.users,
                #"{"need_send_notification":true,"users":[{"name":"N","mobile":"13811111111","departments":["eng"]}]}"#
            )
            #expect(try await directory.outbox().map(\.cause) == [.batch])
        }
    }

    @Test(arguments: [
        (#"{"name":"N","mobile":"13811111111","departments":["none"]}"#, 40052),
        (#"{"name":"N","mobile":"13811111111"}"#, 40113),
        (#"{"name":"N","mobile":"13811111111","departments":["eng","ops"]}"#, 40139),
        (#"{"mobile":"13811111111","departments":["eng"]}"#, 40105),
        (#"{"name":"N","email":"n@example.org","departments":["eng"]}"#, 40110),
        (#"{"name":"N","mobile":"1","departments":["eng"]}"#, 40104),
        (#"{"name":"N","mobile":"13811111111","email":"ada@example.com","departments":["eng"]}"#, 40102),
        (#"{"name":"N","mobile":"13800000001","email":"bob@example.com","departments":["eng"]}"#, 40103),
        (#"{"name":"N","mobile":"13811111111","user_id":"ada","departments":["eng"]}"#, 40111),
        (#"{"name":"N","mobile":"13811111111","user_id":"_x","departments":["eng"]}"#, 40112),
        (#"{"name":"N","mobile":"13811111111","gender":3,"departments":["eng"]}"#, 40116),
        (#"{"name":"N","mobile":"13811111111","user_id":"n","leader_user_id":"n","departments":["eng"]}"#, 40181),
        (#"{"name":"N","mobile":"13811111111","leader_user_id":"nobody","departments":["eng"]}"#, 40007),
        (
            #"{"name":"N","mobile":"13811111111","custom_attrs":[{"id":"C-9","value":{"text":"x"}}],"departments":["eng"]}"#,
            0
        ),
    ])
    func `gives every item its own code`(item: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let state = try await caller.settled(Self.users, #"{"users":[\#(item)]}"#)
            #expect(state.data?["task_info"]?[0]?["code"]?.number == code)
        }
    }

    @Test func `finds repeated ids and cycles within a request`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let items = ["a", "A", "b", "c"].enumerated().map { index, id in
                let leader = ["b": "c", "c": "b"][id].map { #","leader_user_id":"\#($0)""# } ?? ""
                return
                    #"{"name":"N","mobile":"1381111111\#(index)","user_id":"\#(id)","departments":["eng"]\#(leader)}"#
            }
            let state = try await caller.settled(Self.users, #"{"users":[\#(items.joined(separator: ","))]}"#)
            let codes = state.data?["task_info"]?.items.map { $0["code"]?.number }
            #expect(codes == [0, 40180, 40183, 40183])
        }
    }

    @Test(arguments: [(0, 40042), (50, 0), (51, 40042)])
    func `limits the items of a request`(count: Int, code: Int) async throws {
        try await withDirectory { directory in
            let items = (0..<count).map {
                #"{"name":"N\#($0)","mobile":"\#(13_811_110_000 + $0)","departments":["eng"]}"#
            }
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.post(Self.users, #"{"users":[\#(items.joined(separator: ","))]}"#)
            #expect(answer.code == code)
        }
    }

    @Test func `adds departments whose parents come later`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let state = try await caller.settled(
                Self.departments,
                #"{"departments":[{"id":"c","name":"C","parent_id":"p"},{"id":"p","name":"P","parent_id":"0","leader_user_id":"ada"},{"id":"q","name":"Q","parent_id":"q"},{"id":"p","name":"P2","parent_id":"0"},{"id":"r","name":"R","parent_id":"none"},{"name":"P","parent_id":"0"},{"id":"s","name":"S"}]}"#
            )
            let codes = state.data?["task_info"]?.items.map { $0["code"]?.number }
            #expect(codes == [0, 0, 40184, 40186, 40052, 40153, 40185])
            let child = try await caller.get("/contact/v3/departments/c?department_id_type=department_id").data
            #expect(child?["department"]?["parent_department_id"]?.text == "p")
        }
    }

    @Test func `answers that a task is unknown`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get("/contact/v2/task/get?task_id=none").code == 40031)
        }
    }

    @Test func `continues an unfinished task after a restart`() async throws {
        try await withFolder { folder in
            let path = folder + "/directory.sqlite"
            let company = try Company.file(settings: "{ task_items_per_second: 1 }")
            let body =
                #"{"users":[{"name":"A","mobile":"13811111111","departments":["eng"]},{"name":"B","mobile":"13811111112","departments":["eng"]}]}"#
            var id = ""
            // The first server never gets past its pause; the second has none.
            try await withDirectory(company, database: path, clock: StandingClock()) { directory in
                let caller = try await Caller.authorized(directory)
                id = try await caller.post(Self.users, body).data?["task_id"]?.text ?? ""
                #expect(try await caller.get("/contact/v2/task/get?task_id=\(id)").data?["status"]?.number ?? 9 < 9)
            }
            try await withDirectory(company, database: path, clock: HurryingClock()) { directory in
                let caller = try await Caller.authorized(directory)
                #expect(try await caller.task(id).data?["success_num"]?.number == 2)
            }
        }
    }
}
