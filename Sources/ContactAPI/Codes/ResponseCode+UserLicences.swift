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
            meaning: "the person was created, the city was not",
            remedy: "Choose an existing city, or have the new one allowed, and retry the row.",
            zh: ("人员已创建，但城市未能创建", "请选择已有的城市，或允许新建该城市，然后重试该行。"),
            next: .defect
        ),
        Row(
            [.createUser],
            code: 44055,
            msg: "create user success and create job title fail",
            meaning: "the person was created, the job title was not",
            remedy: "Choose an existing job title, or have the new one allowed, and retry the row.",
            zh: ("人员已创建，但职务未能创建", "请选择已有的职务，或允许新建该职务，然后重试该行。"),
            next: .defect
        ),
        Row(
            [.createUser],
            code: 44056,
            msg: "create user success and create city and job title fail",
            meaning: "the person was created, city and job title were not",
            remedy: "Choose an existing city and job title and retry the row.",
            zh: ("人员已创建，但城市和职务未能创建", "请选择已有的城市和职务，然后重试该行。"),
            next: .defect
        ),
        Row(
            [.patchUser],
            code: 44057,
            msg: "update user success and create city fail",
            meaning: "the change was made, but for the city",
            remedy: "Choose an existing city and retry the row.",
            zh: ("修改已生效，但城市未能创建", "请选择已有的城市，然后重试该行。"),
            next: .defect
        ),
        Row(
            [.patchUser],
            code: 44058,
            msg: "update user success and create job title fail",
            meaning: "the change was made, but for the job title",
            remedy: "Choose an existing job title and retry the row.",
            zh: ("修改已生效，但职务未能创建", "请选择已有的职务，然后重试该行。"),
            next: .defect
        ),
        Row(
            [.patchUser],
            code: 44059,
            msg: "update user success and create city and job title fail",
            meaning: "the change was made, but for city and job title",
            remedy: "Choose an existing city and job title and retry the row.",
            zh: ("修改已生效，但城市和职务未能创建", "请选择已有的城市和职务，然后重试该行。"),
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
