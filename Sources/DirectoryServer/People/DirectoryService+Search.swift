import ContactAPI
import NIOCore

extension DirectoryService {
    /// `GET /search/v1/user`: the people that the asking person may see, by a part of the name (2.15, S26).
    ///
    /// The page token is the number of people before the page; what is no such number gives an empty answer (S27, U34).
    func searchUsers(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        guard let query = call.value("query"), !query.isEmpty else { throw APIError.schema("query", "required") }
        let size = try call.value("page_size").map { try Self.searchSize($0) } ?? 20
        let skipped = call.value("page_token").map { $0.isEmpty ? 0 : Int($0) ?? .max } ?? 0
        return try await read { db in
            let table = UserTable(db: db, tenant: view.tenant.key)
            let found = try table.active(named: query).filter { view.app.reaches($0, in: view.tree) }
            let shown = skipped < 0 ? [] : found.dropFirst(skipped).prefix(size)
            let hasMore = !shown.isEmpty && skipped + shown.count < found.count
            var json = JSONWriter(capacity: 256 * (shown.count + 1))
            json.object { json in
                json.field("code", 0)
                json.field("msg", "ok")
                json.key("data")
                json.object { json in
                    json.field("has_more", hasMore)
                    json.field("page_token", hasMore ? String(skipped + shown.count) : "")
                    json.key("users")
                    json.array(shown) { $0.searchedUser($1, for: view) }
                }
            }
            return json.buffer
        }
    }

    private static func searchSize(_ text: String) throws(APIError) -> Int {
        guard let size = Int(text), (1...200).contains(size) else {
            throw .schema("page_size", value: text, "between 1 and 200")
        }
        return size
    }
}

extension JSONWriter {
    fileprivate mutating func searchedUser(_ user: UserRecord, for view: CallerContext) {
        object { json in
            json.key("avatar")
            json.object { _ in }
            json.key("department_ids")
            json.array(user.places) { $0.string(view.openDepartmentID(of: $1.department)) }
            json.field("name", user.name)
            json.field("open_id", view.openID(of: user.id))
            // Only custom apps that hold the permission.
            if view.app.kind == .custom, view.app.fields.userID { json.field("user_id", user.userID) }
        }
    }
}
