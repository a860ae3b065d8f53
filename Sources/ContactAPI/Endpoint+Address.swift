extension Endpoint {
    package var method: Method { address.method }

    /// The path below `/open-apis`; `:id` stands for the one path parameter.
    package var path: String { address.path }

    private var address: (method: Method, path: String) {
        switch self {
        case .tenantAccessToken: (.post, "/auth/v3/tenant_access_token/internal")
        case .createUser: (.post, "/contact/v3/users")
        case .getUser: (.get, "/contact/v3/users/:id")
        case .patchUser: (.patch, "/contact/v3/users/:id")
        case .batchUsers: (.get, "/contact/v3/users/batch")
        case .lookUpUsers: (.post, "/contact/v3/users/batch_get_id")
        case .usersOfDepartment: (.get, "/contact/v3/users/find_by_department")
        case .replaceUser: (.put, "/contact/v3/users/:id")
        case .deleteUser: (.delete, "/contact/v3/users/:id")
        case .resurrectUser: (.post, "/contact/v3/users/:id/resurrect")
        case .changeUserID: (.patch, "/contact/v3/users/:id/update_user_id")
        case .listUsers: (.get, "/contact/v3/users")
        case .basicUsers: (.post, "/contact/v3/users/basic_batch")
        case .searchUsers: (.get, "/search/v1/user")
        case .createDepartment: (.post, "/contact/v3/departments")
        case .getDepartment: (.get, "/contact/v3/departments/:id")
        case .patchDepartment: (.patch, "/contact/v3/departments/:id")
        case .batchDepartments: (.get, "/contact/v3/departments/batch")
        case .childDepartments: (.get, "/contact/v3/departments/:id/children")
        case .replaceDepartment: (.put, "/contact/v3/departments/:id")
        case .deleteDepartment: (.delete, "/contact/v3/departments/:id")
        case .changeDepartmentID: (.patch, "/contact/v3/departments/:id/update_department_id")
        case .listDepartments: (.get, "/contact/v3/departments")
        case .parentDepartments: (.get, "/contact/v3/departments/parent")
        case .searchDepartments: (.post, "/contact/v3/departments/search")
        case .unbindDepartmentChat: (.post, "/contact/v3/departments/unbind_department_chat")
        case .customAttributes: (.get, "/contact/v3/custom_attrs")
        case .employeeTypes: (.get, "/contact/v3/employee_type_enums")
        case .createEmployeeType: (.post, "/contact/v3/employee_type_enums")
        case .replaceEmployeeType: (.put, "/contact/v3/employee_type_enums/:id")
        case .deleteEmployeeType: (.delete, "/contact/v3/employee_type_enums/:id")
        case .jobTitles: (.get, "/contact/v3/job_titles")
        case .workCities: (.get, "/contact/v3/work_cities")
        case .scopes: (.get, "/contact/v3/scopes")
        case .batchAddUsers: (.post, "/contact/v2/user/batch_add")
        case .batchAddDepartments: (.post, "/contact/v2/department/batch_add")
        case .task: (.get, "/contact/v2/task/get")
        case .addUser: (.post, "/contact/v1/user/add")
        case .addDepartment: (.post, "/contact/v1/department/add")
        }
    }
}
