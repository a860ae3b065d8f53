package import ContactAPI

extension ReadOnlyField<User> {
    private typealias Key = User.CodingKeys

    /// In the order of their columns.
    ///
    /// Source: contact API, the user object.
    package static let all: [ReadOnlyField<User>] = [
        .init("is_activated", in: Key.status, "Activated", "是否激活", .flag { $0.pointee.status?.isActivated }),
        .init("is_resigned", in: Key.status, "Resigned", "是否离职", .flag { $0.pointee.status?.isResigned }),
        .init("is_exited", in: Key.status, "Exited", "是否主动退出", .flag { $0.pointee.status?.isExited }),
        .init("is_unjoin", in: Key.status, "Not joined", "是否未加入", .flag { $0.pointee.status?.isUnjoin }),
        .init(
            "is_tenant_manager",
            in: Key.isTenantManager,
            "Administrator",
            "是否超级管理员",
            .flag { $0.pointee.isTenantManager }
        ),
        .init("orders", in: Key.orders, "Positions in departments", "部门内排序", .made(orders)),
        .init("avatar_key", in: Key.avatarKey, "Avatar key", "头像 Key", .text { $0.pointee.avatarKey }),
        .init("avatar_72", in: Key.avatar, "Avatar 72", "头像 72", .text { $0.pointee.avatar?.avatar72 }),
        .init("avatar_240", in: Key.avatar, "Avatar 240", "头像 240", .text { $0.pointee.avatar?.avatar240 }),
        .init("avatar_640", in: Key.avatar, "Avatar 640", "头像 640", .text { $0.pointee.avatar?.avatar640 }),
        .init("avatar_origin", in: Key.avatar, "Avatar original", "头像原图", .text { $0.pointee.avatar?.avatarOrigin }),
        .init("geo", in: Key.geo, "Data residency", "数据驻留地", .text { $0.pointee.geo }),
    ]

    /// `工程部/后端|100|1|true`: department, user_order, department_order, is_primary_dept; several separated as lists are.
    @Sendable
    private static func orders(_ person: UnsafePointer<User>, _ format: FieldFormat) -> String? {
        person.pointee.orders?.map { order in
            let parts = [
                order.departmentID.map(format.department) ?? "", order.userOrder.map { "\($0)" } ?? "",
                order.departmentOrder.map { "\($0)" } ?? "", order.isPrimaryDepartment.map { "\($0)" } ?? "",
            ]
            return WebPageCell.text(parts)
        }
        .joined(separator: format.listSeparator)
    }
}
