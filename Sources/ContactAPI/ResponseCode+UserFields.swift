extension ResponseCode {
    /// Values of a person's fields (contact API, 2.16 and 3.4).
    static let userFields: [Row] = [
        Row(
            [.createUser, .patchUser],
            code: 40001,
            msg: "param error",
            meaning: "a parameter is wrong",
            remedy: "Check the row's values."
        ),
        Row(
            [.getUser, .batchUsers],
            code: 40001,
            msg: "invalid parameter",
            meaning: "a parameter is wrong",
            remedy: "Check the ids asked for."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41006,
            msg: "no user name error",
            meaning: "the name is missing",
            remedy: "Give a name."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41014,
            msg: "user name sensitive error",
            meaning: "the name did not pass the content check",
            remedy: "Write the name without words that are blocked."
        ),
        Row(
            [.createUser],
            code: 41015,
            msg: "idp type invalid error",
            meaning: "the kind of login is not valid",
            remedy: "Ask an administrator for the company's login settings."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41031,
            msg: "position feature not enable error",
            status: 504,
            meaning: "positions are switched off",
            remedy: "Have positions switched on, or leave them out.",
            next: .readBack
        ),
        Row(
            [.createUser, .patchUser],
            code: 41036,
            msg: "avatar key is invalid error",
            meaning: "the picture's key is not valid",
            remedy: "Upload the picture again and give its new key."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41037,
            msg: "avatar key is sensitive error",
            meaning: "the picture did not pass the content check",
            remedy: "Use another picture."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41038,
            msg: "gender is invalid error",
            meaning: "the gender is not valid",
            remedy: "Use 0 secret, 1 male, 2 female or 3 other."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41040,
            msg: "user name is null error",
            meaning: "the name is empty",
            remedy: "Give a name."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41042,
            msg: "join time is invalid error",
            meaning: "the start date is not valid",
            remedy: "Give a date such as 2026-12-01."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41044,
            msg: "Custom attribute is not set error",
            meaning: "a custom attribute lacks its id",
            remedy: "Name the attribute in the column's header."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41045,
            msg: "Custom attribute id is not exist error",
            meaning: "a custom attribute does not exist",
            remedy: "Compare the column's header with the attributes defined in the admin console."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41046,
            msg: "Custom attribute value is not set error",
            meaning: "a custom attribute has no value",
            remedy: "Give a value, or leave the attribute out."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41047,
            msg: "Custom attribute href text is null error",
            meaning: "a web page attribute lacks its title",
            remedy: "Write it as title|address."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41048,
            msg: "Custom attribute href url is null error",
            meaning: "a web page attribute lacks its address",
            remedy: "Write it as title|address."
        ),
        Row(
            [.patchUser],
            code: 41056,
            msg: "no field authority error",
            status: 403,
            meaning: "the app may not change a field in the row",
            remedy: "Grant the app the permission for the field and publish a version, or leave the column out."
        ),
        Row(
            [.patchUser],
            code: 41057,
            msg: "invalid employee type error",
            meaning: "the employee type is not valid",
            remedy: "Use 1 to 5 or the number of a custom employee type."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41059,
            msg: "invalid employee type error",
            meaning: "the employee type is not valid",
            remedy: "Use 1 to 5 or the number of a custom employee type."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41060,
            msg: "inactive employee type error",
            meaning: "the employee type is switched off",
            remedy: "Use an active employee type, or switch this one on."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41063,
            msg: "job_title length exceed 100 character",
            meaning: "the job title is too long",
            remedy: "Shorten the job title."
        ),
    ]
}
