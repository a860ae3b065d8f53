import GRDB

/// Rules over the seats that a person is given (`subscription_ids`).
struct LicenceRules {
    let view: CallerContext
    let db: Database

    private var table: LicenceTable { LicenceTable(db: db, tenant: view.tenant.key) }

    /// Gives a person the seats named, in place of those held; `nil` leaves them as they are.
    ///
    /// - Throws: `UserRuleViolation` for what is not there, taken or not permitted, and for none where the company has several
    ///   products (44046–44048, 44050).
    func assign(_ ids: [String]?, to user: Int64, isNew: Bool) throws {
        let isGiven = ids?.isEmpty == false
        if isGiven, !view.app.permissions.contains(Self.permission) { throw UserRuleViolation.licenceNotPermitted }
        guard isGiven || isNew || ids != nil else { return }
        guard isGiven || view.tenant.licences.count < 2 else { throw UserRuleViolation.licenceMissing }
        guard let ids else { return }
        try table.set(try rows(of: ids, for: user), of: user)
    }

    private func rows(of ids: [String], for user: Int64) throws -> [Int64] {
        var rows: [Int64] = []
        for id in ids {
            guard let record = view.tenant.licences.first(where: { $0.licence.subscriptionID == id }) else {
                throw UserRuleViolation.licenceUnknown
            }
            guard !rows.contains(record.recordID) else { continue }
            guard try table.holders(of: record.recordID, except: user) < record.licence.seats else {
                throw UserRuleViolation.licenceFull
            }
            rows.append(record.recordID)
        }
        return rows
    }

    /// A leaver gives their seats back.
    func free(_ user: Int64) throws {
        guard !view.tenant.licences.isEmpty else { return }
        try table.set([], of: user)
    }

    /// Source: contact API, 1.6.
    private static let permission = "contact:user.subscription_ids:write"
}
