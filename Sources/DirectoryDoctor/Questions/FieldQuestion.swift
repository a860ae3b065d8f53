import ContactAPI
import JobModel
import Wording

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

    /// Of people; custom attributes and orders have no column of their own.
    static let ofPeople = groups(
        FieldPermission.allCases.filter { !$0.isOfDepartments },
        PersonField.table.map { ($0.field.rawValue, $0.visibility) } + [
            (User.CodingKeys.orders.rawValue, .whereSet(.personDepartment)),
            (User.CodingKeys.customAttributes.rawValue, .whereSet(.employee)),
        ]
    )

    static let ofDepartments = groups(
        FieldPermission.allCases.filter(\.isOfDepartments),
        DepartmentField.table.map { ($0.field.rawValue, $0.visibility) }
    )

    private static func groups(
        _ permissions: [FieldPermission],
        _ fields: [(name: String, visibility: FieldVisibility)]
    ) -> [Group] {
        permissions.map { permission in
            let shown = fields.filter { $0.visibility.permission == permission }
            return Group(
                permission: permission.rawValue,
                always: shown.filter(\.visibility.isSetForAll).map(\.name),
                others: shown.filter { !$0.visibility.isSetForAll }.map(\.name)
            )
        }
    }

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
        var shown = PersonField.table.filter { $0.value.isSet(self) }.map(\.field.rawValue)
        if orders != nil { shown.append(CodingKeys.orders.rawValue) }
        if customAttributes != nil { shown.append(CodingKeys.customAttributes.rawValue) }
        return shown
    }
}

extension Department {
    fileprivate var fieldsShown: [String] {
        DepartmentField.table.filter { $0.access?.isSet(self) == true }.map(\.field.rawValue)
    }
}
