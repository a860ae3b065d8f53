import GRDB

/// How many people each department has; the root's row is 0.
struct MemberCounts: Sendable {
    /// With all sub-departments, everybody once.
    private(set) var recursive: [Int64: Int] = [:]
    /// C7: those whose primary department it is, without sub-departments.
    private(set) var primary: [Int64: Int] = [:]
    /// C7: the same with sub-departments.
    private(set) var primaryBelow: [Int64: Int] = [:]

    init() {}

    /// Counts those of one department alone.
    init(of recordID: Int64, db: Database, tenant: String, tree: OrganizationTree) throws {
        let all = "[" + ([recordID] + tree.descendants(of: recordID)).map(String.init).joined(separator: ",") + "]"
        let statement = try db.cachedStatement(
            sql: """
                SELECT count(DISTINCT m.user), count(DISTINCT m.user) FILTER (WHERE m.is_primary),
                    count(DISTINCT m.user) FILTER (WHERE m.is_primary AND m.department = ?)
                FROM membership m JOIN user u ON u.id = m.user
                WHERE m.department IN (SELECT value FROM json_each(?)) AND u.tenant = ? AND u.resigned = 0
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: [recordID, all, tenant]) else { return }
        recursive[recordID] = try row.value(0)
        primaryBelow[recordID] = try row.value(1)
        primary[recordID] = try row.value(2)
    }

    /// Counts everybody of a company who has not left, in one pass.
    init(db: Database, tenant: String, tree: OrganizationTree) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT m.user, m.department, m.is_primary FROM membership m JOIN user u ON u.id = m.user
                WHERE u.tenant = ? AND u.resigned = 0 ORDER BY m.user
                """
        )
        let rows = try Row.fetchCursor(statement, arguments: [tenant])
        var person: Int64 = -1
        var counted: Set<Int64> = []
        while let row = try rows.next() {
            let user: Int64 = try row.value(0)
            let department: Int64 = try row.value(1)
            if user != person {
                person = user
                counted.removeAll(keepingCapacity: true)
            }
            let lineage = tree.lineage(of: department)
            if try row.value(2) as Bool {
                primary[department, default: 0] += 1
                for ancestor in lineage { primaryBelow[ancestor, default: 0] += 1 }
            }
            for ancestor in lineage where counted.insert(ancestor).inserted {
                recursive[ancestor, default: 0] += 1
            }
        }
    }
}
