/// Keeps the groups of departments level with who is in them (S29).
///
/// A group takes the department's direct members, of some employee types where it names any, and its leaders.
struct DepartmentGroups {
    let writing: Writing
    let tenant: String

    private var groups: GroupTable { GroupTable(db: writing.db, tenant: tenant) }

    /// Follows somebody who was added or changed.
    func follow(_ user: UserRecord, was old: UserRecord?) throws {
        guard !user.isResigned else { return try groups.leaveAll(user.id) }
        // A person who comes back joins as a new one does.
        let before = old.flatMap { $0.isResigned ? nil : $0 }
        guard user.places != before?.places || user.employeeType != before?.employeeType else { return }
        let left = Set(old?.places.map(\.department) ?? [])
        let entered = Set(user.places.map(\.department))
        let departments = DepartmentTable(db: writing.db, tenant: tenant)
        for recordID in left.union(entered).sorted() {
            // Few departments have a group, and to read all of one takes as long as to add a person.
            guard try departments.hasChat(recordID), let department = try departments.find(recordID),
                let chatID = department.chatID
            else { continue }
            if department.takes(user.employeeType) && entered.contains(recordID) || department.isLed(by: user.id) {
                let wasHere = before != nil && left.contains(recordID)
                try groups.join(user.id, chatID, cause: wasHere ? .employeeType : .joined)
            } else {
                try groups.leave(user.id, chatID)
            }
        }
    }

    /// Follows a department that was added or changed.
    func follow(_ department: DepartmentRecord, was old: DepartmentRecord?) throws {
        guard let chatID = department.chatID else { return }
        let isNew = old?.chatID != chatID
        let isSame = old?.leaders == department.leaders && old?.employeeTypes == department.employeeTypes
        guard isNew || !isSame else { return }
        let users = UserTable(db: writing.db, tenant: tenant)
        let members = try users.memberTypes(of: department.id).filter { department.takes($0.type) }.map(\.recordID)
        let leaders = try department.leaders.map(\.user).filter { try users.flags(of: $0)?.isResigned == false }
        let expected = Set(members + leaders)
        let present = try groups.members(of: chatID)
        for user in expected.subtracting(present).sorted() {
            let cause = isNew ? .group : department.isLed(by: user) ? .leader : GroupMember.Cause.employeeType
            try groups.join(user, chatID, cause: cause)
        }
        for user in present.subtracting(expected).sorted() { try groups.leave(user, chatID) }
    }
}

extension DepartmentRecord {
    /// Whether the group takes members of an employee type; all of them where it names none.
    fileprivate func takes(_ type: Int) -> Bool { employeeTypes?.contains(type) ?? true }

    fileprivate func isLed(by user: Int64) -> Bool { leaders.contains { $0.user == user } }
}
