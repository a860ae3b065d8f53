package import ContactAPI
package import Wording

extension Endpoint {
    /// What a call is for, to people who know no endpoints: `creating many people at once`.
    package var purpose: LocalizedText {
        switch self {
        case .tenantAccessToken: LocalizedText(en: "signing in", zh: "登录")
        case .scopes: LocalizedText(en: "reading what the app may see", zh: "读取应用的权限范围")
        case .createUser, .addUser: LocalizedText(en: "creating people one by one", zh: "逐个新建人员")
        case .batchAddUsers: LocalizedText(en: "creating many people at once", zh: "批量新建人员")
        case .task: LocalizedText(en: "asking what became of people created at once", zh: "查询批量新建的结果")
        case .patchUser, .replaceUser, .changeUserID: LocalizedText(en: "changing people", zh: "更新人员")
        case .deleteUser: LocalizedText(en: "removing people", zh: "移除人员")
        case .resurrectUser: LocalizedText(en: "bringing people back", zh: "恢复人员")
        case .getUser, .batchUsers, .usersOfDepartment, .listUsers, .basicUsers:
            LocalizedText(en: "reading people", zh: "读取人员")
        case .lookUpUsers, .searchUsers: LocalizedText(en: "looking people up", zh: "查找人员")
        case .createDepartment, .addDepartment: LocalizedText(en: "creating departments one by one", zh: "逐个新建部门")
        case .batchAddDepartments: LocalizedText(en: "creating many departments at once", zh: "批量新建部门")
        case .patchDepartment, .replaceDepartment, .changeDepartmentID, .unbindDepartmentChat:
            LocalizedText(en: "changing departments", zh: "更新部门")
        case .deleteDepartment: LocalizedText(en: "removing departments", zh: "移除部门")
        case .getDepartment, .batchDepartments, .childDepartments, .listDepartments, .parentDepartments,
            .searchDepartments:
            LocalizedText(en: "reading departments", zh: "读取部门")
        case .customAttributes, .employeeTypes, .jobTitles, .jobTitle, .workCities, .workCity, .jobLevels, .jobLevel,
            .jobFamilies, .jobFamily, .units, .unit, .unitDepartments:
            LocalizedText(en: "reading the directory's lists", zh: "读取目录的基础列表")
        case .createEmployeeType, .replaceEmployeeType, .deleteEmployeeType, .createJobLevel, .replaceJobLevel,
            .deleteJobLevel, .createJobFamily, .replaceJobFamily, .deleteJobFamily:
            LocalizedText(en: "changing the directory's lists", zh: "更改目录的基础列表")
        }
    }
}
