extension ResponseCode {
    /// Codes of job levels and job families (contact API, 7.3 and 7.4).
    static let jobLists = jobLevels + jobFamilies

    private static let writtenLevels: [Endpoint] = [.createJobLevel, .replaceJobLevel]
    private static let changedLevels: [Endpoint] = writtenLevels + [.deleteJobLevel]
    private static let writtenFamilies: [Endpoint] = [.createJobFamily, .replaceJobFamily]
    private static let changedFamilies: [Endpoint] = writtenFamilies + [.deleteJobFamily]

    private static let jobLevels: [Row] = [
        Row(
            [.createJobLevel],
            code: 42300,
            msg: "job level exceed limit",
            meaning: "the company has as many job levels as it may have",
            remedy: "Delete a job level first."
        ),
        Row(
            [.jobLevel, .replaceJobLevel, .deleteJobLevel],
            code: 42301,
            msg: "job level not exist",
            status: 404,
            meaning: "the job level does not exist",
            remedy: "Check the id of the job level."
        ),
        Row(
            changedLevels,
            code: 42302,
            msg: "job level lock error",
            meaning: "somebody else is changing the job levels",
            remedy: "Send it again a little later.",
            next: .sendAgain
        ),
        Row(
            writtenLevels,
            code: 42303,
            msg: "job level name invalid",
            meaning: "the name is missing or too long",
            remedy: "Give a name of 1 to 255 characters."
        ),
        Row(
            writtenLevels,
            code: 42304,
            msg: "job level description invalid",
            meaning: "the description is too long",
            remedy: "Use up to 5,000 characters."
        ),
        Row(
            writtenLevels,
            code: 42305,
            msg: "job level name duplicate",
            meaning: "another job level has the same name",
            remedy: "Choose another name."
        ),
        Row(
            writtenLevels,
            code: 42306,
            msg: "job level order duplicate",
            meaning: "another job level has the same order",
            remedy: "Choose another order."
        ),
        Row(
            [.createJobLevel],
            code: 42307,
            msg: "job level id duplicate",
            meaning: "the id that was made is taken",
            remedy: "Send it again.",
            next: .sendAgain
        ),
        Row(
            writtenLevels,
            code: 42308,
            msg: "job level order invalid",
            meaning: "the order is out of range",
            remedy: "Give an order from 100 to 100000."
        ),
    ]

    private static let jobFamilies: [Row] = [
        Row(
            writtenFamilies,
            code: 42400,
            msg: "job family param invalid",
            meaning: "a value is missing or not allowed",
            remedy: "Check the values of the job family."
        ),
        Row(
            [.createJobFamily],
            code: 42401,
            msg: "job family exceed limit",
            meaning: "the company has as many job families as it may have",
            remedy: "Delete a job family first."
        ),
        Row(
            [.jobFamily, .replaceJobFamily, .deleteJobFamily],
            code: 42402,
            msg: "job family not exist",
            status: 404,
            meaning: "the job family does not exist",
            remedy: "Check the id of the job family."
        ),
        Row(
            changedFamilies,
            code: 42403,
            msg: "job family lock error",
            meaning: "somebody else is changing the job families",
            remedy: "Send it again a little later.",
            next: .sendAgain
        ),
        Row(
            writtenFamilies,
            code: 42404,
            msg: "job family name invalid",
            meaning: "the name is missing or too long",
            remedy: "Give a name of 1 to 100 characters."
        ),
        Row(
            writtenFamilies,
            code: 42405,
            msg: "job family description invalid",
            meaning: "the description is too long",
            remedy: "Use up to 5,000 characters."
        ),
        Row(
            writtenFamilies,
            code: 42406,
            msg: "job family name duplicate",
            meaning: "another job family has the same name",
            remedy: "Choose another name."
        ),
        Row(
            writtenFamilies,
            code: 42407,
            msg: "job family parent cycle",
            meaning: "the job family would stand below itself",
            remedy: "Choose another parent."
        ),
        Row(
            writtenFamilies,
            code: 42408,
            msg: "parent job family not exist",
            meaning: "the parent does not exist",
            remedy: "Check the id of the parent."
        ),
        Row(
            writtenFamilies,
            code: 42409,
            msg: "parent job family disabled",
            meaning: "the parent is disabled",
            remedy: "Enable the parent first, or choose another."
        ),
        Row(
            writtenFamilies,
            code: 42410,
            msg: "parent job family deleted",
            meaning: "the parent was deleted",
            remedy: "Choose another parent."
        ),
        Row(
            [.deleteJobFamily],
            code: 42411,
            msg: "job family has children",
            meaning: "there are job families below it",
            remedy: "Delete or move what is below it first."
        ),
        Row(
            [.createJobFamily],
            code: 42412,
            msg: "job family id duplicate",
            meaning: "the id that was made is taken",
            remedy: "Send it again.",
            next: .sendAgain
        ),
        Row(
            writtenFamilies,
            code: 42413,
            msg: "job family too deep",
            meaning: "the job families would be too many levels deep",
            remedy: "Choose a parent that stands higher."
        ),
    ]
}
