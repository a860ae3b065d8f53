extension CommonQuestion {
    /// Ids, and what they are the same for.
    static let identity: [CommonQuestion] = [
        openIDApps, idsCompanies, userIDChange, userIDFind, idsRestore, unionIDApps, userIDReuse, departmentPrefix,
    ]

    private static let openIDApps = CommonQuestion(
        "openID.apps",
        en: (
            "Is the open_id of a person the same in several apps?",
            "No. An open_id names a person within one app; every app has its own.",
            """
            Use user_id across the apps of a company, or union_id across the apps of one developer. A \
            sheet with open_ids belongs to the app that gave them.
            """
        ),
        zh: (
            "同一个用户在多个应用内的 open_id 是一样的吗？",
            "不一样。open_id 只在一个应用内标识用户。",
            "同一企业的应用之间请使用 user_id，同一开发者的应用之间请使用 union_id。含 open_id 的表格只能用于给出这些 ID 的应用。"
        ),
        others: ["open_id cross app", "99992361"],
        checks: ["app", "id"]
    )

    private static let idsCompanies = CommonQuestion(
        "ids.companies",
        en: (
            "Are open_id and union_id of a person the same in different companies?",
            "No. In each company the person is another user, with another open_id and another union_id.",
            "Match people of another company by mobile, email or employee_no."
        ),
        zh: (
            "同一用户在不同企业内的 open_id 和 union_id 是一样的吗？",
            "不一样。同一个人在不同企业中是不同的用户，open_id 和 union_id 都不同。",
            "跨企业时请按手机号、邮箱或工号匹配。"
        ),
        others: ["other tenant", "跨企业"],
        checks: ["app"]
    )

    private static let userIDChange = CommonQuestion(
        "userID.change",
        en: (
            "Can a user_id be changed?",
            """
            Yes, by a call of its own (update_user_id); afterwards the old value names nobody. Roster does \
            not make that call.
            """,
            "Change it in the console, or by that call, and use the new value in the sheet."
        ),
        zh: (
            "user_id 是否可以更新？",
            "可以，通过“更新用户 ID”接口；更新后旧值不再有效。Roster 不调用该接口。",
            "请在管理后台或通过该接口更新，并在表格中使用新值。"
        ),
        others: ["update user_id", "修改 user_id"],
        checks: ["permission.user_id"]
    )

    private static let userIDFind = CommonQuestion(
        "userID.find",
        en: (
            "How do I find out a user_id?",
            """
            The directory gives it for a mobile or an email, and the console shows it in the details of \
            the person.
            """,
            """
            `roster doctor --id mobile:VALUE` shows it, and `roster export` writes everybody with their \
            user_id.
            """
        ),
        zh: (
            "如何获取 user_id？",
            "可以通过手机号或邮箱查询，也可以在管理后台的用户详情中查看。",
            "`roster doctor --id mobile:值` 会显示；`roster export` 会导出所有人员及其 user_id。"
        ),
        others: ["look up user_id", "查询 user_id"],
        checks: ["permission.user_id", "id"]
    )

    private static let idsRestore = CommonQuestion(
        "ids.restore",
        en: (
            "Can a department or person that was deleted by mistake be restored with the same id?",
            """
            Not by creating it again: the old department_id or user_id does not come back. Some paid \
            editions restore a person within 30 days of leaving.
            """,
            """
            Create it with a new id. Or have the administrator restore the person within 30 days, then \
            update.
            """
        ),
        zh: (
            "误删了部门或者用户后，是否能按照原有的 ID 恢复？",
            "不能通过重新创建恢复原有的 department_id 或 user_id。部分付费版本可在离职 30 天内恢复人员。",
            "请使用新的 ID 创建；或由管理员在 30 天内恢复人员后再更新。"
        ),
        others: ["restore a person who left", "恢复离职员工", "undo delete", "deleted by mistake", "恢复已删除"]
    )

    private static let unionIDApps = CommonQuestion(
        "unionID.apps",
        en: (
            "How do I tell whether a user of one app uses another of my apps?",
            "The union_id of a person is the same in all apps of one developer.",
            "Compare union_id: an export has it as a column."
        ),
        zh: (
            "如何判断某个应用的用户是否在使用我开发的其他应用？",
            "同一开发者的所有应用中，同一用户的 union_id 相同。",
            "请比较 union_id：导出的表格中有这一列。"
        ),
        others: ["same person in several apps"]
    )

    private static let userIDReuse = CommonQuestion(
        "userID.reuse",
        en: (
            "Can the user_id of a deleted person be taken by somebody new?",
            """
            Yes. A user_id is unique among those who are there; after somebody has left it may be given to \
            a new person. The same holds for department ids.
            """,
            """
            Give people ids of your own that are never used again, such as their employee numbers. Roster \
            writes people by their open_id, which is never given twice.
            """
        ),
        zh: (
            "被删除的用户的 user_id 会被后续新增的用户占用吗？",
            "会。user_id 只在在职成员中唯一；离职后可能分配给新成员。部门 ID 也是如此。",
            "请使用不会重复使用的自定义 ID，例如工号。Roster 按不会重复的 open_id 写入人员。"
        ),
        others: [
            "use the user id of somebody who left the company again", "离职员工的 user_id 还能再用吗", "user_id reused",
            "user_id 重复", "id taken over",
        ],
        checks: ["id"]
    )

    private static let departmentPrefix = CommonQuestion(
        "department.prefix",
        en: (
            "Why do some department ids begin with od- and others not?",
            """
            One department has two ids: the open_department_id begins with od-, the department_id does \
            not. Which one an answer shows depends on department_id_type.
            """,
            """
            In a sheet both may stand, but never put od- before a department_id. `roster doctor --id \
            VALUE` says what an id is.
            """
        ),
        zh: (
            "为什么获取到的 department_id 有的带 od- 前缀，有的不带？",
            "同一部门有两种 ID：open_department_id 带 od- 前缀，department_id 不带。返回哪一种取决于 department_id_type。",
            "表格中两种均可填写，但不要给 department_id 加上 od-。`roster doctor --id 值` 可识别。"
        ),
        others: ["open_department_id", "department_id_type", "prefix od-"],
        checks: ["id", "scope"]
    )
}
