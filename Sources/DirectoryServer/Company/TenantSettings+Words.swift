/// The words that settings take.
extension TenantSettings {
    package enum DepartmentPaths: String, Codable, Sendable { case full, own }
    package enum TaskReaders: String, Codable, Sendable { case app, tenant }
    package enum RateWindows: String, Codable, Sendable { case sliding, fixed }
    package enum ResignedContacts: String, Codable, Sendable { case free, held }
    package enum Units: String, Codable, Sendable { case available, unavailable }
    package enum RepeatedDeletion: String, Codable, Sendable { case accept, refuse }
    package enum Resurrection: String, Codable, Sendable { case allowed, refused }
    package enum NewUsers: String, Codable, Sendable { case joined, unjoined }
    package enum DepartmentNames: String, Codable, Sendable { case sibling, tenant }
    package enum UnknownDepartment: String, Codable, Sendable { case gateway, invalid }
    package enum IllegalAttributes: String, Codable, Sendable { case refuse, ignore }
    package enum PatchedAttributes: String, Codable, Sendable { case merge, replace }
    package enum Edition: String, Codable, Sendable { case feishu, lark }
    package enum AttributePeople: String, Codable, Sendable {
        case userID = "user_id"
        case query
    }
    package enum AttributeOptions: String, Codable, Sendable { case id, name }
    package enum PrimaryMembers: String, Codable, Sendable { case own, below }
    package enum BatchPermissions: String, Codable, Sendable { case any, both }
    package enum LegacyLeaders: String, Codable, Sendable {
        case query
        case openID = "open_id"
    }
    package enum PermissionViolations: String, Codable, Sendable { case observed, documented }
    package enum HiddenAttributes: String, Codable, Sendable { case empty, missing }
    package enum RootDepartment: String, Codable, Sendable { case shown, refused }
    package enum DefectResponse: String, Codable, Sendable { case none, user }
}
