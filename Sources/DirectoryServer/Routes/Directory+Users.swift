import ContactAPI
import Foundation
import NIOCore

extension Directory {
    /// A defect after which the person exists (44054–44059): the write stays, the answer is a failure.
    struct Written: Sendable {
        var answer: ByteBuffer
        var defect: Int?

        func settled() throws(Refusal) -> ByteBuffer {
            if let defect { throw Refusal(defect) }
            return answer
        }
    }

    func createUser(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let body = try call.decode(User.self)
        let written = try await queue.perform { writing in
            let users = UserWriting(view: view.now(in: writing), writing: writing, now: self.seconds)
            var defect: Int?
            let answer = try self.once(call, body, in: writing) {
                let created = try users.create(body)
                defect = created.defect
                return try self.userAnswer(created.row, users.users, users.view)
            }
            return Written(answer: answer, defect: defect)
        }
        return try written.settled()
    }

    func patchUser(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let body = Result { try call.decode(User.self) }
        if case .success(let user) = body, user.departmentIDs != nil || user.isFrozen != nil {
            try rates.admit(call.app.appID, "movingPatch", windows: RateWindow.movingPatch, now: now())
        }
        let written = try await queue.perform { writing in
            let users = UserWriting(view: view.now(in: writing), writing: writing, now: self.seconds)
            let user = try users.view.knownUser(call.pathID, in: users.users)
            let defect = try users.patch(user, try body.get())
            return Written(answer: try self.userAnswer(user.id, users.users, users.view), defect: defect)
        }
        return try written.settled()
    }

    func getUser(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        return try await read { db in
            let user = try view.knownUser(call.pathID, in: UserTable(db: db, tenant: view.tenant.key))
            try view.requireUser(user)
            return Answers.success { json in
                json.key("user")
                json.user(user, for: view)
            }
        }
    }

    /// `users/batch`: people outside the scope are left out, ids that do not exist refuse the call.
    func users(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let ids = try call.idList("user_ids")
        return try await read { db in
            let table = UserTable(db: db, tenant: view.tenant.key)
            let rows = try ids.map { (id: $0, row: try view.userRow(of: $0, in: table)) }
            let unknown = rows.filter { $0.row == nil }.map(\.id)
            guard unknown.isEmpty else { throw view.unknownUsers(unknown) }
            let users = try rows.compactMap { try $0.row.flatMap { try table.find($0) } }
            return Answers.success(capacity: 1024 * users.count) { json in
                json.key("items")
                json.array(users.filter { view.app.reaches($0, in: view.tree) }) { $0.user($1, for: view) }
            }
        }
    }

    func members(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        guard let id = call.value("department_id"), !id.isEmpty else {
            throw Refusal.schema("department_id", "required")
        }
        let department = try view.knownDepartment(id)
        let paging = try Paging(call, list: "members \(department)", standard: 10, most: 50)
        try view.requireDepartment(department)
        return try await read { db in
            let table = UserTable(db: db, tenant: view.tenant.key)
            var users = try table.members(of: department, after: paging.after?.first ?? 0, limit: paging.size + 1)
            let hasMore = users.count > paging.size
            if hasMore { users.removeLast() }
            return Answers.success(capacity: 256 + 1024 * users.count) { json in
                json.field("has_more", hasMore)
                if hasMore, let last = users.last { json.field("page_token", paging.token(after: last.id)) }
                json.key("items")
                json.array(users) { $0.user($1, for: view) }
            }
        }
    }

    private func userAnswer(_ row: Int64, _ users: UserTable, _ view: Viewpoint) throws -> ByteBuffer {
        guard let user = try users.find(row) else { throw Refusal(40003) }
        return Answers.success { json in
            json.key("user")
            json.user(user, for: view)
        }
    }
}

extension Viewpoint {
    /// The same view at the departments as they are within a transaction.
    func now(in writing: Writing) -> Viewpoint {
        var view = self
        view.tree = writing.tree(of: tenant.key)
        return view
    }
}

extension Call {
    /// The repeated ids of a batch get, 1–50.
    func idList(_ name: String) throws(Refusal) -> [String] {
        let ids = values(name).filter { !$0.isEmpty }
        guard !ids.isEmpty else { throw .schema(name, "required") }
        guard ids.count <= 50 else {
            throw endpoint == .batchDepartments
                ? Refusal(40011) : .schema(name, value: String(ids.count), "at most 50 ids")
        }
        return ids
    }
}
