extension ResponseCode {
    /// Codes of the lists an import reads (contact API, 3.3, 5.2 and 7.2).
    static let lists: [Row] = [
        Row(
            [.customAttributes, .scopes, .units, .unitDepartments],
            code: 40011,
            msg: "page size is invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size.",
            zh: ("分页大小超出范围", "请反馈此问题：Roster 按文档规定的大小分页。")
        ),
        Row(
            [.customAttributes, .scopes, .units, .unitDepartments],
            code: 40012,
            msg: "page token is invalid error",
            meaning: "the directory no longer knows the place in the list",
            remedy: "Run the command again; the list is read again.",
            zh: ("目录已不认识列表的分页位置", "请重新运行命令，列表将重新读取。")
        ),
        Row(
            [.jobTitles, .workCities, .jobTitle, .workCity],
            code: 40001,
            msg: "param error",
            meaning: "a parameter of the list is wrong",
            remedy: "Run the command again; if it stays, report the log id.",
            zh: ("列表参数有误", "请重新运行命令；若仍如此，请提供日志 ID 反馈。")
        ),
        Row(
            [.createEmployeeType, .replaceEmployeeType],
            code: 42301,
            msg: "duplicate content",
            meaning: "another employee type has the same name",
            remedy: "Give the type another name.",
            zh: ("已有同名人员类型", "请换用其他类型名称。")
        ),
        Row(
            [.createEmployeeType, .replaceEmployeeType],
            code: 42302,
            msg: "duplicate i18n content",
            meaning: "another employee type has the same name in that language",
            remedy: "Give the type another name in that language.",
            zh: ("该语言中已有同名人员类型", "请换用该语言的其他类型名称。")
        ),
        Row(
            [.createEmployeeType],
            code: 42303,
            msg: "exceed limit",
            meaning: "the company has as many employee types as it may have, deleted ones included",
            remedy: "Change a type that is there.",
            zh: ("企业的人员类型（含已删除）已达上限", "请修改已有的类型。")
        ),
        Row(
            [.units, .unit, .unitDepartments],
            code: 40003,
            msg: "internal error",
            status: 500,
            meaning: "the directory had an internal error",
            remedy: "Send it again later; if it stays, report the log id.",
            zh: ("目录发生内部错误", "请稍后重试；若仍如此，请提供日志 ID 反馈。"),
            next: .sendAgain
        ),
        Row(
            [.unitDepartments],
            code: 40004,
            msg: "no dept authority error",
            status: 403,
            meaning: "a department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the department and publish a version.",
            zh: ("部门不在应用的通讯录权限范围内", "请将该部门加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.units, .unit, .unitDepartments],
            code: 43050,
            msg: "unit feature not open",
            meaning: "the company's edition has no units",
            remedy: "Ask the vendor, or go without units.",
            zh: ("企业版本没有单位功能", "请咨询服务商，或不使用单位。")
        ),
        Row(
            [.unit, .unitDepartments],
            code: 43051,
            msg: "unit id invalid",
            meaning: "the unit is missing or does not exist",
            remedy: "Check the id of the unit.",
            zh: ("单位缺失或不存在", "请检查单位 ID。")
        ),
    ]
}
