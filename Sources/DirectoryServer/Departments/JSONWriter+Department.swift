import ContactAPI
import GRDB

extension JSONWriter {
    /// A department as one app may see it (4.1); the root has little to show.
    mutating func department(_ recordID: Int64, _ db: Database, _ view: CallerContext, _ counts: MemberCounts) throws {
        guard recordID != OrganizationTree.root else {
            object { json in
                json.field("name", "")
                json.field("department_id", rootDepartmentID)
                json.field("open_department_id", rootDepartmentID)
                json.field("member_count", counts.recursive[recordID] ?? 0)
            }
            return
        }
        let table = DepartmentTable(db: db, tenant: view.tenant.key)
        guard let department = try table.find(recordID) else { return }
        let people = UserTable(db: db, tenant: view.tenant.key)
        let may = view.app.fields
        try object { json in
            if may.departmentBase { json.naming(department) }
            json.field("open_department_id", view.openDepartmentID(of: recordID))
            if may.organization { try json.structure(department, people, view, counts) }
            if may.hrbp, !department.hrbps.isEmpty {
                json.key("department_hrbps")
                try json.array(department.hrbps) {
                    $0.string(view.id(ofUser: $1, userID: try people.userID(of: $1) ?? ""))
                }
            }
            if let types = department.employeeTypes {
                json.key("group_chat_employee_types")
                json.array(types) { $0.raw(String($1)) }
            }
        }
    }

    private mutating func naming(_ department: DepartmentRecord) {
        field("name", department.name)
        if let names = department.i18nName {
            key("i18n_name")
            object { json in
                json.field("zh_cn", names.zhCN)
                json.field("ja_jp", names.jaJP)
                json.field("en_us", names.enUS)
            }
        }
        field("department_id", department.departmentID)
        field("chat_id", department.chatID)
        key("status")
        object { $0.field("is_deleted", false) }
    }

    private mutating func structure(
        _ department: DepartmentRecord,
        _ people: UserTable,
        _ view: CallerContext,
        _ counts: MemberCounts
    ) throws {
        field("parent_department_id", view.id(ofDepartment: department.parent))
        field("order", String(department.place))
        field("member_count", counts.recursive[department.id] ?? 0)
        // C7.
        let primary = view.tenant.settings.primaryMembers == .own ? counts.primary : counts.primaryBelow
        field("primary_member_count", primary[department.id] ?? 0)
        if let unit = department.unitID {
            key("unit_ids")
            array([unit]) { $0.string($1) }
        }
        guard !department.leaders.isEmpty else { return }
        let leaders = try department.leaders.map { leader in
            (type: leader.type, id: view.id(ofLeader: leader.user, userID: try people.userID(of: leader.user) ?? ""))
        }
        field("leader_user_id", leaders.first { $0.type == 1 }?.id)
        key("leaders")
        array(leaders) { json, leader in
            json.object { json in
                json.field("leaderType", leader.type)
                json.field("leaderID", leader.id)
            }
        }
    }
}
