import ContactAPI
import GRDB
import NIOCore

extension DirectoryService {
    /// All users first, then departments; the size bounds their sum (5.2).
    func scopes(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let paging = try Paging(call, list: "scopes", standard: 50, most: 100)
        return try await read { db in
            let users = view.app.fields.userID ? try view.scopedUsers(UserTable(db: db, tenant: view.tenant.key)) : []
            let departments = view.scopedDepartments()
            let start = min(Int(paging.after?.first ?? 0), users.count + departments.count)
            let end = min(start + paging.size, users.count + departments.count)
            let hasMore = end < users.count + departments.count
            return try SuccessResponse.body(
                ScopePage(
                    // A missing permission leaves the key out, as with any field.
                    userIDs: view.app.fields.userID
                        ? Array(users[min(start, users.count)..<min(end, users.count)]) : nil,
                    departmentIDs: Array(
                        departments[max(0, start - users.count)..<max(0, end - users.count)]
                    ),
                    groupIDs: [],
                    hasMore: hasMore,
                    pageToken: hasMore ? paging.token(after: Int64(end)) : nil
                )
            )
        }
    }
}

extension CallerContext {
    /// Whole company: the direct members of the root; else exactly the configured people.
    fileprivate func scopedUsers(_ table: UserTable) throws -> [String] {
        let users =
            app.scope.isWholeCompany
            ? try table.members(of: OrganizationTree.root, after: 0, limit: .max)
            : try app.scope.users.compactMap { try table.find($0) }.filter { !$0.isResigned }
        return users.map { id(ofUser: $0.id, userID: $0.userID) }
    }

    fileprivate func scopedDepartments() -> [String] {
        let rows =
            app.scope.isWholeCompany
            ? tree.orderedChildren(of: OrganizationTree.root).map(\.id)
            : app.scope.departments.filter { tree[$0] != nil }
        return rows.map { id(ofDepartment: $0) }
    }
}
