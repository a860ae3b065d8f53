extension PersonField {
    /// What people call it in English.
    package var english: String {
        switch self {
        case .userID: "User ID"
        case .name: "Name"
        case .enName: "English name"
        case .nickname: "Alias"
        case .email: "Email"
        case .mobile: "Mobile"
        case .mobileVisible: "Mobile visible"
        case .gender: "Gender"
        case .departmentIDs: "Departments"
        case .leaderUserID: "Leader"
        case .dottedLineLeaderUserIDs: "Dotted-line leaders"
        case .jobTitle: "Job title"
        case .city: "City"
        case .country: "Country"
        case .workStation: "Work station"
        case .joinTime: "Join date"
        case .employeeNo: "Employee number"
        case .employeeType: "Employee type"
        case .enterpriseEmail: "Enterprise email"
        case .jobLevelID: "Job level ID"
        case .jobFamilyID: "Job family ID"
        case .subscriptionIDs: "Subscription IDs"
        case .isFrozen: "Frozen"
        case .openID: "Open ID"
        case .unionID: "Union ID"
        case .status: "Account status"
        }
    }
}

extension DepartmentField {
    /// What people call it in English.
    package var english: String {
        switch self {
        case .departmentID: "Department ID"
        case .path: "Department path"
        case .name: "Department name"
        case .nameZhCN: "Chinese name"
        case .nameEnUS: "English name"
        case .nameJaJP: "Japanese name"
        case .parentDepartmentID: "Parent department"
        case .parentName: "Parent name"
        case .leaderUserID: "Department leader"
        case .order: "Order"
        case .createGroupChat: "Create group chat"
        case .departmentHRBPs: "Department HRBPs"
        case .openDepartmentID: "Open department ID"
        case .memberCount: "Members"
        case .chatID: "Group chat ID"
        }
    }
}
