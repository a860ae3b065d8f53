extension ResponseCode {
    /// The v2 calls themselves, and people and departments in general (contact API, 6.5).
    static let batchCalls: [Row] = [
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40001,
            msg: "market place app is not allowed to update user or department",
            meaning: "an app from the store may not change the directory",
            remedy: "Use the credentials of a custom app.",
            next: .stopForPermission
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40002,
            msg: "process root dept error",
            meaning: "the root department may not be used here",
            remedy: "Give another department."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40003,
            msg: "no department authority",
            meaning: "a department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to that department and publish a version."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40006,
            msg: "internal error",
            meaning: "the directory had an internal error",
            remedy: "Roster tries again; if it stays, report the log id.",
            next: .sendAgain
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40007,
            msg: "user_id %v is not exist",
            meaning: "a user_id does not exist",
            remedy: "Check the ids in the row."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40008,
            msg: "open_id %v is not exist",
            meaning: "an open_id does not exist",
            remedy: "Check the ids in the row."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40009,
            msg: "page size is more more than 50",
            meaning: "more than 50 were asked for",
            remedy: "Report this: Roster asks for 50 at most."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40013,
            msg: "param error",
            meaning: "a value is not allowed: taken, of two accounts, too long, or naming somebody who left",
            remedy: "Read what the directory says of the row and correct that value."
        ),
        Row(
            [.batchAddDepartments],
            code: 40014,
            msg: "department name is null",
            meaning: "the department's name is missing",
            remedy: "Give a name."
        ),
        Row(
            [.batchAddDepartments],
            code: 40016,
            msg: "department name is null",
            meaning: "the department's name is missing",
            remedy: "Give a name."
        ),
        Row(
            [.batchAddDepartments],
            code: 40018,
            msg: "department name is duplicate",
            meaning: "another department beside it has the same name",
            remedy: "Choose another name."
        ),
        Row(
            [.batchAddDepartments],
            code: 40021,
            msg: "department id may not be updated",
            meaning: "the department's id may not be changed",
            remedy: "Leave the id as it is."
        ),
        Row(
            [.task],
            code: 40031,
            msg: "task_id is not exist",
            meaning: "the directory does not know the task",
            remedy: "Roster reads back what became of the rows."
        ),
        Row(
            [.task],
            code: 40032,
            msg: "task_id invalid",
            meaning: "the task belongs to another company",
            remedy: "Check that app and directory belong together."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40040,
            msg: "invalid page_token",
            meaning: "the directory no longer knows the place in the list",
            remedy: "Run the command again."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40041,
            msg: "request page_size invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments],
            code: 40042,
            msg: "batch request object count error",
            meaning: "the batch has the wrong number of items",
            remedy: "Roster halves the batch; lower `limits.batch_items` in the job.",
            next: .splitBatch
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40051,
            msg: "open_id %v is not valid",
            meaning: "an open_id belongs to another app",
            remedy: "Use the user_id."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40052,
            msg: "department id %v is not exist",
            meaning: "a department does not exist",
            remedy: "Check the department."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40053,
            msg: "role_id is not exist",
            meaning: "a role does not exist",
            remedy: "Leave the role out."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40054,
            msg: "user_id or open_id is needed",
            meaning: "a person's id is missing",
            remedy: "Give a user_id or open_id."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40129,
            msg: "request contains users of different tenant",
            meaning: "people of different companies stand in one batch",
            remedy: "Use ids of this company only."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40501,
            msg: "param required",
            meaning: "a value is missing",
            remedy: "Give the value that the directory names."
        ),
        Row(
            [.batchAddUsers, .batchAddDepartments, .task],
            code: 40502,
            msg: "invalid parameter",
            meaning: "a value is not valid",
            remedy: "Correct the value that the directory names."
        ),
    ]
}
