import ContactAPI
import Foundation
import NIOCore

extension DirectoryService {
    /// `POST /contact/v1/user/add`: one person, with v2's rules and codes, and the FAQ's texts (S55, S58).
    func addUser(_ call: Call) async throws -> ByteBuffer {
        let body = try call.decode(V1User.self)
        return try await queue.perform { writing in
            let users = UserOperations(
                view: self.batchCallerContext(call.app, writing),
                writing: writing,
                now: self.seconds
            )
            let batch = UserBatch(
                BatchAddUsersBody(users: [body.item], needSendNotification: body.invites),
                call.app.tenant.settings
            )
            do {
                let added = try batch.add(0, users)
                guard let user = try users.users.find(added.recordID) else { throw APIError(40006) }
                return SuccessResponse.body { json in
                    json.key("user_info")
                    json.v1User(user, users.view, at: self.seconds)
                }
            } catch UserRuleViolation.accountConflict {
                let code = call.app.tenant.settings.accountConflictItem
                throw APIError(code, message: "email and mobile account conflict")
            } catch let fault as UserRuleViolation {
                let code = fault.itemCode(call.app.tenant.settings)
                let text = Endpoint.addUser.entry(for: code)?.msg ?? "param error"
                throw APIError(code, message: text.replacingOccurrences(of: "%v", with: fault.value ?? ""))
            }
        }
    }

    /// `POST /contact/v1/department/add`: one department, with v2's rules and codes.
    func addDepartment(_ call: Call) async throws -> ByteBuffer {
        let item = try call.decode(V1Department.self).item
        return try await queue.perform { writing in
            let view = self.batchCallerContext(call.app, writing)
            let users = UserTable(db: writing.db, tenant: view.tenant.key)
            do {
                let batch = DepartmentBatch(BatchAddDepartmentsBody(departments: [item]), call.app.tenant.settings)
                let added = try batch.add(0, view, writing, users)
                return try SuccessResponse.body { json in
                    json.key("department_info")
                    try json.v1Department(added, view.now(in: writing), users)
                }
            } catch let refusal as APIError {
                throw APIError(refusal.code, message: refusal.itemText(of: item))
            } catch let fault as UserRuleViolation {
                let code = fault.itemCode(call.app.tenant.settings)
                throw APIError(code, message: APIError(code).itemText(of: item))
            }
        }
    }
}

/// The body of `user/add`: the key says which kind of id it holds, and of two kinds one wins (6.6).
private struct V1User: Decodable, Sendable {
    var item: BatchUser
    var invites: Bool?

    private enum CodingKeys: String, CodingKey {
        case employeeID = "employee_id"
        case departmentIDs = "department_ids"
        case openDepartmentIDs = "open_department_ids"
        case leaderEmployeeID = "leader_employee_id"
        case leaderOpenID = "leader_open_id"
        case attributes = "custom_attrs"
        case invites = "need_send_notification"
    }

    private struct Value: Decodable { var value: String? }

    init(from decoder: any Decoder) throws {
        // What v1 and v2 call alike; their attributes differ in shape.
        let shared = try decoder.container(keyedBy: BatchUser.CodingKeys.self)
        item = BatchUser()
        item.name = try shared.decodeIfPresent(String.self, forKey: .name)
        item.email = try shared.decodeIfPresent(String.self, forKey: .email)
        item.mobile = try shared.decodeIfPresent(String.self, forKey: .mobile)
        item.mobileVisible = try shared.decodeIfPresent(Bool.self, forKey: .mobileVisible)
        item.city = try shared.decodeIfPresent(String.self, forKey: .city)
        item.country = try shared.decodeIfPresent(String.self, forKey: .country)
        item.gender = try shared.decodeIfPresent(Int.self, forKey: .gender)
        item.employeeType = try shared.decodeIfPresent(Int.self, forKey: .employeeType)
        item.joinTime = try shared.decodeIfPresent(Int.self, forKey: .joinTime)
        item.employeeNo = try shared.decodeIfPresent(String.self, forKey: .employeeNo)
        item.workStation = try shared.decodeIfPresent(String.self, forKey: .workStation)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        item.userID = try values.decodeIfPresent(String.self, forKey: .employeeID)
        let open = try values.decodeIfPresent([String].self, forKey: .openDepartmentIDs)
        item.departments = try open ?? values.decodeIfPresent([String].self, forKey: .departmentIDs)
        item.leaderUserID = try values.decodeIfPresent(String.self, forKey: .leaderEmployeeID)
        item.leaderOpenID = try values.decodeIfPresent(String.self, forKey: .leaderOpenID)
        invites = try values.decodeIfPresent(Bool.self, forKey: .invites)
        item.customAttributes = try values.decodeIfPresent([String: Value].self, forKey: .attributes)?
            .sorted { $0.key < $1.key }.map { id, value in
                var wire = CustomAttribute.Value()
                wire.text = value.value
                return CustomAttribute(type: nil, id: id, value: wire)
            }
    }
}

/// The body of `department/add`.
private struct V1Department: Decodable, Sendable {
    var item: BatchDepartment

    private enum CodingKeys: String, CodingKey {
        case openParentID = "parent_open_department_id"
        case leaderEmployeeID = "leader_employee_id"
    }

    init(from decoder: any Decoder) throws {
        item = try BatchDepartment(from: decoder)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        item.parentID = try values.decodeIfPresent(String.self, forKey: .openParentID) ?? item.parentID
        item.leaderUserID = try values.decodeIfPresent(String.self, forKey: .leaderEmployeeID)
    }
}

extension JSONWriter {
    /// v1's person: other names, and both kinds of ids side by side.
    fileprivate mutating func v1User(_ user: UserRecord, _ view: CallerContext, at now: Int) {
        object { json in
            json.field("employee_id", user.userID)
            json.field("open_id", view.openID(of: user.id))
            json.field("name", user.name)
            // [OLD] one int: bit 0 frozen, bit 1 resigned, bit 2 not activated.
            json.field("status", (user.isFrozen ? 1 : 0) | (user.isResigned ? 2 : 0) | (user.isActivated ? 0 : 4))
            json.field("update_time", now)
            json.field("email", user.email)
            json.field("gender", user.gender)
            json.field("join_time", user.joinTime)
            json.key("departments")
            json.array(user.places) { $0.string(view.tree.departmentID(of: $1.department)) }
            json.key("open_departments")
            json.array(user.places) { $0.string(view.openDepartmentID(of: $1.department)) }
            json.field("city", user.city)
            json.field("country", user.country)
            json.field("work_station", user.workStation)
            json.field("leader_employee_id", user.leaderUserID)
            json.field("leader_open_id", user.leader.map { view.openID(of: $0) })
        }
    }

    fileprivate mutating func v1Department(
        _ department: DepartmentRecord,
        _ view: CallerContext,
        _ users: UserTable
    ) throws {
        let leader = department.leaders.first { $0.type == 1 }?.user
        let leaderID = try leader.flatMap { try users.userID(of: $0) }
        object { json in
            json.field("id", department.departmentID)
            json.field("open_department_id", view.openDepartmentID(of: department.id))
            json.field("parent_id", view.tree.departmentID(of: department.parent))
            json.field("parent_open_department_id", view.openDepartmentID(of: department.parent))
            json.field("name", department.name)
            json.field("status", 1)
            json.field("chat_id", department.chatID)
            json.field("leader_employee_id", leaderID)
            json.field("leader_open_id", leader.map { view.openID(of: $0) })
        }
    }
}
