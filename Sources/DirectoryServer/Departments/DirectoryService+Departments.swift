import ContactAPI
import GRDB
import NIOCore

extension DirectoryService {
    func createDepartment(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let body = try call.decode(Department.self)
        return try await queue.perform { writing in
            let departments = DepartmentOperations(view: view.now(in: writing), writing: writing)
            return try self.once(call, body, in: writing) {
                let recordID = try departments.create(body)
                return try self.departmentResponse(recordID, writing.db, view.now(in: writing), MemberCounts())
            }
        }
    }

    func patchDepartment(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(Department.self) }
        return try await change(call, call.pathID, response: .department) { try $0.patch($1, try body.get()) }
    }

    /// What the response to a change holds.
    enum DepartmentChangeResponse { case department, nothing }

    /// Changes the department of an id in one transaction.
    func change(
        _ call: Call,
        _ id: String,
        response: DepartmentChangeResponse = .nothing,
        _ change: @escaping @Sendable (DepartmentOperations, Int64) throws -> Void
    ) async throws -> ByteBuffer {
        let view = try callerContext(call)
        return try await queue.perform { writing in
            let departments = DepartmentOperations(view: view.now(in: writing), writing: writing)
            let recordID = try departments.view.knownDepartment(id)
            try change(departments, recordID)
            guard response == .department else { return SuccessResponse.body { _ in } }
            let after = view.now(in: writing)
            let counts = try MemberCounts(of: recordID, db: writing.db, tenant: view.tenant.key, tree: after.tree)
            return try self.departmentResponse(recordID, writing.db, after, counts)
        }
    }

    func getDepartment(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let recordID = try view.knownDepartment(call.pathID)
        try view.requireDepartment(recordID)
        try view.requireShown(recordID)
        return try await read { db in
            try self.departmentResponse(recordID, db, view, try self.memberCounts(of: recordID, db, view))
        }
    }

    private func departmentResponse(
        _ recordID: Int64,
        _ db: Database,
        _ view: CallerContext,
        _ counts: MemberCounts
    ) throws
        -> ByteBuffer
    {
        try SuccessResponse.body { json in
            json.key("department")
            try json.department(recordID, db, view, counts)
        }
    }
}
