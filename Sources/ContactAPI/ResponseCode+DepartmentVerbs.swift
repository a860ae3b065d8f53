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
            remedy: "Give a name."
        ),
        Row(
            [.replaceDepartment],
            code: 40017,
            msg: "parent id can not be null in updateRequest",
            meaning: "the parent department is missing",
            remedy: "Give `parent_department_id`; `0` is the root."
        ),
        Row(
            [.changeDepartmentID],
            code: 40007,
            msg: "can not update dept custom id error",
            status: 403,
            meaning: "the department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the department and publish a version."
        ),
        Row(
            [.changeDepartmentID, .parentDepartments],
            code: 43009,
            msg: "exceed update custom dept limit error",
            meaning: "the department's id was changed too often",
            remedy: "Keep the department_id that it has."
        ),
        Row(
            [.deleteDepartment, .parentDepartments],
            code: 43011,
            msg: "delete has member dept error",
            meaning: "there are people in the department",
            remedy: "Move the people or let them leave first."
        ),
        Row(
            [.deleteDepartment, .parentDepartments],
            code: 43012,
            msg: "delete has sub dept department error",
            meaning: "there are departments below the department",
            remedy: "Delete the departments below it first."
        ),
        Row(
            [.parentDepartments],
            code: 43001,
            msg: "dept unit repeat",
            status: 409,
            meaning: "the unit is given twice",
            remedy: "Give the unit once."
        ),
        Row(
            [.parentDepartments],
            code: 43002,
            msg: "unit still using",
            status: 409,
            meaning: "the unit is in use",
            remedy: "Take the unit from its departments first."
        ),
        Row(
            [.parentDepartments],
            code: 43003,
            msg: "multi dept unit",
            status: 409,
            meaning: "the department would have more than one unit",
            remedy: "Give one unit."
        ),
        Row(
            [.parentDepartments],
            code: 44102,
            msg: "miss department_id error",
            meaning: "the department is missing",
            remedy: "Give `department_id`."
        ),
        Row(
            [.unbindDepartmentChat],
            code: 40020,
            msg: "department does not have a chat error",
            status: 403,
            meaning: "the department has no chat",
            remedy: "There is nothing to unbind; leave the department out."
        ),
        Row(
            [.searchDepartments],
            code: 48001,
            msg: "invalid param",
            meaning: "a parameter is not valid",
            remedy: "Check what is searched for."
        ),
        Row(
            [.searchDepartments],
            code: 48002,
            msg: "Internal Server Error",
            status: 500,
            meaning: "the directory had an internal error",
            remedy: "Send it again later.",
            next: .sendAgain
        ),
    ]
}
