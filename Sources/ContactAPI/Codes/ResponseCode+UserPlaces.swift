extension ResponseCode {
    /// Departments, leaders and orders of a person (contact API, 2.16).
    static let userPlaces: [Row] = [
        Row(
            [.createUser, .patchUser, .usersOfDepartment],
            code: 40004,
            msg: "no dept authority error",
            status: 403,
            meaning: "a department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to that department and publish a version.",
            zh: ("部门不在应用的通讯录权限范围内", "请将该部门加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.batchUsers],
            code: 40004,
            msg: "no dept. authority",
            status: 403,
            meaning: "a department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to that department and publish a version.",
            zh: ("部门不在应用的通讯录权限范围内", "请将该部门加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.usersOfDepartment],
            code: 40011,
            msg: "page size is invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size.",
            zh: ("分页大小超出范围", "请反馈此问题：Roster 按文档规定的大小分页。")
        ),
        Row(
            [.usersOfDepartment],
            code: 40012,
            msg: "page token is invalid error",
            meaning: "the directory no longer knows the place in the list",
            remedy: "Run the command again; the list is read again.",
            zh: ("目录已不认识列表的分页位置", "请重新运行命令，列表将重新读取。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41016,
            msg: "department has too many users error",
            meaning: "the department is full",
            remedy: "Put the person into another department.",
            zh: ("部门成员已满", "请将该人员放入其他部门。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41017,
            msg: "department is required error",
            meaning: "the department is missing",
            remedy: "Give a department.",
            zh: ("缺少部门", "请填写部门。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41018,
            msg: "position info is invalid error",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位信息无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41019,
            msg: "position department is invalid error",
            meaning: "a position's department is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位的部门无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41020,
            msg: "position code has already exist error",
            meaning: "a position's code is already taken",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位编码已被占用", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41021,
            msg: "position multiple main count error",
            meaning: "the person has more than one main position",
            remedy: "Keep one main position.",
            zh: ("该人员有多个主职位", "请只保留一个主职位。")
        ),
        Row(
            [.patchUser],
            code: 41023,
            msg: "update department conflict position department error",
            meaning: "departments and positions must change together",
            remedy: "Change the person's positions in the admin console first.",
            zh: ("部门和职位必须同时变更", "请先在管理后台变更该人员的职位。")
        ),
        Row(
            [.patchUser],
            code: 41024,
            msg: "update position department conflict department error",
            meaning: "positions and departments must change together",
            remedy: "Change the person's positions in the admin console first.",
            zh: ("职位和部门必须同时变更", "请先在管理后台变更该人员的职位。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41025,
            msg: "order department invalid error",
            meaning: "an order names a department the person is not in",
            remedy: "Name in `orders` only departments of `department_ids`.",
            zh: ("排序中的部门不是该成员所在部门", "`orders` 中只能填写 `department_ids` 中的部门。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41028,
            msg: "user multi department need upgrade visibility error",
            status: 405,
            meaning: "several departments need newer visibility rules",
            remedy: "Have an administrator upgrade the visibility rules, or give one department.",
            zh: ("多部门需要升级可见性规则", "请管理员升级可见性规则，或只填写一个部门。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41029,
            msg: "create or update user multi department error",
            meaning: "the company does not allow several departments",
            remedy: "Give one department.",
            zh: ("企业不允许多部门", "请只填写一个部门。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41030,
            msg: "set leader to oneself error",
            meaning: "the person is their own leader",
            remedy: "Name another leader, or none.",
            zh: ("直属上级是本人", "请更换上级，或留空。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41032,
            msg: "user multi department feature not enable error",
            status: 504,
            meaning: "membership of several departments is switched off",
            remedy: "Give one department, or have the feature switched on.",
            zh: ("企业未开启多部门功能", "请只填写一个部门，或开启该功能。"),
            next: .readBack
        ),
        Row(
            [.createUser, .patchUser],
            code: 41033,
            msg: "user in too many departments error",
            meaning: "the person is in too many departments",
            remedy: "Give at most 50 departments.",
            zh: ("所在部门过多", "最多填写 50 个部门。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41041,
            msg: "department id is not assigned error",
            meaning: "the department is missing",
            remedy: "Give a department.",
            zh: ("缺少部门", "请填写部门。")
        ),
        Row(
            [.patchUser, .usersOfDepartment, .getUser],
            code: 41050,
            msg: "no user authority error",
            meaning: "the person lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the person and publish a version.",
            zh: ("该人员不在应用的通讯录权限范围内", "请将该人员加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.batchUsers],
            code: 41050,
            msg: "no user authority error",
            meaning: "a person lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the person and publish a version.",
            zh: ("有人员不在应用的通讯录权限范围内", "请将该人员加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41410,
            msg: "user primary dept must be the first department in the order",
            meaning: "the primary department is not the first in the order",
            remedy: "Give the primary department the highest department_order.",
            zh: ("主部门不是排序中的第一个", "主部门的 department_order 须为最大。")
        ),
        Row(
            [.patchUser],
            code: 44002,
            msg: "update order must update department together",
            meaning: "an order was given without departments",
            remedy: "Give `department_ids` together with `orders`.",
            zh: ("填写了排序但未填写部门", "请同时填写 `department_ids` 和 `orders`。")
        ),
        Row(
            [.createUser],
            code: 44021,
            msg: "leader is resigned",
            meaning: "the leader has left",
            remedy: "Name another direct or dotted-line leader.",
            zh: ("上级已离职", "请更换直属上级或虚线上级。")
        ),
        Row(
            [.createUser],
            code: 44022,
            msg: "leaderID is Invalid",
            meaning: "the leader is not valid",
            remedy: "Name another leader.",
            zh: ("上级无效", "请更换上级。")
        ),
        Row(
            [.patchUser],
            code: 44035,
            msg: "departmentID is invaild",
            meaning: "a department is unknown",
            remedy: "Check the departments.",
            zh: ("有部门不存在", "请检查部门。")
        ),
    ]
}
