import ContactAPI

/// What the app may reach: for the whole company its first-level departments and the people of the root, else what was
/// configured, not expanded.
package struct ContactScope: Sendable, Equatable {
    /// user_ids.
    package var users: [String]
    /// open_department_ids.
    package var departments: [String]
    package var groups: [String]

    package init(users: [String], departments: [String], groups: [String]) {
        self.users = users
        self.departments = departments
        self.groups = groups
    }
}

extension ContactScope {
    init(_ page: ScopePage) {
        self.init(users: page.userIDs ?? [], departments: page.departmentIDs ?? [], groups: page.groupIDs ?? [])
    }

    static func += (scope: inout ContactScope, page: ContactScope) {
        scope.users += page.users
        scope.departments += page.departments
        scope.groups += page.groups
    }
}
