import ContactAPI

extension User {
    /// The user_ids of the people whom a payload names, without those who are not there yet.
    var namedPeople: [String] {
        let attributes = (customAttributes ?? []).compactMap { $0.value?.genericUser?.id }
        return ([leaderUserID].compactMap(\.self) + (dottedLineLeaderUserIDs ?? []) + attributes)
            .filter { Placeholder($0) == nil }
    }

    /// Whether an attribute's value is a person.
    var hasPersonAttribute: Bool { customAttributes?.contains { $0.value?.genericUser != nil } ?? false }
}

extension Department {
    /// The user_ids of the people whom a payload names.
    var namedPeople: [String] {
        [leaderUserID].compactMap(\.self) + (departmentHRBPs ?? []) + (leaders ?? []).map(\.leaderID)
    }

    /// The same department with its people named by these ids.
    func naming(_ ids: PeopleIDs) -> Department {
        var department = self
        department.leaderUserID = leaderUserID.flatMap { ids[$0] }
        department.departmentHRBPs = departmentHRBPs.map { $0.compactMap { ids[$0] } }
        department.leaders = leaders.map { leaders in
            leaders.map { Leader(leaderType: $0.leaderType, leaderID: ids[$0.leaderID] ?? $0.leaderID) }
        }
        return department
    }
}
