import ContactAPI
import NIOCore

extension DirectoryService {
    /// Answers a call that passed the gateway.
    func answer(_ call: Call) async throws -> ByteBuffer {
        do {
            if let person = call.app.person {
                let tenant = call.app.tenant.key
                let flags = try await read { try UserTable(db: $0, tenant: tenant).flags(of: person) }
                guard flags?.isResigned == false else { throw APIError(99_991_668) }
            }
            return try await route(call)
        } catch let fault as UserRuleViolation {
            throw APIError(fault.code(call.app.tenant.settings))
        }
    }

    private func route(_ call: Call) async throws -> ByteBuffer {
        switch call.endpoint {
        case .tenantAccessToken: try issueToken(call.body)
        case .createUser: try await createUser(call)
        case .getUser: try await getUser(call)
        case .patchUser: try await patchUser(call)
        case .batchUsers: try await users(call)
        case .lookUpUsers: try await lookUp(call)
        case .usersOfDepartment: try await members(call)
        case .replaceUser: try await replaceUser(call)
        case .deleteUser: try await deleteUser(call)
        case .resurrectUser: try await resurrectUser(call)
        case .changeUserID: try await changeUserID(call)
        case .listUsers: try await listUsers(call)
        case .basicUsers: try await basicUsers(call)
        case .searchUsers: try await searchUsers(call)
        case .createDepartment: try await createDepartment(call)
        case .getDepartment: try await getDepartment(call)
        case .patchDepartment: try await patchDepartment(call)
        case .batchDepartments: try await departments(call)
        case .childDepartments: try await children(call)
        case .replaceDepartment: try await replaceDepartment(call)
        case .deleteDepartment: try await deleteDepartment(call)
        case .changeDepartmentID: try await changeDepartmentID(call)
        case .listDepartments: try await listDepartments(call)
        case .parentDepartments: try await parents(call)
        case .searchDepartments: try await searchDepartments(call)
        case .unbindDepartmentChat: try await unbindDepartmentChat(call)
        case .customAttributes: try customAttributes(call)
        case .employeeTypes: try await employeeTypes(call)
        case .createEmployeeType: try await createEmployeeType(call)
        case .replaceEmployeeType: try await replaceEmployeeType(call)
        case .deleteEmployeeType: try await deleteEmployeeType(call)
        case .jobTitles: try await namedValues(call, .jobTitle)
        case .jobTitle: try await namedValue(call, .jobTitle)
        case .workCities: try await namedValues(call, .city)
        case .workCity: try await namedValue(call, .city)
        case .jobLevels: try await jobEntries(call, .level)
        case .jobLevel: try await jobEntry(call, .level)
        case .createJobLevel: try await createJobEntry(call, .level)
        case .replaceJobLevel: try await replaceJobEntry(call, .level)
        case .deleteJobLevel: try await deleteJobEntry(call, .level)
        case .jobFamilies: try await jobEntries(call, .family)
        case .jobFamily: try await jobEntry(call, .family)
        case .createJobFamily: try await createJobEntry(call, .family)
        case .replaceJobFamily: try await replaceJobEntry(call, .family)
        case .deleteJobFamily: try await deleteJobEntry(call, .family)
        case .units: try await units(call)
        case .unit: try await unit(call)
        case .unitDepartments: try await unitDepartments(call)
        case .scopes: try await scopes(call)
        case .batchAddUsers: try await accept(call, BatchAddUsersBody.self, "add_user") { $0.users.count }
        case .batchAddDepartments:
            try await accept(call, BatchAddDepartmentsBody.self, "add_department") { $0.departments.count }
        case .task: try await task(call)
        case .addUser: try await addUser(call)
        case .addDepartment: try await addDepartment(call)
        }
    }
}
