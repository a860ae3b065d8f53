import ContactAPI
import Foundation
import NIOCore

/// Works on the items of a v2 user batch.
struct UserBatch {
    let items: [BatchUser]
    let invites: Bool
    /// U5: what the items of people who were created say.
    private let action: Int
    let order: [Int]
    private let positions: [String: Int]
    private let circular: Set<Int>

    init(_ body: BatchAddUsersBody, _ settings: TenantSettings) {
        action = settings.batchAction
        items = body.users
        invites = body.needSendNotification ?? false
        let positions = BatchOrder.positions(items.map(\.userID))
        let plan = BatchOrder(
            references: items.enumerated().map { index, item in
                item.leaderUserID.flatMap { positions[$0.lowercased()] }.flatMap { $0 == index ? nil : $0 }
            }
        )
        self.positions = positions
        order = plan.order
        circular = plan.circular
    }

    /// - Throws: `Writing.HalfDone` without savepoints, where an item fails after it has written something.
    func work(on position: Int, with users: UserOperations, savepoints: Bool) throws -> BatchResult {
        let item = items[position]
        do {
            let added =
                try savepoints
                ? users.writing.savepoint { _ in try add(position, users) }
                : users.writing.attempt { _ in try add(position, users) }
            return result(position, code: 0, text: "success", openID: added.openID, userID: added.userID)
        } catch let fault as UserRuleViolation {
            let code = fault.itemCode(users.view.tenant.settings)
            let text = Endpoint.batchAddUsers.entry(for: code)?.msg ?? "param error"
            let message = fault.value.map { text.replacingOccurrences(of: "%v", with: $0) } ?? text
            return result(position, code: code, text: message, openID: nil, userID: item.userID)
        } catch let refusal as APIError {
            let text = refusal.text(at: .batchAddUsers)
            return result(position, code: refusal.code, text: text, openID: nil, userID: item.userID)
        }
    }

    /// Adds one item; throws a `UserRuleViolation`, or a `APIError` of v2's.
    func add(_ position: Int, _ users: UserOperations) throws -> (recordID: Int64, openID: String, userID: String) {
        let item = items[position]
        try requireSound(item, position)
        let places = try place(item, users.view)
        var references = UserOperations.References()
        references.leader = try leader(of: item, users)
        references.attributes = try AttributeRules(tenant: users.view.tenant).accepted(item.customAttributes ?? [])
        let body = User(item)
        let added = try users.add(body, places: places, references: references, invites: invites ? .batch : nil)
        let userID = try item.userID ?? users.users.userID(of: added.recordID) ?? ""
        return (added.recordID, users.view.openID(of: added.recordID), userID)
    }

    private func requireSound(_ item: BatchUser, _ position: Int) throws {
        if let id = item.userID {
            guard UserFieldRules.isBatchID(id) else { throw UserRuleViolation.userIDInvalid }
            guard positions[id.lowercased()] == position else { throw APIError(40180) }
            if item.leaderUserID?.lowercased() == id.lowercased() { throw UserRuleViolation.leaderIsOneself }
        }
        guard !circular.contains(position) else { throw APIError(40183) }
        guard let name = item.name, !name.isEmpty else { throw UserRuleViolation.nameMissing }
        if let gender = item.gender, gender != 1, gender != 2 { throw UserRuleViolation.genderInvalid }
    }

    /// Exactly one department; its prefix tells its kind (U7).
    private func place(_ item: BatchUser, _ view: CallerContext) throws -> [UserRecord.Place] {
        guard let id = item.departments?.first else { throw UserRuleViolation.departmentsMissing }
        guard item.departments?.count == 1 else { throw APIError(40139) }
        guard let recordID = view.departmentRecordID(ofEitherKind: id) else {
            throw UserRuleViolation.departmentUnknown(id)
        }
        // U16: answered as a missing authority rather than as a missing department.
        guard view.app.reaches(department: recordID, in: view.tree) else {
            throw UserRuleViolation.departmentOutOfScope
        }
        return [UserRecord.Place(department: recordID, isPrimary: true)]
    }

    /// Both given: the user_id wins (6.1).
    private func leader(of item: BatchUser, _ users: UserOperations) throws -> Int64? {
        if let id = item.leaderUserID, !id.isEmpty {
            return try users.view.speaking(.userID).activeLeader(id, users.users)
        }
        guard let id = item.leaderOpenID, !id.isEmpty else { return nil }
        return try users.view.speaking(.openID).activeLeader(id, users.users)
    }

    private func result(_ position: Int, code: Int, text: String, openID: String?, userID: String?) -> BatchResult {
        let item = items[position]
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.field("code", code)
            json.field("msg", text)
            if code == 0 { json.field("action", action) }
            json.field("name", item.name)
            if let departments = item.departments {
                json.key("departments")
                json.array(departments) { $0.string($1) }
            }
            json.field("email", item.email)
            json.field("mobile", item.mobile)
            json.field("user_id", userID)
            json.field("open_id", openID)
        }
        return BatchResult(position: position, code: code, json: Data(json.buffer.readableBytesView))
    }
}

extension User {
    /// The same person in v3's words; departments, leader and attributes are resolved elsewhere.
    fileprivate init(_ item: BatchUser) {
        self.init()
        name = item.name
        userID = item.userID
        email = item.email
        mobile = item.mobile
        mobileVisible = item.mobileVisible
        city = item.city
        country = item.country
        gender = item.gender
        // Optional in v2; a person without one counts as regular.
        employeeType = item.employeeType ?? 1
        joinTime = item.joinTime
        employeeNo = item.employeeNo
        workStation = item.workStation
    }
}

extension CallerContext {
    func departmentRecordID(ofEitherKind id: String) -> Int64? {
        departmentRecordID(of: id, type: id.hasPrefix(openDepartmentPrefix) ? .openDepartmentID : .departmentID)
    }

    /// The same view with another kind of user ids.
    func speaking(_ type: UserIDType) -> CallerContext {
        CallerContext(
            app: app,
            ids: ids,
            userIDType: type,
            departmentIDType: departmentIDType,
            foreignOpenKeys: foreignOpenKeys,
            tree: tree
        )
    }

    func activeLeader(_ id: String, _ users: UserTable) throws -> Int64 {
        guard let recordID = try userRecordID(of: id, in: users), let flags = try users.flags(of: recordID) else {
            throw UserRuleViolation.leaderUnknown(id)
        }
        guard !flags.isResigned else { throw UserRuleViolation.leaderResigned }
        return recordID
    }
}
