import ContactAPI
import Foundation
import GRDB
import NIOCore

extension DirectoryService {
    /// `departments/batch`: what does not exist or is not in scope is left out.
    func departments(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let rows = try call.idList("department_ids").compactMap { view.departmentRecordID(of: $0) }
            .filter { view.app.reaches(department: $0, in: view.tree) }
        for row in rows { try view.requireShown(row) }
        return try await read { db in
            let counts = try self.memberCounts(db, view)
            return try SuccessResponse.body(capacity: 512 * (rows.count + 1)) { json in
                json.key("items")
                try json.array(rows) { try $0.department($1, db, view, counts) }
            }
        }
    }

    func children(_ call: Call) async throws -> ByteBuffer {
        try await children(of: call.pathID, call)
    }

    /// `GET /departments`, which is gone from the documentation but still answers: S50–S52.
    func listDepartments(_ call: Call) async throws -> ByteBuffer {
        if let parent = call.value("parent_department_id"), !parent.isEmpty {
            return try await children(of: parent, call)
        }
        let view = try callerContext(call)
        let isRecursive = try call.flag("fetch_child")
        let paging = try Paging(call, list: "scope \(isRecursive)", standard: 10, most: 50)
        for department in view.app.scope.departments where isRecursive { try view.requireSmall(department) }
        let all = view.scopedDepartments(recursively: isRecursive).filter { $0 > paging.after?.first ?? -1 }
        return try await page(of: all, paging, view) { paging.token(after: $0) }
    }

    /// `departments/parent`: nearest first, without the root, and only those in scope (4.12).
    func parents(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        guard let id = call.value("department_id"), !id.isEmpty else { throw APIError(44102) }
        let department = try view.knownDepartment(id)
        let paging = try Paging(call, list: "parents \(department)", standard: 20, most: 50)
        try view.requireDepartment(department)
        let all = view.tree.lineage(of: department).dropFirst().filter {
            $0 != OrganizationTree.root && view.app.reaches(department: $0, in: view.tree)
        }
        guard let last = paging.after?.first else {
            return try await page(of: all, paging, view) { paging.token(after: $0) }
        }
        // What the last page ended with may have moved elsewhere since.
        guard let index = all.firstIndex(of: last) else { throw APIError(40012) }
        return try await page(of: Array(all[(index + 1)...]), paging, view) { paging.token(after: $0) }
    }

    /// `departments/search`: by a part of the name, among those the person sees (4.13).
    func searchDepartments(_ call: Call) async throws -> ByteBuffer {
        struct Body: Decodable { var query: String? }
        let view = try callerContext(call)
        guard let query = try call.decode(Body.self).query, !query.isEmpty else { throw APIError(48001) }
        let paging = try Paging(call, list: "search \(query)", standard: 20, most: 50)
        let found = view.tree.nodes.values.filter { node in
            node.name.range(of: query, options: .caseInsensitive) != nil
                && view.app.reaches(department: node.id, in: view.tree)
        }
        let all = found.map(\.id).filter { $0 > paging.after?.first ?? 0 }.sorted()
        return try await page(of: all, paging, view) { paging.token(after: $0) }
    }

    private func children(of id: String, _ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let parent = try view.knownDepartment(id)
        let isRecursive = try call.flag("fetch_child")
        let paging = try Paging(call, list: "children \(parent) \(isRecursive)", standard: 10, most: 50)
        try view.requireDepartment(parent)
        if isRecursive { try view.requireSmall(parent) }
        let all = view.children(of: parent, recursively: isRecursive, after: paging.after)
        return try await page(of: all, paging, view) { last in
            paging.token(after: isRecursive ? 0 : view.tree[last]?.place ?? 0, last)
        }
    }

    /// The first of `all` that a page holds; `token` says how to go on after the last of them.
    private func page(
        of all: [Int64],
        _ paging: Paging,
        _ view: CallerContext,
        token: (Int64) -> String
    ) async throws -> ByteBuffer {
        let page = Array(all.prefix(paging.size))
        let next = all.count > page.count ? page.last.map(token) : nil
        return try await read { db in
            let counts = try self.memberCounts(db, view)
            return try SuccessResponse.body(capacity: 256 + 512 * page.count) { json in
                json.turning(next)
                json.key("items")
                try json.array(page) { try $0.department($1, db, view, counts) }
            }
        }
    }
}

extension CallerContext {
    /// U23: whether the root answers at all is a setting.
    func requireShown(_ department: Int64) throws(APIError) {
        guard department != OrganizationTree.root || tenant.settings.rootDepartment == .shown else {
            throw APIError(40002)
        }
    }

    /// Direct children in their order, or everything below in the order of creation (U22), from a position on.
    fileprivate func children(of parent: Int64, recursively: Bool, after: [Int64]?) -> [Int64] {
        let position = after ?? []
        if recursively {
            // With a person's token a recursion ends after so many (4.10).
            let all = tree.descendants(of: parent).prefix(app.person == nil ? .max : 1000)
            return position.count == 2 ? all.filter { $0 > position[1] } : Array(all)
        }
        let all = tree.orderedChildren(of: parent)
        guard position.count == 2 else { return all.map(\.id) }
        return all.filter { ($0.place, $0.id) > (position[0], position[1]) }.map(\.id)
    }

    /// Refuses to go into all levels of a department with too much below it.
    fileprivate func requireSmall(_ department: Int64) throws(APIError) {
        let limit = tenant.settings.recursionLimit
        guard limit <= 0 || tree.descendants(of: department).count <= limit else { throw APIError(43010) }
    }

    /// What a list without a parent gives.
    ///
    /// To a person every department that is seen (4.11); to an app the root alone for the whole company, else what is
    /// configured, with what is below it where that is asked for.
    fileprivate func scopedDepartments(recursively: Bool) -> [Int64] {
        if app.person != nil {
            let seen = tree.nodes.keys.sorted().filter { app.reaches(department: $0, in: tree) }
            return recursively ? Array(seen.prefix(1000)) : seen
        }
        guard !app.scope.isWholeCompany else { return [OrganizationTree.root] }
        let configured = Set(app.scope.departments.filter { tree[$0] != nil })
        return recursively ? configured.union(configured.flatMap(tree.descendants)).sorted() : configured.sorted()
    }
}
