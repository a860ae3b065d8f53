/// What people call a field in Chinese, who know 职务 and not `job_title`; in English the name on the wire says it.
package enum FieldTitle {
    /// The Chinese name of a field as it stands on the wire; whatever is no field, as it is.
    ///
    /// Custom attributes go by their own names.
    package static func chinese(_ name: String, of subject: Subject = .people) -> String {
        if let title = others[name] { return title }
        if name.hasPrefix(attributes) { return String(name.dropFirst(attributes.count)) }
        return switch subject {
        case .people: PersonField(rawValue: name)?.chinese ?? DepartmentField(rawValue: name)?.chinese ?? name
        case .departments: DepartmentField(rawValue: name)?.chinese ?? PersonField(rawValue: name)?.chinese ?? name
        }
    }

    /// The Chinese name and, for where the name on the wire has to be written, that.
    package static func chineseWithName(_ name: String, of subject: Subject = .people) -> String {
        let title = chinese(name, of: subject)
        return title == name ? name : "\(title)（\(name)）"
    }

    private static let attributes = "custom_attrs."
    /// Names on the wire that are no columns of a sheet.
    private static let others = ["custom_attrs": "自定义字段", "i18n_name": "多语言名称"]

    /// The same of several, as a list.
    package static func chinese(_ names: [String], of subject: Subject = .people) -> String {
        names.map { chinese($0, of: subject) }.joined(separator: "、")
    }
}

extension PersonField {
    fileprivate var chinese: String {
        switch self {
        case .userID: "用户 ID"
        case .name: "姓名"
        case .enName: "英文名"
        case .nickname: "别名"
        case .email: "邮箱"
        case .mobile: "手机号"
        case .mobileVisible: "手机号可见"
        case .gender: "性别"
        case .departmentIDs: "部门"
        case .leaderUserID: "直属上级"
        case .dottedLineLeaderUserIDs: "虚线上级"
        case .jobTitle: "职务"
        case .city: "城市"
        case .country: "国家"
        case .workStation: "工位"
        case .joinTime: "入职日期"
        case .employeeNo: "工号"
        case .employeeType: "人员类型"
        case .enterpriseEmail: "企业邮箱"
        case .jobLevelID: "职级 ID"
        case .jobFamilyID: "序列 ID"
        case .subscriptionIDs: "席位 ID"
        case .isFrozen: "暂停账号"
        case .openID: "open_id"
        case .unionID: "union_id"
        case .status: "状态"
        }
    }
}

extension DepartmentField {
    fileprivate var chinese: String {
        switch self {
        case .departmentID: "部门 ID"
        case .path: "部门路径"
        case .name: "部门名称"
        case .nameZhCN: "中文名称"
        case .nameEnUS: "英文名称"
        case .nameJaJP: "日文名称"
        case .parentDepartmentID: "上级部门"
        case .parentName: "上级部门名称"
        case .leaderUserID: "部门负责人"
        case .order: "排序"
        case .createGroupChat: "创建部门群"
        case .departmentHRBPs: "部门 HRBP"
        case .openDepartmentID: "open_department_id"
        case .memberCount: "成员数"
        case .chatID: "部门群 ID"
        }
    }
}
