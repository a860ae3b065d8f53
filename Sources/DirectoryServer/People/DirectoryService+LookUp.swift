import ContactAPI
import GRDB
import NIOCore

extension DirectoryService {
    /// `users/batch_get_id`: people who cannot be named have an entry without id, for whatever reason (S14–S18).
    func lookUp(_ call: Call) async throws -> ByteBuffer {
        let view = try callerContext(call)
        let body = try call.decode(UserLookup.self)
        let emails = body.emails ?? []
        let mobiles = body.mobiles ?? []
        guard emails.count <= 50 else { throw APIError.schema("emails", "at most 50") }
        guard mobiles.count <= 50 else { throw APIError.schema("mobiles", "at most 50") }
        let withResigned = body.includeResigned ?? false
        return try await read { db in
            let table = UserTable(db: db, tenant: view.tenant.key)
            return try SuccessResponse.body { json in
                json.key("user_list")
                try json.array(emails.map { ("email", $0) } + mobiles.map { ("mobile", $0) }) { json, entry in
                    let isEmail = entry.0 == "email"
                    let recordID =
                        isEmail
                        ? try table.recordID(ofEmail: entry.1, withResigned: withResigned)
                        : try table.recordID(ofMobile: entry.1, withResigned: withResigned)
                    let user = try recordID.flatMap { try table.find($0) }.flatMap { view.nameable($0) ? $0 : nil }
                    json.entry(entry.1, isEmail: isEmail, user, view)
                }
            }
        }
    }
}

extension UserTable {
    fileprivate func recordID(ofEmail email: String, withResigned: Bool) throws -> Int64? {
        if let holder = try holder(ofEmail: email) { return holder }
        return withResigned ? try resignedHolder(ofEmail: email) : nil
    }

    fileprivate func recordID(ofMobile mobile: String, withResigned: Bool) throws -> Int64? {
        guard let number = MobileNumber(mobile)?.text else { return nil }
        if let holder = try holder(ofMobile: number) { return holder }
        return withResigned ? try resignedHolder(ofMobile: number) : nil
    }
}

extension CallerContext {
    fileprivate func nameable(_ user: UserRecord) -> Bool {
        app.reaches(user, in: tree) && (userIDType != .userID || app.fields.userID)
    }
}

extension JSONWriter {
    fileprivate mutating func entry(_ value: String, isEmail: Bool, _ user: UserRecord?, _ view: CallerContext) {
        object { json in
            if let user { json.field("user_id", view.id(ofUser: user.id, userID: user.userID)) }
            json.field(isEmail ? "email" : "mobile", value)
            if let user, view.app.fields.employee {
                json.key("status")
                json.status(of: user)
            }
        }
    }
}
