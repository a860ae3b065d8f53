import ContactAPI
import NIOCore

extension DirectoryService {
    /// A defect after which the person exists (44054–44059): the write stays, the answer is a failure.
    struct Written: Sendable {
        var answer: ByteBuffer
        var defect: Int?
        /// JSON of the person, where a defect comes with one (U28).
        var data: String?

        func settled() throws(APIError) -> ByteBuffer {
            guard let defect else { return answer }
            var refusal = APIError(defect)
            refusal.data = data
            throw refusal
        }
    }

    func createUser(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let body = try call.decode(User.self)
        let losesNames = faults.strikes(.halfCreated)
        if faults.strikes(.joinedTooOften) { throw APIError(44004) }
        let written = try await queue.perform { writing in
            var users = UserOperations(view: view.now(in: writing), writing: writing, now: self.seconds)
            users.losesNames = losesNames
            var defect: Int?
            var data: String?
            let answer = try self.once(call, body, in: writing) { [users] in
                let created = try users.create(body)
                defect = created.defect
                if created.defect != nil { data = try self.defectData(created.recordID, users) }
                return try self.userResponse(created.recordID, users.users, users.view, isNew: true)
            }
            return Written(answer: answer, defect: defect, data: data)
        }
        if faults.strikes(.accountFailed) { throw APIError(41027) }
        return try written.settled()
    }

    func patchUser(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(User.self) }
        if case .success(let user) = body, user.departmentIDs != nil || user.isFrozen != nil {
            try rates.admit(call.app, "movingPatch", windows: RateWindow.movingPatch, now: now())
        }
        if call.app.person != nil, case .success(let user) = body { try Self.requireOwnFields(user) }
        return try await change(call) { users, user in try users.patch(user, try body.get()) }.settled()
    }

    /// On somebody's behalf an app changes names and the picture alone (2.4).
    private static func requireOwnFields(_ user: User) throws(APIError) {
        var allowed = User()
        allowed.name = user.name
        allowed.enName = user.enName
        allowed.avatarKey = user.avatarKey
        guard user == allowed else {
            throw .schema("body", "a user access token changes name, en_name and avatar_key alone")
        }
    }

    /// What the response to a change holds.
    enum UserChangeResponse { case user, nothing }

    /// Changes the person of the path in one transaction; `change` returns the code of a defect.
    func change(
        _ call: Call,
        response: UserChangeResponse = .user,
        _ change: @escaping @Sendable (UserOperations, UserRecord) throws -> Int?
    ) async throws -> Written {
        let view = try callerContext(call)
        return try await queue.perform { writing in
            let users = UserOperations(view: view.now(in: writing), writing: writing, now: self.seconds)
            let user = try users.view.knownUser(call.pathID, in: users.users)
            let defect = try change(users, user)
            let answer =
                response == .user
                ? try self.userResponse(user.id, users.users, users.view) : SuccessResponse.body { _ in }
            return Written(
                answer: answer,
                defect: defect,
                data: defect == nil ? nil : try self.defectData(user.id, users)
            )
        }
    }

    func getUser(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        return try await read { db in
            let user = try view.knownUser(call.pathID, in: UserTable(db: db, tenant: view.tenant.key))
            try view.requireUser(user)
            let licences =
                view.app.fields.licences ? try LicenceTable(db: db, tenant: view.tenant.key).licences(of: user.id) : []
            return SuccessResponse.body { json in
                json.key("user")
                json.user(user, for: view, licences: licences)
            }
        }
    }

    /// `users/batch`: people outside the scope are left out, ids that do not exist refuse the call.
    func users(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let ids = try call.idList("user_ids")
        return try await read { db in
            let table = UserTable(db: db, tenant: view.tenant.key)
            let rows = try ids.map { (id: $0, recordID: try view.userRecordID(of: $0, in: table)) }
            let unknown = rows.filter { $0.recordID == nil }.map(\.id)
            guard unknown.isEmpty else { throw view.unknownUsers(unknown) }
            let users = try rows.compactMap { try $0.recordID.flatMap { try table.find($0) } }
            return SuccessResponse.body(capacity: 1024 * users.count) { json in
                json.key("items")
                json.array(users.filter { view.app.reaches($0, in: view.tree) }) { $0.user($1, for: view) }
            }
        }
    }

    func members(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        guard let id = call.value("department_id"), !id.isEmpty else {
            throw APIError.schema("department_id", "required")
        }
        return try await members(of: id, view, call, standard: 10, most: 50)
    }

    /// `GET /users`, which is gone from the documentation but still answers: S43–S46.
    func listUsers(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        if let id = call.value("department_id"), !id.isEmpty {
            return try await members(of: id, view, call, standard: 20, most: 100)
        }
        let paging = try Paging(call, list: "independent", standard: 20, most: 100)
        return try await read { db in
            let table = UserTable(db: db, tenant: view.tenant.key)
            let users = try table.independentMembers(view.app.scope.users, after: paging.after?.first ?? 0)
                .filter { !view.app.reachesDepartment(of: $0, in: view.tree) }
            return Self.page(users, paging, view, isLegacy: true)
        }
    }

    private func members(
        of id: String,
        _ view: CallerContext,
        _ call: Call,
        standard: Int,
        most: Int
    ) async throws -> ByteBuffer {
        let department = try view.knownDepartment(id)
        let paging = try Paging(call, list: "members \(department)", standard: standard, most: most)
        try view.requireDepartment(department)
        return try await read { db in
            let table = UserTable(db: db, tenant: view.tenant.key)
            let after = paging.after?.first ?? 0
            let users = try table.members(of: department, after: after, limit: paging.size + 1)
            return Self.page(users, paging, view, isLegacy: call.endpoint == .listUsers)
        }
    }

    /// A page of people, of whom one more than its size says that there are more.
    private static func page(
        _ users: [UserRecord],
        _ paging: Paging,
        _ view: CallerContext,
        isLegacy: Bool
    ) -> ByteBuffer {
        let shown = users.prefix(paging.size)
        let last = users.count > shown.count ? shown.last : nil
        return SuccessResponse.body(capacity: 256 + 1024 * shown.count) { json in
            json.turning(last.map { paging.token(after: $0.id) })
            json.key("items")
            json.array(shown) { $0.user($1, for: view, isLegacy: isLegacy) }
        }
    }

    /// `users/basic_batch`: names alone, and of everybody, whatever the scope (2.14).
    func basicUsers(_ call: Call) async throws -> ByteBuffer {
        struct Body: Decodable, Sendable {
            var userIDs: [String]?

            enum CodingKeys: String, CodingKey { case userIDs = "user_ids" }
        }
        let view = try callerContext(call)
        let ids = try call.decode(Body.self).userIDs ?? []
        guard (1...10).contains(ids.count) else { throw APIError(40001) }
        return try await read { db in
            let table = UserTable(db: db, tenant: view.tenant.key)
            let users = try ids.map { try view.knownUser($0, in: table) }
            return SuccessResponse.body { json in
                json.key("users")
                json.array(users) { json, user in
                    json.object { json in
                        json.field("user_id", view.id(ofUser: user.id, userID: user.userID))
                        json.field("name", user.name)
                        json.key("i18n_name")
                        json.object { json in
                            json.field("zh_cn", user.name)
                            json.field("en_us", user.enName)
                        }
                    }
                }
            }
        }
    }

    /// 2.3: Lark answers a create without the mobile number.
    private func userResponse(
        _ recordID: Int64,
        _ users: UserTable,
        _ view: CallerContext,
        isNew: Bool = false
    ) throws
        -> ByteBuffer
    {
        guard var user = try users.find(recordID) else { throw APIError(40003) }
        if isNew, view.tenant.settings.edition == .lark { user.mobile = nil }
        return SuccessResponse.body { json in
            json.key("user")
            json.user(user, for: view)
        }
    }
}

extension DirectoryService {
    /// U28: what comes with a code that says that something was left out.
    private func defectData(_ recordID: Int64, _ users: UserOperations) throws -> String? {
        guard users.view.tenant.settings.defectResponse == .user, let user = try users.users.find(recordID) else {
            return nil
        }
        var json = JSONWriter(capacity: 1024)
        json.object { json in
            json.key("user")
            json.user(user, for: users.view)
        }
        return String(buffer: json.buffer)
    }
}
