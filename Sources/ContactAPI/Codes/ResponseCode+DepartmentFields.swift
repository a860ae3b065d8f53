extension ResponseCode {
    /// Values of a department's fields (contact API, 4.15).
    static let departmentFields: [Row] = [
        Row(
            [.createDepartment],
            code: 40010,
            msg: "chat id is invalid error",
            meaning: "the department's chat is not valid",
            remedy: "Leave the chat out.",
            zh: ("部门群无效", "请去掉部门群设置。")
        ),
        Row(
            [.createDepartment],
            code: 40016,
            msg: "dept name can not be nul error",
            status: 401,
            meaning: "the name is missing",
            remedy: "Give a name.",
            zh: ("缺少名称", "请填写名称。")
        ),
        Row(
            [.createDepartment],
            code: 40018,
            msg: "param error",
            meaning: "a value has the wrong type or is not allowed",
            remedy: "Check the row's values.",
            zh: ("值的类型有误或不被允许", "请检查该行的值。")
        ),
        Row(
            [.createDepartment],
            code: 41012,
            msg: "user id invalid error",
            meaning: "a leader's or HR partner's id is unknown or of another kind",
            remedy: "Check the people that the row names.",
            zh: ("负责人或 HRBP 的 ID 不存在或类型不符", "请检查该行填写的人员。")
        ),
        Row(
            [.createDepartment],
            code: 42006,
            msg: "user has resigned error",
            meaning: "a leader or HR partner has left",
            remedy: "Name active people.",
            zh: ("负责人或 HRBP 已离职", "请填写在职人员。")
        ),
        Row(
            [.createDepartment],
            code: 43000,
            msg: "dept has already exist error",
            status: 401,
            meaning: "the department is already there",
            remedy: "Update the department instead, or use mode upsert.",
            zh: ("部门已存在", "请改为更新该部门，或使用 mode: upsert。")
        ),
        Row(
            [.createDepartment],
            code: 43004,
            msg: "illegal unit error",
            meaning: "the unit is not valid",
            remedy: "Give one existing unit.",
            zh: ("单位无效", "请填写一个已有的单位。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43005,
            msg: "duplicate order error",
            meaning: "another department beside it has the same order",
            remedy: "Give another order.",
            zh: ("同级部门中已有相同排序值", "请换用其他排序值。")
        ),
        Row(
            [.createDepartment],
            code: 43008,
            msg: "custom dept id invalid error",
            meaning: "the department_id is not valid",
            remedy: "Use up to 64 characters; not `0`, and not beginning with `od-`.",
            zh: ("department_id 无效", "最多 64 个字符；不能是 `0`，也不能以 `od-` 开头。")
        ),
        Row(
            [.patchDepartment],
            code: 43016,
            msg: "leaders is repeat",
            meaning: "a leader is named twice",
            remedy: "Name each leader once.",
            zh: ("负责人重复", "每位负责人只填写一次。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43017,
            msg: "relate dept over limit",
            meaning: "the unit has 1,000 departments",
            remedy: "Choose another unit.",
            zh: ("该单位已关联 1,000 个部门", "请换用其他单位。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43018,
            msg: "duplicate i18n name",
            meaning: "another department beside it has the same name in that language",
            remedy: "Choose another name.",
            zh: ("同级部门中该语言的名称重复", "请换用其他名称。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43021,
            msg: "department chat not exist",
            meaning: "the department has no chat",
            remedy: "Leave the chat out.",
            zh: ("部门没有部门群", "请去掉部门群设置。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43022,
            msg: "department name duplicate",
            meaning: "another department beside it has the same name",
            remedy: "Choose another name, or update that department.",
            zh: ("同级部门中已有相同名称", "请换用其他名称，或更新该部门。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43025,
            msg: "top department leader unjoined",
            meaning: "the leader has not joined yet",
            remedy: "Name a leader who has joined, or run `roster retry last` when they have.",
            zh: ("负责人尚未加入企业", "请填写已加入的负责人，或待其加入后运行 `roster retry last`。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43026,
            msg: "employee type is not valid",
            meaning: "an employee type for the department's chat is not valid",
            remedy: "Use 1 to 5.",
            zh: ("部门群的人员类型无效", "请填写 1 至 5。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43028,
            msg: "invalid department hrbps",
            meaning: "an HR partner is not valid",
            remedy: "Check the people that the row names.",
            zh: ("HRBP 无效", "请检查该行填写的人员。")
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43029,
            msg: "dept name not contain separator",
            meaning: "the name contains a slash",
            remedy: "Write the name without `/`.",
            zh: ("名称中含有斜杠", "名称中不要使用 `/`。")
        ),
        Row(
            [.patchDepartment],
            code: 43031,
            msg: "Unable to edit data from external data sources",
            meaning: "the department is managed by another system",
            remedy: "Change the department there.",
            zh: ("部门由外部系统管理", "请在来源系统中修改该部门。")
        ),
    ]
}
