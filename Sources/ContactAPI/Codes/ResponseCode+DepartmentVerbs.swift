extension ResponseCode {
    /// Codes of put, delete, update_department_id, the legacy list, parent, search and unbinding (contact API, 4.15).
    static let departmentVerbs: [Row] =
        shared(.replaceDepartment, [.patchDepartment, .createDepartment], onReplaceDepartment)
        + shared(.deleteDepartment, [.patchDepartment], [40002, 40003, 40004, 40014, 42008])
        + shared(.changeDepartmentID, [.patchDepartment, .getDepartment], [40001, 42008])
        + shared(.listDepartments, [.childDepartments], onDepartmentList)
        + shared(.parentDepartments, [.childDepartments, .getDepartment, .patchDepartment], [40001, 40002])
        + shared(.parentDepartments, [.childDepartments, .createDepartment], onDepartmentList + onParents)
        + shared(.unbindDepartmentChat, [.patchDepartment], [40002, 40003, 40004])
        + ownOfDepartments

    private static let onReplaceDepartment = [
        40002, 40003, 40004, 40008, 40014, 40018, 42008, 43004, 43005, 43013, 43017, 43018, 43019, 43021, 43022, 43023,
        43024, 43025, 43026, 43028, 43029, 43030, 43031,
    ]
    private static let onDepartmentList = [40003, 40004, 40008, 40011, 40012, 40014, 42008, 43007, 43010]
    /// What the page of parents lists besides; it looks copied from a table of writes.
    private static let onParents = [40010, 43004, 43005, 43008, 43013]

    private static let ownOfDepartments: [Row] = [
        Row(
            [.replaceDepartment],
            code: 40016,
            msg: "dept name can not be nul error",
            meaning: "the name is missing",
            remedy: "Give a name.",
            zh: ("缺少名称", "请填写名称。")
        ),
        Row(
            [.replaceDepartment],
            code: 40017,
            msg: "parent id can not be null in updateRequest",
            meaning: "the parent department is missing",
            remedy: "Give `parent_department_id`; `0` is the root.",
            zh: ("缺少上级部门", "请填写 `parent_department_id`；`0` 为根部门。")
        ),
        Row(
            [.changeDepartmentID],
            code: 40007,
            msg: "can not update dept custom id error",
            status: 403,
            meaning: "the department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the department and publish a version.",
            zh: ("部门不在应用的通讯录权限范围内", "请将该部门加入应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.changeDepartmentID, .parentDepartments],
            code: 43009,
            msg: "exceed update custom dept limit error",
            meaning: "the department's id was changed too often",
            remedy: "Keep the department_id that it has.",
            zh: ("部门 ID 修改次数过多", "请保留现有的 department_id。")
        ),
        Row(
            [.deleteDepartment, .parentDepartments],
            code: 43011,
            msg: "delete has member dept error",
            meaning: "there are people in the department",
            remedy: "Move the people or let them leave first.",
            zh: ("部门下仍有成员", "请先移走成员或办理离职。")
        ),
        Row(
            [.deleteDepartment, .parentDepartments],
            code: 43012,
            msg: "delete has sub dept department error",
            meaning: "there are departments below the department",
            remedy: "Delete the departments below it first.",
            zh: ("部门下仍有子部门", "请先删除其下的部门。")
        ),
        Row(
            [.parentDepartments],
            code: 43001,
            msg: "dept unit repeat",
            status: 409,
            meaning: "the unit is given twice",
            remedy: "Give the unit once.",
            zh: ("单位重复", "单位只填写一次。")
        ),
        Row(
            [.parentDepartments],
            code: 43002,
            msg: "unit still using",
            status: 409,
            meaning: "the unit is in use",
            remedy: "Take the unit from its departments first.",
            zh: ("单位正在使用中", "请先解除该单位与部门的关联。")
        ),
        Row(
            [.parentDepartments],
            code: 43003,
            msg: "multi dept unit",
            status: 409,
            meaning: "the department would have more than one unit",
            remedy: "Give one unit.",
            zh: ("部门将属于多个单位", "请只填写一个单位。")
        ),
        Row(
            [.parentDepartments],
            code: 44102,
            msg: "miss department_id error",
            meaning: "the department is missing",
            remedy: "Give `department_id`.",
            zh: ("缺少部门", "请填写 `department_id`。")
        ),
        Row(
            [.unbindDepartmentChat],
            code: 40020,
            msg: "department does not have a chat error",
            status: 403,
            meaning: "the department has no chat",
            remedy: "There is nothing to unbind; leave the department out.",
            zh: ("部门没有部门群", "没有可解除的部门群，请去掉该部门。")
        ),
        Row(
            [.searchDepartments],
            code: 48001,
            msg: "invalid param",
            meaning: "a parameter is not valid",
            remedy: "Check what is searched for.",
            zh: ("参数无效", "请检查搜索内容。")
        ),
        Row(
            [.searchDepartments],
            code: 48002,
            msg: "Internal Server Error",
            status: 500,
            meaning: "the directory had an internal error",
            remedy: "Send it again later.",
            zh: ("目录发生内部错误", "请稍后重试。"),
            next: .sendAgain
        ),
    ]
}
