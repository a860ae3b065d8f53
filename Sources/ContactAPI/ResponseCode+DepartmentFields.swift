extension ResponseCode {
    /// Values of a department's fields (contact API, 4.15).
    static let departmentFields: [Row] = [
        Row(
            [.createDepartment],
            code: 40010,
            msg: "chat id is invalid error",
            meaning: "the department's chat is not valid",
            remedy: "Leave the chat out."
        ),
        Row(
            [.createDepartment],
            code: 40016,
            msg: "dept name can not be nul error",
            status: 401,
            meaning: "the name is missing",
            remedy: "Give a name."
        ),
        Row(
            [.createDepartment],
            code: 40018,
            msg: "param error",
            meaning: "a value has the wrong type or is not allowed",
            remedy: "Check the row's values."
        ),
        Row(
            [.createDepartment],
            code: 41012,
            msg: "user id invalid error",
            meaning: "a leader's or HR partner's id is unknown or of another kind",
            remedy: "Check the people that the row names."
        ),
        Row(
            [.createDepartment],
            code: 42006,
            msg: "user has resigned error",
            meaning: "a leader or HR partner has left",
            remedy: "Name active people."
        ),
        Row(
            [.createDepartment],
            code: 43000,
            msg: "dept has already exist error",
            status: 401,
            meaning: "the department is already there",
            remedy: "Update the department instead, or use mode upsert."
        ),
        Row(
            [.createDepartment],
            code: 43004,
            msg: "illegal unit error",
            meaning: "the unit is not valid",
            remedy: "Give one existing unit."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43005,
            msg: "duplicate order error",
            meaning: "another department beside it has the same order",
            remedy: "Give another order."
        ),
        Row(
            [.createDepartment],
            code: 43008,
            msg: "custom dept id invalid error",
            meaning: "the department_id is not valid",
            remedy: "Use up to 64 characters; not `0`, and not beginning with `od-`."
        ),
        Row(
            [.patchDepartment],
            code: 43016,
            msg: "leaders is repeat",
            meaning: "a leader is named twice",
            remedy: "Name each leader once."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43017,
            msg: "relate dept over limit",
            meaning: "the unit has 1,000 departments",
            remedy: "Choose another unit."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43018,
            msg: "duplicate i18n name",
            meaning: "another department beside it has the same name in that language",
            remedy: "Choose another name."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43021,
            msg: "department chat not exist",
            meaning: "the department has no chat",
            remedy: "Leave the chat out."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43022,
            msg: "department name duplicate",
            meaning: "another department beside it has the same name",
            remedy: "Choose another name, or update that department."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43025,
            msg: "top department leader unjoined",
            meaning: "the leader has not joined yet",
            remedy: "Name a leader who has joined, or run `roster retry last` when they have."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43026,
            msg: "employee type is not valid",
            meaning: "an employee type for the department's chat is not valid",
            remedy: "Use 1 to 5."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43028,
            msg: "invalid department hrbps",
            meaning: "an HR partner is not valid",
            remedy: "Check the people that the row names."
        ),
        Row(
            [.createDepartment, .patchDepartment],
            code: 43029,
            msg: "dept name not contain separator",
            meaning: "the name contains a slash",
            remedy: "Write the name without `/`."
        ),
        Row(
            [.patchDepartment],
            code: 43031,
            msg: "Unable to edit data from external data sources",
            meaning: "the department is managed by another system",
            remedy: "Change the department there."
        ),
    ]
}
