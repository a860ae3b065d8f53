import ContactAPI
import TestSupport

extension FakeDirectory {
    /// With the numbers of members that its lists have, those of the departments below included, everybody once; of the root
    /// where it says anything.
    var counted: FakeDirectory {
        var directory = self
        for place in directory.departments.indices {
            let department = directory.departments[place]
            let below = departments.filter { $0.parentDepartmentID == department.openDepartmentID }
            let ids = Set(([department] + below).compactMap(\.openDepartmentID))
            directory.departments[place].memberCount = users.count { !ids.isDisjoint(with: $0.departmentIDs ?? []) }
        }
        directory.root?.memberCount = users.count
        return directory
    }
}
