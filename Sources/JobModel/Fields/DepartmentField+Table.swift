package import ContactAPI

/// The table of a department's fields.
extension DepartmentField {
    package var definition: DepartmentFieldDefinition { Self.definitions[self] ?? line }

    /// In the order of the fields.
    package static let table = allCases.map(\.definition)

    /// All that a patch of a department sets, each key once.
    package static let patched = table.compactMap(\.patched).reduce(into: [FieldAccess<Department>]()) { all, value in
        if !all.contains(where: { $0.key == value.key }) { all.append(value) }
    }

    private static let definitions = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.line) })

    private typealias Key = Department.CodingKeys

    /// The field's line; a field without one does not compile.
    private var line: DepartmentFieldDefinition {
        switch self {
        case .departmentID:
            of("部门 ID", .record(.text(Key.departmentID, \.departmentID)), .identity, .always(.departmentBase))
        case .path: of("部门路径", .path, .place, .unasked)
        case .name: of("部门名称", .record(.text(Key.name, \.name)), .always, .always(.departmentBase))
        case .nameZhCN: of("中文名称", .record(.text(Key.i18nName, \.nameZhCN)), .names, .unasked)
        case .nameEnUS: of("英文名称", .record(.text(Key.i18nName, \.nameEnUS)), .names, .unasked)
        case .nameJaJP: of("日文名称", .record(.text(Key.i18nName, \.nameJaJP)), .names, .unasked)
        case .parentDepartmentID:
            of("上级部门", .parent, .place, .always(.departmentOrganize))
        case .parentName: of("上级部门名称", .parentName, .place, export: .none, .unasked)
        case .leaderUserID:
            of("部门负责人", .record(.person(Key.leaderUserID, \.leaderUserID)), .always, .whereSet(.departmentOrganize))
        case .order: of("排序", .record(.text(Key.order, \.order)), .always, .whereSet(.departmentOrganize))
        case .createGroupChat: of("创建部门群", .record(.groupChat), .always, export: .none, .unasked)
        case .departmentHRBPs:
            of("部门 HRBP", .record(.people(Key.departmentHRBPs, \.departmentHRBPs)), .always, .whereSet(.departmentHRBP))
        case .openDepartmentID:
            of("open_department_id", .record(.text(Key.openDepartmentID, \.openDepartmentID)), .never, .unasked)
        case .memberCount:
            of("成员数", .record(.number(Key.memberCount, \.memberCount)), .never, .whereSet(.departmentOrganize))
        case .chatID: of("部门群 ID", .record(.text(Key.chatID, \.chatID)), .never, .unasked)
        }
    }

    private func of(
        _ chinese: String,
        _ value: DepartmentFieldDefinition.Value,
        _ writing: DepartmentFieldDefinition.Writing,
        export: ExportPlace = .first,
        _ visibility: FieldVisibility
    ) -> DepartmentFieldDefinition {
        DepartmentFieldDefinition(self, chinese, value, writing, export: export, visibility)
    }
}

extension Department {
    fileprivate var nameZhCN: String? {
        get { i18nName?.zhCN }
        set { i18nName = (i18nName ?? .init()).with { $0.zhCN = newValue } }
    }

    fileprivate var nameEnUS: String? {
        get { i18nName?.enUS }
        set { i18nName = (i18nName ?? .init()).with { $0.enUS = newValue } }
    }

    fileprivate var nameJaJP: String? {
        get { i18nName?.jaJP }
        set { i18nName = (i18nName ?? .init()).with { $0.jaJP = newValue } }
    }
}

extension Department.I18nName {
    fileprivate func with(_ change: (inout Self) -> Void) -> Self {
        var names = self
        change(&names)
        return names
    }
}
