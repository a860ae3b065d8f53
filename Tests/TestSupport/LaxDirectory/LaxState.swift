package import ContactAPI
import Foundation

/// What a lax directory holds: whatever was sent, as often as it was sent.
package struct LaxState: Sendable {
    package var people: [User] = []
    package var departments: [Department]
    package var pageSize: Int
    /// Whether a create with a `client_token` that was seen before creates nobody.
    package var honoursTokens = false
    private var tasks: [String: [TaskItem]] = [:]
    private var created: [String: User] = [:]
    private var number = 0

    package init(people: [User] = [], departments: [String] = ["d1"], pageSize: Int = 50) {
        self.people = people
        self.departments = departments.map { Self.department($0) }
        self.pageSize = pageSize
    }

    /// A department whose ids and name are alike: `od-d1`, `d1`.
    package static func department(_ name: String, in parent: String = rootDepartmentID) -> Department {
        var department = Department()
        department.name = name
        department.departmentID = name
        department.openDepartmentID = openDepartmentPrefix + name
        department.parentDepartmentID = parent
        return department
    }

    /// Somebody of whom only what sheets usually have is known, in the department `d1`.
    package static func person(_ number: Int) -> User {
        var person = User()
        person.name = "Person \(number)"
        person.userID = "u\(number)"
        person.openID = "ou_\(number)"
        person.mobile = "+86138000\(10_000 + number)"
        person.email = "n\(number)@example.com"
        person.employeeNo = "N\(number)"
        person.employeeType = 1
        person.departmentIDs = ["od-d1"]
        person.status = UserStatus(isActivated: true)
        return person
    }

    /// Does what a call asks, and answers it.
    mutating func answer(to call: LaxCall) throws -> String {
        switch call.endpoint {
        case .tenantAccessToken:
            try text(TokenResponse(code: 0, msg: "ok", tenantAccessToken: "t-1", expire: 7200))
        case .createUser: try data(UserResponse(user: create(try body(call), token: call["client_token"])))
        case .patchUser: try data(UserResponse(user: try patch(call)))
        case .getUser: try data(UserResponse(user: people.first { id(of: $0, call) == call.id }))
        case .batchUsers:
            try records(of: call)
        case .lookUpUsers: try data(lookUp(try body(call), call))
        case .usersOfDepartment: try page(members(of: call["department_id"] ?? rootDepartmentID), call)
        case .createDepartment: try data(DepartmentResponse(department: create(try body(call))))
        case .patchDepartment: try data(DepartmentResponse(department: try patchDepartment(call)))
        case .getDepartment: try data(DepartmentResponse(department: department(call.id ?? rootDepartmentID)))
        case .childDepartments:
            try page(below(call.id ?? rootDepartmentID, isDeep: call["fetch_child"] == "true"), call)
        case .scopes: try data(scope)
        case .employeeTypes: try page(Self.employeeTypes, call)
        case .batchAddUsers: try data(add(try body(call)))
        case .task: try data(task(call["task_id"] ?? ""))
        default: try page([NamedValue](), call)
        }
    }

    /// An id that nobody has is said, as the API does; one that is left out would be of somebody who may not be seen.
    private func records(of call: LaxCall) throws -> String {
        let found = call.all("user_ids").map { id in people.first { self.id(of: $0, call) == id } }
        guard !found.contains(where: { $0 == nil }) else { return #"{"code":99992360,"msg":"no such id"}"# }
        return try list(found.compactMap(\.self))
    }

    private mutating func create(_ sent: User, token: String?) -> User {
        if honoursTokens, let token, let earlier = created[token] { return earlier }
        number += 1
        var person = sent
        person.userID = sent.userID ?? "new-\(number)"
        person.openID = "ou_new-\(number)"
        person.status = UserStatus(isActivated: true)
        people.append(person)
        if let token { created[token] = person }
        return person
    }

    private mutating func patch(_ call: LaxCall) throws -> User? {
        guard let place = people.firstIndex(where: { id(of: $0, call) == call.id }) else { return nil }
        people[place] = try merged(people[place], with: call.body)
        return people[place]
    }

    private mutating func create(_ sent: Department) -> Department {
        number += 1
        var department = sent
        department.openDepartmentID = "od-new-\(number)"
        department.departmentID = sent.departmentID ?? "new-\(number)"
        department.parentDepartmentID = sent.parentDepartmentID ?? rootDepartmentID
        departments.append(department)
        return department
    }

    private mutating func patchDepartment(_ call: LaxCall) throws -> Department? {
        guard let place = departments.firstIndex(where: { $0.openDepartmentID == call.id }) else { return nil }
        departments[place] = try merged(departments[place], with: call.body)
        return departments[place]
    }

    private mutating func add(_ batch: BatchAddUsersBody) throws -> TaskTicket {
        let items = try batch.users.map { sent in
            var person = try merged(User(), with: try text(sent))
            person.departmentIDs = sent.departments
            person.leaderUserID = sent.leaderUserID ?? sent.leaderOpenID
            person = create(person, token: nil)
            var item = TaskItem(code: 0, msg: "success")
            item.action = 1
            (item.name, item.email, item.mobile) = (person.name, person.email, person.mobile)
            (item.userID, item.openID, item.departments) = (person.userID, person.openID, sent.departments)
            return item
        }
        tasks["task-\(tasks.count)"] = items
        return TaskTicket(taskID: "task-\(tasks.count - 1)")
    }

    private func task(_ id: String) -> TaskState {
        var state = TaskState()
        state.taskID = id
        state.type = "add_user"
        state.status = 9
        state.taskInfo = tasks[id]
        return state
    }
}

extension LaxState {
    static let employeeTypes = (1...5).map { number in
        var type = EmployeeType()
        (type.enumID, type.enumValue, type.content) = ("t\(number)", "\(number)", "Type \(number)")
        (type.enumType, type.enumStatus) = (1, 1)
        return type
    }

    private func merged<Value: Codable>(_ value: Value, with changes: String) throws -> Value {
        var object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value)) as? [String: Any] ?? [:]
        let new = try JSONSerialization.jsonObject(with: Data(changes.utf8)) as? [String: Any] ?? [:]
        object.merge(new) { $1 }
        return try JSONDecoder().decode(Value.self, from: JSONSerialization.data(withJSONObject: object))
    }
}
