import ContactAPI

extension FieldAccess<User> {
    /// Whether the account is suspended: the flag of an answer stands in `status` as well, on some endpoints only there.
    static let frozen = FieldAccess(
        key: User.CodingKeys.isFrozen.stringValue,
        isSet: { $0.isFrozen != nil },
        copy: { ($1.isFrozen, $1.status) = ($0.isFrozen, $0.status) },
        remove: { $0.isFrozen = nil },
        clear: nil,
        differs: { $0.isFrozen != isFrozen($1) },
        isSame: { isFrozen($0) == isFrozen($1) },
        isDone: { isFrozen($0) == isFrozen($1) },
        text: { person, _ in "\(isFrozen(person))" },
        cell: { person, _ in (person.isFrozen ?? person.status?.isFrozen).map { "\($0)" } ?? "" },
        shape: .flag { $0.pointee.isFrozen ?? $0.pointee.status?.isFrozen }
    )

    private static func isFrozen(_ person: User) -> Bool { person.isFrozen ?? person.status?.isFrozen ?? false }

    /// Departments are the same when they are the same set with the same primary one; a cell names that one first.
    static let departments = FieldAccess(
        key: User.CodingKeys.departmentIDs.stringValue,
        isSet: { $0.departmentIDs != nil },
        copy: { ($1.departmentIDs, $1.orders) = ($0.departmentIDs, $0.orders) },
        remove: { ($0.departmentIDs, $0.orders) = (nil, nil) },
        clear: nil,
        differs: { !areSameDepartments($0, $1) },
        isSame: areSameDepartments,
        isDone: areSameDepartments,
        text: { ($0.departmentIDs ?? []).map($1.department).joined(separator: ";") },
        cell: { (sorted($0) ?? []).map($1.department).joined(separator: ";") },
        // Most people have one department; then nothing else of them need be read.
        shape: .departments { person in
            (person.pointee.departmentIDs?.count ?? 0) > 1 ? sorted(person.pointee) : person.pointee.departmentIDs
        }
    )

    /// The primary one first.
    private static func sorted(_ person: User) -> [String]? {
        guard let ids = person.departmentIDs, ids.count > 1, let primary = marked(person), primary != ids[0] else {
            return person.departmentIDs
        }
        return ids.filter { $0 == primary } + ids.filter { $0 != primary }
    }

    @Sendable
    private static func areSameDepartments(_ one: User, _ other: User) -> Bool {
        Set(one.departmentIDs ?? []) == Set(other.departmentIDs ?? [])
            && marked(one) ?? one.departmentIDs?.first == marked(other) ?? other.departmentIDs?.first
    }

    /// The department that `orders` marks as the primary one.
    private static func marked(_ person: User) -> String? {
        person.orders?.first { $0.isPrimaryDepartment == true }?.departmentID
    }

    /// Where a person stands in the life cycle; no request writes it.
    static let status = FieldAccess(
        key: User.CodingKeys.status.stringValue,
        isSet: { $0.status != nil },
        copy: { $1.status = $0.status },
        remove: { $0.status = nil },
        clear: nil,
        differs: { $0.status != $1.status },
        isSame: { $0.status == $1.status },
        isDone: { $0.status == $1.status },
        text: { person, _ in person.status.map(word) },
        cell: { person, _ in person.status.map(word) ?? "" },
        shape: .text { $0.pointee.status.map(word) }
    )

    private static func word(_ status: UserStatus) -> String {
        if status.isResigned { return "resigned" }
        if status.isFrozen { return "frozen" }
        if status.isExited { return "exited" }
        if status.isUnjoin { return "unjoined" }
        return status.isActivated ? "active" : "inactive"
    }
}
