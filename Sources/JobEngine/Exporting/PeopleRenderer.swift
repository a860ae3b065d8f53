package import ContactAPI
import JobModel
import SQLiteTables

/// Makes people into blocks for the files of an export; several threads may do so at once.
package struct PeopleRenderer: Sendable {
    private let table: TableRenderer<User>
    private let filter: PersonFilter

    init(table: TableRenderer<User>, filter: PersonFilter) {
        self.table = table
        self.filter = filter
    }

    /// What the conditions of the choice say, with each value as it is compared.
    var conditions: [ExportCondition] { filter.read }

    /// The block of some people, those left out that the conditions do not let through.
    ///
    /// - Throws: What keeps a person that a cell names from being found.
    package func render(_ users: [User]) throws -> PeopleBlock {
        try users.withUnsafeBufferPointer { users in
            var leftOut = 0
            var memberships: [[SQLiteValue]] = []
            var writer = filter.writer
            var block = try table.render(users) { user in
                if filter.isNeeded, try !filter.lets(user, &writer) {
                    leftOut += 1
                    return false
                }
                if table.kind == .sqlite { memberships += Self.memberships(of: user.pointee) }
                return true
            }
            block.memberships = memberships
            return PeopleBlock(table: block, leftOut: leftOut)
        }
    }

    /// What the table of memberships has a row for.
    static let membershipColumns = [
        ("open_id", SQLiteColumnType.text), ("user_id", .text), ("open_department_id", .text), ("user_order", .integer),
        ("department_order", .integer), ("is_primary", .integer),
    ]

    private static func memberships(of user: User) -> [[SQLiteValue]] {
        let marked = user.orders?.first { $0.isPrimaryDepartment == true }?.departmentID
        let primary = marked ?? user.departmentIDs?.first
        return (user.departmentIDs ?? []).map { department in
            let order = user.orders?.first { $0.departmentID == department }
            return [
                user.openID.map(SQLiteValue.text) ?? .null, user.userID.map(SQLiteValue.text) ?? .null,
                .text(department), order?.userOrder.map(SQLiteValue.integer) ?? .null,
                order?.departmentOrder.map(SQLiteValue.integer) ?? .null, .integer(department == primary ? 1 : 0),
            ]
        }
    }
}
