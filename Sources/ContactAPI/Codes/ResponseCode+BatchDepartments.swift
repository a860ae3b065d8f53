extension ResponseCode {
    /// Departments in a batch (contact API, 6.5).
    static let batchDepartments: [Row] = [
        Row(
            [.batchAddDepartments],
            code: 40151,
            msg: "custom department id %v is invaild",
            meaning: "the department's id is not valid",
            remedy: "Begin it with a letter or digit; not `0`, and not `od-`.",
            zh: ("部门 ID 无效", "请以字母或数字开头；不能是 `0`，也不能以 `od-` 开头。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40152,
            msg: "custom department id %v is not unique",
            meaning: "the department's id is already taken",
            remedy: "Choose another id.",
            zh: ("部门 ID 已被占用", "请换用其他 ID。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40153,
            msg: "department name should be unique under same department",
            meaning: "another department beside it has the same name",
            remedy: "Choose another name.",
            zh: ("同级部门中已有相同名称", "请换用其他名称。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40154,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console.",
            zh: ("部门的单位无效", "请在管理后台更正单位。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40163,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console.",
            zh: ("部门的单位无效", "请在管理后台更正单位。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40170,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console.",
            zh: ("部门的单位无效", "请在管理后台更正单位。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40171,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console.",
            zh: ("部门的单位无效", "请在管理后台更正单位。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40172,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console.",
            zh: ("部门的单位无效", "请在管理后台更正单位。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40173,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console.",
            zh: ("部门的单位无效", "请在管理后台更正单位。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40174,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console.",
            zh: ("部门的单位无效", "请在管理后台更正单位。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40175,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console.",
            zh: ("部门的单位无效", "请在管理后台更正单位。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40155,
            msg: "duplicate department order",
            meaning: "another department beside it has the same order",
            remedy: "Give another order.",
            zh: ("同级部门中已有相同排序值", "请换用其他排序值。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40156,
            msg: "department id is required",
            meaning: "the department's id is missing",
            remedy: "Give an id.",
            zh: ("缺少部门 ID", "请填写 ID。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40157,
            msg: "forbidden operation to root department 0",
            meaning: "the root department may not be changed",
            remedy: "Leave the root department out.",
            zh: ("根部门不能修改", "请去掉根部门。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40158,
            msg: "support update custom department id at most once",
            meaning: "the department's id may be changed once only",
            remedy: "Leave the id as it is.",
            zh: ("部门 ID 只能修改一次", "请保持 ID 不变。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40159,
            msg: "department has active members, can't delete",
            meaning: "the department has members",
            remedy: "Move its members first.",
            zh: ("部门下仍有成员", "请先移走成员。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40160,
            msg: "department has sub department, can't delete",
            meaning: "the department has sub-departments",
            remedy: "Move them first.",
            zh: ("部门下仍有子部门", "请先移走子部门。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40161,
            msg: "can't get root department info",
            meaning: "the root department may not be read",
            remedy: "Name another department.",
            zh: ("根部门不能查询", "请填写其他部门。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40162,
            msg: "departments with more than 500 sub departments are not allowed to call recursively",
            meaning: "the department is too big to be read with all below it",
            remedy: "Read it level by level.",
            zh: ("部门过大，无法递归读取", "请逐级读取。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40164,
            msg: "department child count exceed",
            meaning: "the parent has too many sub-departments",
            remedy: "Choose another parent.",
            zh: ("上级部门的子部门过多", "请换用其他上级部门。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40184,
            msg: "add department, parent_id must not equal to current department id",
            meaning: "the department is its own parent",
            remedy: "Name another parent.",
            zh: ("部门的上级是其自身", "请填写其他上级部门。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40185,
            msg: "add department, parent_id must be assigned",
            meaning: "the parent department is missing",
            remedy: "Give a parent; `0` is the root.",
            zh: ("缺少上级部门", "请填写上级部门；`0` 为根部门。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40186,
            msg: "duplicate department id in request",
            meaning: "two rows of the batch have the same id",
            remedy: "Give each row its own id.",
            zh: ("同一批中两行 ID 相同", "请为每行填写不同的 ID。")
        ),
        Row(
            [.batchAddDepartments],
            code: 40187,
            msg: "batch request, parent department id incompatible",
            meaning: "the batch names the parent in two ways that do not agree",
            remedy: "Name the parent in one way.",
            zh: ("批量请求中以两种方式给出的上级部门不一致", "请只用一种方式填写上级部门。")
        ),
    ]
}
