/// Somebody whom a department's group took in by itself (S29).
package struct GroupMember: Sendable, Equatable {
    package var tenant: String
    /// `oc_…`; the group outlives its binding to the department.
    package var chatID: String
    package var userID: String
    package var cause: Cause
    /// Whether they still are in the group.
    package var isPresent: Bool

    /// What made them a member.
    package enum Cause: String, Sendable {
        /// They were in the department when it got its group.
        case group
        /// They came to the department, or back to the company.
        case joined
        /// Their type became one that the group takes, or the group came to take it.
        case employeeType = "employee_type"
        /// They became a leader of the department.
        case leader
    }

    package init(tenant: String, chatID: String, userID: String, cause: Cause, isPresent: Bool) {
        self.tenant = tenant
        self.chatID = chatID
        self.userID = userID
        self.cause = cause
        self.isPresent = isPresent
    }
}
