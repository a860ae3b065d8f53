import ContactAPI
import GRDB
import NIOCore

extension Directory {
    func createDepartment(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let body = try call.decode(Department.self)
        return try await queue.perform { writing in
            let departments = DepartmentWriting(view: view.now(in: writing), writing: writing)
            return try self.once(call, body, in: writing) {
                let row = try departments.create(body)
                return try self.departmentAnswer(row, writing.db, view.now(in: writing), MemberCounts())
            }
        }
    }

    func patchDepartment(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let body = Result { try call.decode(Department.self) }
        return try await queue.perform { writing in
            let departments = DepartmentWriting(view: view.now(in: writing), writing: writing)
            let row = try departments.view.knownDepartment(call.pathID)
            try departments.patch(row, try body.get())
            let after = view.now(in: writing)
            let counts = try MemberCounts(db: writing.db, tenant: view.tenant.key, tree: after.tree)
            return try self.departmentAnswer(row, writing.db, after, counts)
        }
    }

    func getDepartment(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let row = try view.knownDepartment(call.pathID)
        try view.requireDepartment(row)
        return try await read { db in
            try self.departmentAnswer(row, db, view, try self.memberCounts(db, tenant: view.tenant.key))
        }
    }

    /// `departments/batch`: what does not exist or is not in scope is left out.
    func departments(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let rows = try call.idList("department_ids").compactMap { view.departmentRow(of: $0) }
            .filter { view.app.reaches(department: $0, in: view.tree) }
        return try await read { db in
            let counts = try self.memberCounts(db, tenant: view.tenant.key)
            return try Answers.success(capacity: 512 * (rows.count + 1)) { json in
                json.key("items")
                try json.array(rows) { try $0.department($1, db, view, counts) }
            }
        }
    }

    func children(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let parent = try view.knownDepartment(call.pathID)
        let isRecursive = try call.flag("fetch_child")
        let paging = try Paging(
            call,
            list: "children \(parent) \(isRecursive)",
            standard: 10,
            most: 50
        )
        try view.requireDepartment(parent)
        let all = view.children(of: parent, recursively: isRecursive, after: paging.after)
        let page = Array(all.prefix(paging.size))
        let hasMore = all.count > page.count
        return try await read { db in
            let counts = try self.memberCounts(db, tenant: view.tenant.key)
            return try Answers.success(capacity: 256 + 512 * page.count) { json in
                json.field("has_more", hasMore)
                if hasMore, let last = page.last.flatMap({ view.tree[$0] }) {
                    json.field("page_token", paging.token(after: isRecursive ? 0 : last.place, last.id))
                }
                json.key("items")
                try json.array(page) { try $0.department($1, db, view, counts) }
            }
        }
    }

    private func departmentAnswer(
        _ row: Int64,
        _ db: Database,
        _ view: Viewpoint,
        _ counts: MemberCounts
    ) throws
        -> ByteBuffer
    {
        try Answers.success { json in
            json.key("department")
            try json.department(row, db, view, counts)
        }
    }
}

extension Viewpoint {
    /// Direct children in their order, or everything below in the order of creation (U22), from a position on.
    fileprivate func children(of parent: Int64, recursively: Bool, after: [Int64]?) -> [Int64] {
        let position = after ?? []
        if recursively {
            // With a user access token a recursion ends after so many (4.10).
            let all =
                app.person == nil ? tree.descendants(of: parent) : Array(tree.descendants(of: parent).prefix(1000))
            return position.count == 2 ? all.filter { $0 > position[1] } : all
        }
        let all = tree.orderedChildren(of: parent)
        guard position.count == 2 else { return all.map(\.id) }
        return all.filter { ($0.place, $0.id) > (position[0], position[1]) }.map(\.id)
    }
}
