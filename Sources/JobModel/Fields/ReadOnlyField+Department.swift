package import ContactAPI

extension ReadOnlyField<Department> {
    private typealias Key = Department.CodingKeys

    /// In the order of their columns.
    ///
    /// Source: contact API, the department object.
    package static let all: [ReadOnlyField<Department>] = [
        .init("leaders", in: Key.leaders, "Leaders and deputies", "部门负责人列表", .made(leaders)),
        .init("unit_ids", in: Key.unitIDs, "Unit IDs", "单位 ID", .texts { $0.pointee.unitIDs }),
        .init(
            "group_chat_employee_types",
            in: Key.groupChatEmployeeTypes,
            "Employee types of the group chat",
            "部门群人员类型",
            .texts { $0.pointee.groupChatEmployeeTypes?.map { "\($0)" } }
        ),
        .init(
            "primary_member_count",
            in: Key.primaryMemberCount,
            "Primary members",
            "主部门成员数",
            .number { $0.pointee.primaryMemberCount }
        ),
        .init("is_deleted", in: Key.status, "Deleted", "是否已删除", .flag { $0.pointee.status?.isDeleted }),
    ]

    /// `main:u1;deputy:u2`; a type that the reference does not name stands as its number.
    @Sendable
    private static func leaders(_ department: UnsafePointer<Department>, _ format: FieldFormat) -> String? {
        department.pointee.leaders?.map { leader in
            let kind =
                switch leader.leaderType {
                case 1: "main"
                case 2: "deputy"
                default: "\(leader.leaderType)"
                }
            return kind + ":" + format.person(leader.leaderID)
        }
        .joined(separator: format.listSeparator)
    }
}
