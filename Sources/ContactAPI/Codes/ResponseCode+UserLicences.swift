extension ResponseCode {
    /// Licences, plans, and writes done with a defect (contact API, 2.16).
    static let userLicences: [Row] = [
        Row(
            [.createUser, .patchUser],
            code: 44046,
            msg: "user license subscription id must not empty in multi-license tenant",
            meaning: "the company has several licences and the row names none",
            remedy: "Give `subscription_ids`.",
            zh: ("企业有多种席位，而该行未指定", "请填写 `subscription_ids`。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44047,
            msg: "license subscription id exceed limit",
            meaning: "the licence has no more seats",
            remedy: "Choose another licence, or buy seats.",
            zh: ("该席位已无余量", "请选择其他席位，或购买席位。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44048,
            msg: "user license subscription id invalid",
            meaning: "the licence is not valid",
            remedy: "Choose one of the company's licences.",
            zh: ("席位无效", "请选择企业已有的席位。")
        ),
        Row(
            [.patchUser],
            code: 44049,
            msg: "license subscription update fail",
            meaning: "the licence could not be changed just now",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            zh: ("暂时无法变更席位", "Roster 会重试；若仍如此，请稍后运行 `roster retry last`。"),
            next: .sendAgain
        ),
        Row(
            [.createUser, .patchUser],
            code: 44050,
            msg: "not set subscription ids auth",
            status: 403,
            meaning: "the app may not set licences",
            remedy: "Grant the app the permission for seats, or leave the column out.",
            zh: ("应用无权设置席位", "请为应用开通席位权限，或去掉该列。")
        ),
        Row(
            [.patchUser],
            code: 44052,
            msg: "Unable to edit members because your current plan has expired",
            meaning: "the company's plan has expired",
            remedy: "Renew the plan.",
            zh: ("企业套餐已过期", "请续费套餐。")
        ),
        Row(
            [.patchUser],
            code: 44053,
            msg: "Unable to edit data from external data sources",
            meaning: "the person is managed by another system",
            remedy: "Change the person there.",
            zh: ("该人员由外部系统管理", "请在来源系统中修改该人员。")
        ),
        Row(
            [.createUser],
            code: 44054,
            msg: "create user success and create city fail",
            meaning: "the person was created, but without the city, which the directory did not take",
            remedy:
                "Retry the row, which writes the city. "
                + "If that is refused too, the name is disabled, not allowed or one too many: choose another city.",
            zh: ("人员已创建，但目录没有接受城市", "请重试该行以补写城市；若再次被拒绝，说明名称已停用、不允许使用或数量已满，请改用其他城市。"),
            next: .defect
        ),
        Row(
            [.createUser],
            code: 44055,
            msg: "create user success and create job title fail",
            meaning: "the person was created, but without the job title, which the directory did not take",
            remedy:
                "Retry the row, which writes the job title. "
                + "If that is refused too, the name is disabled, not allowed or one too many: choose another job title.",
            zh: ("人员已创建，但目录没有接受职务", "请重试该行以补写职务；若再次被拒绝，说明名称已停用、不允许使用或数量已满，请改用其他职务。"),
            next: .defect
        ),
        Row(
            [.createUser],
            code: 44056,
            msg: "create user success and create city and job title fail",
            meaning: "the person was created, but without the city and the job title, which the directory did not take",
            remedy:
                "Retry the row, which writes both. "
                + "If that is refused too, a name is disabled, not allowed or one too many: choose another city or job title.",
            zh: ("人员已创建，但目录没有接受城市和职务", "请重试该行以补写城市和职务；若再次被拒绝，说明名称已停用、不允许使用或数量已满，请改用其他城市或职务。"),
            next: .defect
        ),
        Row(
            [.patchUser],
            code: 44057,
            msg: "update user success and create city fail",
            meaning: "the person was changed, but without the city, which the directory did not take",
            remedy:
                "Retry the row, which writes the city. "
                + "If that is refused too, the name is disabled, not allowed or one too many: choose another city.",
            zh: ("修改已生效，但目录没有接受城市", "请重试该行以补写城市；若再次被拒绝，说明名称已停用、不允许使用或数量已满，请改用其他城市。"),
            next: .defect
        ),
        Row(
            [.patchUser],
            code: 44058,
            msg: "update user success and create job title fail",
            meaning: "the person was changed, but without the job title, which the directory did not take",
            remedy:
                "Retry the row, which writes the job title. "
                + "If that is refused too, the name is disabled, not allowed or one too many: choose another job title.",
            zh: ("修改已生效，但目录没有接受职务", "请重试该行以补写职务；若再次被拒绝，说明名称已停用、不允许使用或数量已满，请改用其他职务。"),
            next: .defect
        ),
        Row(
            [.patchUser],
            code: 44059,
            msg: "update user success and create city and job title fail",
            meaning: "the person was changed, but without the city and the job title, which the directory did not take",
            remedy:
                "Retry the row, which writes both. "
                + "If that is refused too, a name is disabled, not allowed or one too many: choose another city or job title.",
            zh: ("修改已生效，但目录没有接受城市和职务", "请重试该行以补写城市和职务；若再次被拒绝，说明名称已停用、不允许使用或数量已满，请改用其他城市或职务。"),
            next: .defect
        ),
        Row(
            [.createUser],
            code: 44060,
            msg: "mg asset exceed time",
            meaning: "the data region's service has run out",
            remedy: "Renew the service for data regions, or leave the region out.",
            zh: ("数据驻留服务已过期", "请续费数据驻留服务，或去掉驻留地。")
        ),
        Row(
            [.createUser],
            code: 44061,
            msg: "mg asset exceed quota",
            meaning: "the data region's service is full",
            remedy: "Extend the service for data regions, or leave the region out.",
            zh: ("数据驻留服务额度已满", "请扩容数据驻留服务，或去掉驻留地。")
        ),
    ]
}
