extension ResponseCode {
    /// Codes of the lists an import reads (contact API, 3.3, 5.2 and 7.2).
    static let lists: [Row] = [
        Row(
            [.customAttributes, .scopes],
            code: 40011,
            msg: "page size is invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size."
        ),
        Row(
            [.customAttributes, .scopes],
            code: 40012,
            msg: "page token is invalid error",
            meaning: "the directory no longer knows the place in the list",
            remedy: "Run the command again; the list is read anew."
        ),
        Row(
            [.jobTitles, .workCities, .jobTitle, .workCity],
            code: 40001,
            msg: "param error",
            meaning: "a parameter of the list is wrong",
            remedy: "Run the command again; if it stays, report the log id."
        ),
        Row(
            [.createEmployeeType, .replaceEmployeeType],
            code: 42301,
            msg: "duplicate content",
            meaning: "another employee type has the same name",
            remedy: "Give the type another name."
        ),
        Row(
            [.createEmployeeType, .replaceEmployeeType],
            code: 42302,
            msg: "duplicate i18n content",
            meaning: "another employee type has the same name in that language",
            remedy: "Give the type another name in that language."
        ),
        Row(
            [.createEmployeeType],
            code: 42303,
            msg: "exceed limit",
            meaning: "the company has as many employee types as it may have, deleted ones included",
            remedy: "Change a type that is there."
        ),
    ]
}
