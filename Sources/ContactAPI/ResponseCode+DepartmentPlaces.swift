extension ResponseCode {
    /// Reading departments, and where they hang (contact API, 4.15).
    static let departmentPlaces: [Row] = [
        Row(
            [.getDepartment, .batchDepartments],
            code: 40001,
            msg: "param error",
            meaning: "a parameter is wrong",
            remedy: "Check the ids asked for."
        ),
        Row(
            [.patchDepartment],
            code: 40002,
            msg: "process root dept error",
            meaning: "the root department may not be changed",
            remedy: "Leave the root department out."
        ),
        Row(
            [.createDepartment],
            code: 40003,
            msg: "internal error",
            meaning: "the directory had an internal error and does not say whether the department was created",
            remedy: "Roster reads back what became of the row before it sends anything again.",
            next: .readBack
        ),
        Row(
            [.getDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 40003,
            msg: "internal error",
            meaning: "the directory had an internal error",
            remedy: "Roster tries again; if it stays, report the log id.",
            next: .sendAgain
        ),
        Row(
            [.createDepartment, .getDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 40004,
            msg: "no dept authority error",
            status: 403,
            meaning: "the department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the department and publish a version."
        ),
        Row(
            [.createDepartment, .getDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 40008,
            msg: "dept Info is null error",
            meaning: "the department is missing or incomplete",
            remedy: "Check the department's id and fields."
        ),
        Row(
            [.childDepartments],
            code: 40011,
            msg: "page size is invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size."
        ),
        Row(
            [.batchDepartments],
            code: 40011,
            msg: "page size is more than 50 error",
            meaning: "more than 50 departments were asked for",
            remedy: "Report this: Roster asks for 50 at most."
        ),
        Row(
            [.childDepartments, .batchDepartments],
            code: 40012,
            msg: "page token is invalid error",
            meaning: "the directory no longer knows the place in the list",
            remedy: "Run the command again; the list is read anew."
        ),
        Row(
            [.createDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 40014,
            msg: "no parent dept authority error",
            status: 403,
            meaning: "the parent department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the parent and publish a version."
        ),
        Row(
            [.getDepartment],
            code: 40015,
            msg: "department not exist",
            meaning: "the department does not exist",
            remedy: "Check the department's id."
        ),
        Row(
            [.createDepartment],
            code: 40021,
            msg: "no a same request error",
            meaning: "the request's token was used before with other contents",
            remedy: "Run `roster retry last`: the row gets a new token."
        ),
        Row(
            [.getDepartment, .patchDepartment, .childDepartments, .batchDepartments],
            code: 42008,
            msg: "tenant id is invalid error",
            status: 401,
            meaning: "the company is not valid for this token",
            remedy: "Check that app and directory belong together.",
            next: .stopForPermission
        ),
        Row(
            [.createDepartment, .childDepartments, .batchDepartments],
            code: 43007,
            msg: "duplicated department custom id error",
            meaning: "the department_id is already taken",
            remedy: "Choose another department_id, or update that department."
        ),
        Row(
            [.getDepartment, .childDepartments, .batchDepartments],
            code: 43010,
            msg: "big dept forbid recursion error",
            meaning: "the department is too big to be read with all below it",
            remedy: "Roster reads it level by level."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43013,
            msg: "dept too many children error",
            meaning: "the parent has 1,000 direct sub-departments",
            remedy: "Choose another parent."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43019,
            msg: "exceed dept max level",
            meaning: "the tree would be more than 25 levels deep",
            remedy: "Choose a parent that stands higher."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43023,
            msg: "dept structure no permissione",
            meaning: "the place in the tree is outside what the app may change",
            remedy: "Widen the app's contact scope and publish a version."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43024,
            msg: "dept structure tenant lock fail",
            meaning: "somebody else is changing the tree",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            next: .sendAgain
        ),
        Row(
            [.patchDepartment],
            code: 43030,
            msg: "update department lock error,wait some seconds and retry",
            meaning: "somebody else is changing the department",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            next: .sendAgain
        ),
        Row(
            [.createDepartment],
            code: 44101,
            msg: "miss parent department id error",
            meaning: "the parent department is missing",
            remedy: "Give `parent_department_id`; `0` is the root."
        ),
    ]
}
