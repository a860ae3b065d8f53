import ContactAPI
import JobModel

/// Which fields does the app not see? A field without permission is no error: it is missing from every answer (S5, S6).
struct FieldQuestion {
    let needs: DiagnosticNeeds
    let mayUseUserIDs: Bool

    /// Fields that one permission shows; `always` are those that everybody has, so that their absence proves something.
    struct Group {
        var permission: String
        var always: [String]
        var others: [String] = []

        var fields: [String] { always + others }
    }

    /// Source: contact API, 2.1.
    static let ofPeople = [
        Group(permission: "contact:user.employee_id:readonly", always: ["user_id"]),
        Group(permission: "contact:user.base:readonly", always: ["name"], others: ["en_name", "nickname"]),
        Group(permission: "contact:user.phone:readonly", always: ["mobile"]),
        Group(permission: "contact:user.email:readonly", always: [], others: ["email"]),
        Group(permission: "contact:user.gender:readonly", always: ["gender"]),
        Group(
            permission: "contact:user.employee:readonly",
            always: ["status", "employee_type"],
            others: [
                "city", "country", "work_station", "join_time", "job_title", "custom_attrs", "enterprise_email",
            ]
        ),
        Group(
            permission: "contact:user.employee:readonly, contact:user.employee_number:read",
            always: [],
            others: ["employee_no"]
        ),
        Group(
            permission: "contact:user.department:readonly",
            always: ["department_ids"],
            others: ["leader_user_id", "orders"]
        ),
        Group(
            permission: "contact:user.dotted_line_leader_info.read",
            always: [],
            others: ["dotted_line_leader_user_ids"]
        ),
        Group(permission: "contact:user.job_level:readonly", always: [], others: ["job_level_id"]),
        Group(permission: "contact:user.job_family:readonly", always: [], others: ["job_family_id"]),
    ]

    /// Source: contact API, 4.1.
    static let ofDepartments = [
        Group(permission: "contact:department.base:readonly", always: ["name", "department_id"]),
        Group(
            permission: "contact:department.organize:readonly",
            always: ["parent_department_id"],
            others: ["leader_user_id", "order", "member_count"]
        ),
        Group(permission: "contact:department.hrbp:readonly", always: [], others: ["department_hrbps"]),
    ]

    func answers(_ reach: DiagnosticReach) -> [Diagnosis.Answer] {
        let people = Set(reach.people.flatMap(\.fieldsShown))
        let departments = Set(reach.departments.flatMap(\.fieldsShown))
        return [
            answer(.people, count: reach.people.count, shown: people, groups: Self.ofPeople),
            answer(.departments, count: reach.departments.count, shown: departments, groups: Self.ofDepartments),
        ]
    }

    private func answer(_ subject: Subject, count: Int, shown: Set<String>, groups: [Group]) -> Diagnosis.Answer {
        let code = "fields.\(subject.rawValue)"
        guard count > 0 else { return nobody(subject, code) }
        // A group of which anything is seen is permitted; what else of it is missing is set for nobody.
        let dark = groups.filter { group in
            !group.fields.contains(where: shown.contains) && !isOpen(group, shown) && concerns(group, subject)
        }
        let doubtful = dark.filter { $0.always.isEmpty || needs.isLark && $0.always == ["mobile"] }
        let hidden = dark.filter { group in !doubtful.contains { $0.permission == group.permission } }
        let needed = subject == .people ? needs.personFields : ["name", "department_id", "parent_department_id"]
        let blocks = hidden.contains { $0.fields.contains(where: needed.contains) } && !needs.isExport
        var answer = Diagnosis.Answer(
            code,
            hidden.isEmpty ? (doubtful.isEmpty ? .well : .note) : blocks ? .missing : .note,
            question: Self.question(subject),
            found: found(hidden: hidden, doubtful: doubtful, count: count, subject)
        )
        guard !dark.isEmpty else { return answer }
        answer.cause = LocalizedText(
            en:
                "Without the permission for a field its key is left out, without an error; and so is one that no person has",
            zh: "没有字段权限时返回中不含该字段且不报错；无人填写的字段同样不返回"
        )
        answer.remedy = PermissionQuestion.grant((hidden + doubtful).map(\.permission).joined(separator: ", "))
        return answer
    }

    private func concerns(_ group: Group, _ subject: Subject) -> Bool {
        guard subject == .people, let concerned = needs.concernedFields else { return true }
        return group.fields.contains(where: concerned.contains)
    }

    /// The wider of the two permissions for employee_no shows other fields as well.
    private func isOpen(_ group: Group, _ shown: Set<String>) -> Bool {
        group.fields == ["employee_no"] && shown.contains("status")
    }

    private func found(hidden: [Group], doubtful: [Group], count: Int, _ subject: Subject) -> LocalizedText {
        var (en, zh): ([String], [String]) = ([], [])
        if !hidden.isEmpty {
            let fields = hidden.flatMap(\.fields)
            en.append("hidden: " + fields.joined(separator: ", "))
            zh.append("不可见：" + fields.joined(separator: "、"))
        }
        if !doubtful.isEmpty {
            let fields = doubtful.flatMap(\.fields)
            en.append("seen of none: " + fields.joined(separator: ", ") + " (set for none of them, or not permitted)")
            zh.append("均未返回：" + fields.joined(separator: "、") + "（无人填写，或无权限）")
        }
        let all =
            subject == .people ? LocalizedText(en: "people", zh: "名成员") : LocalizedText(en: "departments", zh: "个部门")
        return LocalizedText(
            en: "Of \(count) \(all.en) looked at: " + (en.isEmpty ? "every field is seen" : en.joined(separator: "; ")),
            zh: "抽查 \(count) \(all.zh)：" + (zh.isEmpty ? "所有字段均可见" : zh.joined(separator: "；"))
        )
    }

    private func nobody(_ subject: Subject, _ code: String) -> Diagnosis.Answer {
        Diagnosis.Answer(
            code,
            .note,
            question: Self.question(subject),
            found: subject == .people
                ? LocalizedText(en: "No person could be looked at", zh: "没有可供抽查的成员")
                : LocalizedText(en: "No department could be looked at", zh: "没有可供抽查的部门"),
            cause: LocalizedText(
                en: "There are no people yet, they are outside the app's scope, or the calls are not allowed",
                zh: "目录为空、不在应用的通讯录权限范围内，或接口未授权"
            )
        )
    }

    private static func question(_ subject: Subject) -> LocalizedText {
        switch subject {
        case .people: LocalizedText(en: "Which fields of people are hidden from the app?", zh: "人员的哪些字段对应用不可见？")
        case .departments:
            LocalizedText(en: "Which fields of departments are hidden from the app?", zh: "部门的哪些字段对应用不可见？")
        }
    }
}

extension User {
    /// The wire names of what an answer held of a person.
    fileprivate var fieldsShown: [String] {
        let fields: [(CodingKeys, Bool)] = [
            (.userID, userID != nil), (.name, name != nil), (.enName, enName != nil), (.nickname, nickname != nil),
            (.email, email != nil), (.mobile, mobile != nil), (.gender, gender != nil), (.status, status != nil),
            (.departmentIDs, departmentIDs != nil), (.leaderUserID, leaderUserID != nil), (.city, city != nil),
            (.country, country != nil), (.workStation, workStation != nil), (.joinTime, joinTime != nil),
            (.employeeNo, employeeNo != nil), (.employeeType, employeeType != nil), (.orders, orders != nil),
            (.customAttributes, customAttributes != nil), (.enterpriseEmail, enterpriseEmail != nil),
            (.jobTitle, jobTitle != nil), (.jobLevelID, jobLevelID != nil), (.jobFamilyID, jobFamilyID != nil),
            (.dottedLineLeaderUserIDs, dottedLineLeaderUserIDs != nil),
        ]
        return fields.filter(\.1).map(\.0.rawValue)
    }
}

extension Department {
    fileprivate var fieldsShown: [String] {
        let fields: [(CodingKeys, Bool)] = [
            (.name, name != nil), (.departmentID, departmentID != nil),
            (.parentDepartmentID, parentDepartmentID != nil), (.leaderUserID, leaderUserID != nil),
            (.order, order != nil), (.memberCount, memberCount != nil), (.departmentHRBPs, departmentHRBPs != nil),
        ]
        return fields.filter(\.1).map(\.0.rawValue)
    }
}
