extension Endpoint {
    /// The documented rate windows; empty where the page has no rate row or says "special" (U6).
    package var rateWindows: [RateWindow] {
        switch self {
        case .tenantAccessToken, .getDepartment, .employeeTypes, .batchAddUsers, .batchAddDepartments, .task,
            .listUsers, .searchUsers, .addUser, .addDepartment, .listDepartments, .parentDepartments,
            .searchDepartments, .replaceEmployeeType, .deleteEmployeeType:
            []
        case .jobTitles, .jobTitle, .workCities, .workCity, .resurrectUser: [RateWindow(limit: 10, span: .seconds(60))]
        case .changeUserID, .unbindDepartmentChat, .createEmployeeType: [RateWindow(limit: 20, span: .seconds(1))]
        case .jobLevels, .jobLevel, .createJobLevel, .replaceJobLevel, .deleteJobLevel, .jobFamilies, .jobFamily,
            .createJobFamily, .replaceJobFamily, .deleteJobFamily:
            [RateWindow(limit: 10, span: .seconds(1))]
        case .basicUsers: [RateWindow(limit: 5, span: .seconds(1))]
        default: RateWindow.tier4
        }
    }
}
