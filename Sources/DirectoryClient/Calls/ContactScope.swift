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
