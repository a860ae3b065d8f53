extension ResponseCode {
    /// Values of a person's fields (contact API, 2.16 and 3.4).
    static let userFields: [Row] = [
        Row(
            [.createUser, .patchUser],
            code: 40001,
            msg: "param error",
            meaning: "a parameter is wrong",
            remedy: "Check the row's values.",
            zh: ("参数有误", "请检查该行的值。")
        ),
        Row(
            [.getUser, .batchUsers],
            code: 40001,
            msg: "invalid parameter",
            meaning: "a parameter is wrong",
            remedy: "Check the ids asked for.",
            zh: ("参数有误", "请检查所查询的 ID。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41006,
            msg: "no user name error",
            meaning: "the name is missing",
            remedy: "Give a name.",
            zh: ("缺少姓名", "请填写姓名。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41014,
            msg: "user name sensitive error",
            meaning: "the name did not pass the content check",
            remedy: "Write the name without words that are blocked.",
            zh: ("姓名未通过内容审核", "请去掉姓名中的敏感词。")
        ),
        Row(
            [.createUser],
            code: 41015,
            msg: "idp type invalid error",
            meaning: "the kind of login is not valid",
            remedy: "Ask an administrator for the company's login settings.",
            zh: ("登录方式无效", "请向管理员确认企业的登录设置。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41031,
            msg: "position feature not enable error",
            status: 504,
            meaning: "positions are switched off",
            remedy: "Have positions switched on, or leave them out.",
            zh: ("职位功能未开启", "请开启职位功能，或去掉职位。"),
            next: .readBack
        ),
        Row(
            [.createUser, .patchUser],
            code: 41036,
            msg: "avatar key is invalid error",
            meaning: "the picture's key is not valid",
            remedy: "Upload the picture again and give its new key.",
            zh: ("头像 key 无效", "请重新上传头像并填写新的 key。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41037,
            msg: "avatar key is sensitive error",
            meaning: "the picture did not pass the content check",
            remedy: "Use another picture.",
            zh: ("头像未通过内容审核", "请换用其他图片。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41038,
            msg: "gender is invalid error",
            meaning: "the gender is not valid",
            remedy: "Use 0 secret, 1 male, 2 female or 3 other.",
            zh: ("性别无效", "请填写 0 保密、1 男、2 女或 3 其他。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41040,
            msg: "user name is null error",
            meaning: "the name is empty",
            remedy: "Give a name.",
            zh: ("姓名为空", "请填写姓名。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41042,
            msg: "join time is invalid error",
            meaning: "the start date is not valid",
            remedy: "Give a date such as 2026-12-01.",
            zh: ("入职日期无效", "请填写日期，例如 2026-12-01。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41044,
            msg: "Custom attribute is not set error",
            meaning: "a custom attribute lacks its id",
            remedy: "Name the attribute in the column's header.",
            zh: ("自定义字段缺少 ID", "请在列名中写明该字段。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41045,
            msg: "Custom attribute id is not exist error",
            meaning: "a custom attribute does not exist",
            remedy: "Compare the column's header with the attributes defined in the admin console.",
            zh: ("自定义字段不存在", "请对照管理后台的自定义字段检查列名。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41046,
            msg: "Custom attribute value is not set error",
            meaning: "a custom attribute has no value",
            remedy: "Give a value, or leave the attribute out.",
            zh: ("自定义字段缺少值", "请填写值，或去掉该字段。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41047,
            msg: "Custom attribute href text is null error",
            meaning: "a web page attribute lacks its title",
            remedy: "Write it as title|address.",
            zh: ("网页类型字段缺少标题", "请按“标题|链接”填写。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41048,
            msg: "Custom attribute href url is null error",
            meaning: "a web page attribute lacks its address",
            remedy: "Write it as title|address.",
            zh: ("网页类型字段缺少链接", "请按“标题|链接”填写。")
        ),
        Row(
            [.patchUser],
            code: 41056,
            msg: "no field authority error",
            status: 403,
            meaning: "the app may not change a field in the row",
            remedy: "Grant the app the permission for the field and publish a version, or leave the column out.",
            zh: ("应用无权修改该行中的某个字段", "请为应用开通该字段的权限并发布版本，或去掉该列。")
        ),
        Row(
            [.patchUser],
            code: 41057,
            msg: "invalid employee type error",
            meaning: "the employee type is not valid",
            remedy: "Use 1 to 5 or the number of a custom employee type.",
            zh: ("人员类型无效", "请填写 1 至 5，或自定义人员类型的编号。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41059,
            msg: "invalid employee type error",
            meaning: "the employee type is not valid",
            remedy: "Use 1 to 5 or the number of a custom employee type.",
            zh: ("人员类型无效", "请填写 1 至 5，或自定义人员类型的编号。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41060,
            msg: "inactive employee type error",
            meaning: "the employee type is switched off",
            remedy: "Use an active employee type, or switch this one on.",
            zh: ("人员类型已停用", "请使用启用中的人员类型，或启用该类型。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41063,
            msg: "job_title length exceed 100 character",
            meaning: "the job title is too long",
            remedy: "Shorten the job title.",
            zh: ("职务过长", "请缩短职务名称。")
        ),
    ]
}
