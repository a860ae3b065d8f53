extension ResponseCode {
    /// Reading departments, and their place in the tree (contact API, 4.15).
    static let departmentPlaces: [Row] = [
        Row(
            [.getDepartment, .batchDepartments],
            code: 40001,
            msg: "param error",
            meaning: "a parameter is wrong",
            remedy: "Check the ids asked for.",
            zh: ("参数有误", "请检查所查询的 ID。")
        ),
        Row(
            [.patchDepartment],
            code: 40002,
            msg: "process root dept error",
            meaning: "the root department may not be changed",
            remedy: "Leave the root department out.",
            zh: ("根部门不能修改", "请去掉根部门。")
        ),
        Row(
            [.createDepartment],
            code: 40003,
            msg: "internal error",
            meaning: "the directory had an internal error and does not say whether the department was created",
            remedy: "Roster reads back what became of the row before it sends anything again.",
            zh: ("目录发生内部错误，未说明部门是否已创建", "Roster 会先查询该行的结果，再决定是否发送。"),
            next: .readBack
        ),
        Row(
            [.getDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 40003,
            msg: "internal error",
            meaning: "the directory had an internal error",
            remedy: "Roster tries again; if it stays, report the log id.",
            zh: ("目录发生内部错误", "Roster 会重试；若仍如此，请提供日志 ID 反馈。"),
            next: .sendAgain
        ),
        Row(
            [.createDepartment, .getDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 40004,
            msg: "no dept authority error",
            status: 403,
            meaning: "the department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the department and publish a version.",
            zh: ("部门不在应用的通讯录权限范围内", "请将该部门加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.createDepartment, .getDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 40008,
            msg: "dept Info is null error",
            meaning: "the department is missing or incomplete",
            remedy: "Check the department's id and fields.",
            zh: ("部门缺失或信息不完整", "请检查部门的 ID 和字段。")
        ),
        Row(
            [.childDepartments],
            code: 40011,
            msg: "page size is invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size.",
            zh: ("分页大小超出范围", "请反馈此问题：Roster 按文档规定的大小分页。")
        ),
        Row(
            [.batchDepartments],
            code: 40011,
            msg: "page size is more than 50 error",
            meaning: "more than 50 departments were asked for",
            remedy: "Report this: Roster asks for 50 at most.",
            zh: ("一次请求超过 50 个部门", "请反馈此问题：Roster 每次最多请求 50 项。")
        ),
        Row(
            [.childDepartments, .batchDepartments],
            code: 40012,
            msg: "page token is invalid error",
            meaning: "the directory no longer knows the place in the list",
            remedy: "Run the command again; the list is read again.",
            zh: ("目录已不认识列表的分页位置", "请重新运行命令，列表将重新读取。")
        ),
        Row(
            [.createDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 40014,
            msg: "no parent dept authority error",
            status: 403,
            meaning: "the parent department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the parent and publish a version.",
            zh: ("上级部门不在应用的通讯录权限范围内", "请将上级部门加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.getDepartment],
            code: 40015,
            msg: "department not exist",
            meaning: "the department does not exist",
            remedy: "Check the department's id.",
            zh: ("部门不存在", "请检查部门 ID。")
        ),
        Row(
            [.createDepartment],
            code: 40021,
            msg: "no a same request error",
            meaning: "the request's token was used before with other contents",
            remedy: "Run `roster retry last`: the row gets a new token.",
            zh: ("请求令牌曾用于不同内容", "请运行 `roster retry last`，该行将使用新的令牌。")
        ),
        Row(
            [.getDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 42008,
            msg: "tenant id is invalid error",
            status: 401,
            meaning: "the company is not valid for this token",
            remedy: "Check that app and directory belong together.",
            zh: ("企业与令牌不匹配", "请确认应用与目录相符。"),
            next: .stopForPermission
        ),
        Row(
            [.createDepartment, .childDepartments, .batchDepartments],
            code: 43007,
            msg: "duplicated department custom id error",
            meaning: "the department_id is already taken",
            remedy: "Choose another department_id, or update that department.",
            zh: ("department_id 已被占用", "请换用其他 department_id，或更新该部门。")
        ),
        Row(
            [.getDepartment, .childDepartments, .batchDepartments],
            code: 43010,
            msg: "big dept forbid recursion error",
            meaning: "the department is too big to be read with all below it",
            remedy: "Roster reads it level by level.",
            zh: ("部门过大，无法递归读取", "Roster 会逐级读取。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43013,
            msg: "dept too many children error",
            meaning: "the parent has 1,000 direct sub-departments",
            remedy: "Choose another parent.",
            zh: ("上级部门已有 1,000 个直属子部门", "请换用其他上级部门。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43019,
            msg: "exceed dept max level",
            meaning: "the tree would be more than 25 levels deep",
            remedy: "Choose a parent that stands higher.",
            zh: ("部门层级将超过 25 级", "请选择层级更高的上级部门。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43023,
            msg: "dept structure no permissione",
            meaning: "the place in the tree is outside what the app may change",
            remedy: "Widen the app's contact scope and publish a version.",
            zh: ("该位置不在应用可修改的范围内", "请扩大应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43024,
            msg: "dept structure tenant lock fail",
            meaning: "another caller is changing the tree",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            zh: ("他人正在修改部门结构", "Roster 会重试；若仍如此，请稍后运行 `roster retry last`。"),
            next: .sendAgain
        ),
        Row(
            [.patchDepartment],
            code: 43030,
            msg: "update department lock error,wait some seconds and retry",
            meaning: "another caller is changing the department",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            zh: ("他人正在修改该部门", "Roster 会重试；若仍如此，请稍后运行 `roster retry last`。"),
            next: .sendAgain
        ),
        Row(
            [.createDepartment],
            code: 44101,
            msg: "miss parent department id error",
            meaning: "the parent department is missing",
            remedy: "Give `parent_department_id`; `0` is the root.",
            zh: ("缺少上级部门", "请填写 `parent_department_id`；`0` 为根部门。")
        ),
    ]
}
