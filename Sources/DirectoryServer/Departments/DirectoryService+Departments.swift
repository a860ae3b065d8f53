import ContactAPI
import GRDB
import NIOCore

extension DirectoryService {
    func createDepartment(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let body = try call.decode(Department.self)
        return try await queue.perform { writing in
            let departments = DepartmentWriting(view: view.now(in: writing), writing: writing)
            return try self.once(call, body, in: writing) {
                let recordID = try departments.create(body)
                return try self.departmentAnswer(recordID, writing.db, view.now(in: writing), MemberCounts())
            }
        }
    }

    func patchDepartment(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(Department.self) }
        return try await change(call, call.pathID, answers: .department) { try $0.patch($1, try body.get()) }
    }

    /// What a change answers.
    enum DepartmentAnswer { case department, nothing }

    /// Changes the department of an id in one transaction.
    func change(
        _ call: Call,
        _ id: String,
        answers: DepartmentAnswer = .nothing,
        _ change: @escaping @Sendable (DepartmentWriting, Int64) throws -> Void
    ) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        return try await queue.perform { writing in
            let departments = DepartmentWriting(view: view.now(in: writing), writing: writing)
            let recordID = try departments.view.knownDepartment(id)
            try change(departments, recordID)
            guard answers == .department else { return Answers.success { _ in } }
            let after = view.now(in: writing)
            let counts = try MemberCounts(db: writing.db, tenant: view.tenant.key, tree: after.tree)
            return try self.departmentAnswer(recordID, writing.db, after, counts)
        }
    }

    func getDepartment(_ call: Call) async throws -> ByteBuffer {
        let view = try viewpoint(call)
        let recordID = try view.knownDepartment(call.pathID)
        try view.requireDepartment(recordID)
        try view.requireShown(recordID)
        return try await read { db in
            try self.departmentAnswer(recordID, db, view, try self.memberCounts(db, view))
        }
    }

    private func departmentAnswer(
        _ recordID: Int64,
        _ db: Database,
        _ view: CallerContext,
        _ counts: MemberCounts
    ) throws
        -> ByteBuffer
    {
        try Answers.success { json in
            json.key("department")
            try json.department(recordID, db, view, counts)
        }
    }
}
