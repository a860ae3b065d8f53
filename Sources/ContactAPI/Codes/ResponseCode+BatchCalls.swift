extension ResponseCode {
    /// The v2 calls themselves, and people and departments in general (contact API, 6.5).
    static let batchCalls: [Row] = [
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40001,
            msg: "market place app is not allowed to update user or department",
            meaning: "an app from the store may not change the directory",
            remedy: "Use the credentials of a custom app.",
            zh: ("商店应用不能修改通讯录", "请使用企业自建应用的凭证。"),
            next: .stopForPermission
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40002,
            msg: "process root dept error",
            meaning: "the root department may not be used here",
            remedy: "Give another department.",
            zh: ("此处不能使用根部门", "请填写其他部门。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40003,
            msg: "no department authority",
            meaning: "a department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to that department and publish a version.",
            zh: ("部门不在应用的通讯录权限范围内", "请将该部门加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40006,
            msg: "internal error",
            meaning: "the directory had an internal error",
            remedy: "Roster tries again; if it stays, report the log id.",
            zh: ("目录发生内部错误", "Roster 会重试；若仍如此，请提供日志 ID 反馈。"),
            next: .sendAgain
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40007,
            msg: "user_id %v is not exist",
            meaning: "a user_id does not exist",
            remedy: "Check the ids in the row.",
            zh: ("user_id 不存在", "请检查该行中的 ID。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40008,
            msg: "open_id %v is not exist",
            meaning: "an open_id does not exist",
            remedy: "Check the ids in the row.",
            zh: ("open_id 不存在", "请检查该行中的 ID。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40009,
            msg: "page size is more more than 50",
            meaning: "more than 50 were asked for",
            remedy: "Report this: Roster asks for 50 at most.",
            zh: ("一次请求超过 50 项", "请反馈此问题：Roster 每次最多请求 50 项。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40013,
            msg: "param error",
            meaning: "a value is not allowed: taken, of two accounts, too long, or naming somebody who left",
            remedy: "Read what the directory says of the row and correct that value.",
            zh: ("值不被允许：已被占用、分属两个账号、过长，或指向已离职人员", "请查看目录对该行的说明并更正相应的值。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40014,
            msg: "department name is null",
            meaning: "the department's name is missing",
            remedy: "Give a name.",
            zh: ("缺少部门名称", "请填写名称。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40016,
            msg: "department name is null",
            meaning: "the department's name is missing",
            remedy: "Give a name.",
            zh: ("缺少部门名称", "请填写名称。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40018,
            msg: "department name is duplicate",
            meaning: "another department beside it has the same name",
            remedy: "Choose another name.",
            zh: ("同级部门中已有相同名称", "请换用其他名称。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40021,
            msg: "department id may not be updated",
            meaning: "the department's id may not be changed",
            remedy: "Leave the id as it is.",
            zh: ("部门 ID 不允许修改", "请保持 ID 不变。")
        ),
        Row(
            [.task],
            code: 40031,
            msg: "task_id is not exist",
            meaning: "the directory does not know the task",
            remedy: "Roster reads back what became of the rows.",
            zh: ("目录中没有该任务", "Roster 会查询这些行的结果。")
        ),
        Row(
            [.task],
            code: 40032,
            msg: "task_id invalid",
            meaning: "the task belongs to another company",
            remedy: "Check that app and directory belong together.",
            zh: ("任务属于其他企业", "请确认应用与目录相符。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40040,
            msg: "invalid page_token",
            meaning: "the directory no longer knows the place in the list",
            remedy: "Run the command again.",
            zh: ("目录已不认识列表的分页位置", "请重新运行命令。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40041,
            msg: "request page_size invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size.",
            zh: ("分页大小超出范围", "请反馈此问题：Roster 按文档规定的大小分页。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments],
            code: 40042,
            msg: "batch request object count error",
            meaning: "the batch has the wrong number of items",
            remedy: "Roster halves the batch; lower `limits.batch_items` in the job.",
            zh: ("批量条目数量不符合要求", "Roster 会将批次减半；请调低任务中的 `limits.batch_items`。"),
            next: .splitBatch
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40051,
            msg: "open_id %v is not valid",
            meaning: "an open_id belongs to another app",
            remedy: "Use the user_id.",
            zh: ("open_id 属于其他应用", "请使用 user_id。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40052,
            msg: "department id %v is not exist",
            meaning: "a department does not exist",
            remedy: "Check the department.",
            zh: ("部门不存在", "请检查部门。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40053,
            msg: "role_id is not exist",
            meaning: "a role does not exist",
            remedy: "Leave the role out.",
            zh: ("角色不存在", "请去掉角色。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40054,
            msg: "user_id or open_id is needed",
            meaning: "a person's id is missing",
            remedy: "Give a user_id or open_id.",
            zh: ("缺少人员 ID", "请填写 user_id 或 open_id。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40129,
            msg: "request contains users of different tenant",
            meaning: "people of different companies stand in one batch",
            remedy: "Use ids of this company only.",
            zh: ("同一批中包含不同企业的人员", "请仅使用本企业的 ID。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40501,
            msg: "param required",
            meaning: "a value is missing",
            remedy: "Give the value that the directory names.",
            zh: ("缺少值", "请填写目录指出的值。")
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40502,
            msg: "invalid parameter",
            meaning: "a value is not valid",
            remedy: "Correct the value that the directory names.",
            zh: ("值无效", "请更正目录指出的值。")
        ),
    ]
}
