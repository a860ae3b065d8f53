extension ResponseCode {
    /// Codes of the lists an import reads (contact API, 3.3, 5.2 and 7.2).
    static let lists: [Row] = [
        Row(
            [.customAttributes, .scopes, .units, .unitDepartments],
            code: 40011,
            msg: "page size is invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size."
        ),
        Row(
            [.customAttributes, .scopes, .units, .unitDepartments],
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
        Row(
            [.units, .unit, .unitDepartments],
            code: 40003,
            msg: "internal error",
            status: 500,
            meaning: "the directory had an internal error",
            remedy: "Send it again later; if it stays, report the log id.",
            next: .sendAgain
        ),
        Row(
            [.unitDepartments],
            code: 40004,
            msg: "no dept authority error",
            status: 403,
            meaning: "a department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the department and publish a version."
        ),
        Row(
            [.units, .unit, .unitDepartments],
            code: 43050,
            msg: "unit feature not open",
            meaning: "the company's edition has no units",
            remedy: "Ask the vendor, or go without units."
        ),
        Row(
            [.unit, .unitDepartments],
            code: 43051,
            msg: "unit id invalid",
            meaning: "the unit is missing or does not exist",
            remedy: "Check the id of the unit."
        ),
    ]
}
