extension ResponseCode {
    /// How a person is reached and named by ids (contact API, 2.16).
    static let userAccounts: [Row] = [
        Row(
            [.createUser, .patchUser],
            code: 41001,
            msg: "mobile has already exist error",
            meaning: "the mobile number is already used in this company",
            remedy: "Correct the number, or update the person who holds it."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41002,
            msg: "email has already exist error",
            meaning: "the email address is already used in this company",
            remedy: "Correct the address, or update the person who holds it."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41003,
            msg: "user account conflict error",
            status: 409,
            meaning: "the mobile number and the email address belong to two different accounts",
            remedy: "Have one of the two accounts cancelled and add the person again, or give other contact data."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41004,
            msg: "mobile is invalid error",
            meaning: "the mobile number is not valid",
            remedy: "Write it with its country code, such as +8613800000000."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41005,
            msg: "email is invalid error",
            meaning: "the email address is not valid",
            remedy: "Write one address, such as ada@example.com."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41009,
            msg: "no email or mobile error",
            meaning: "neither an email address nor a mobile number is given",
            remedy: "Give a mobile number."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41010,
            msg: "no mobile error",
            meaning: "the mobile number is missing",
            remedy: "Give a mobile number."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41011,
            msg: "user id already exist error",
            meaning: "the user_id is already taken",
            remedy: "Choose another user_id, or leave it out."
        ),
        Row(
            [.createUser, .getUser],
            code: 41012,
            msg: "user id invalid error",
            meaning: "a person's id is unknown or of another kind",
            remedy: "Check the ids in the row: the person's own, the leader's and those in attributes."
        ),
        Row(
            [.createUser],
            code: 41013,
            msg: "exceed user id update limit error",
            meaning: "the user_id was changed too often",
            remedy: "Keep the user_id as it is."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41022,
            msg: "user tenant not match error",
            meaning: "the person belongs to another company than the token",
            remedy: "Check that app and directory belong together.",
            next: .stopForPermission
        ),
        Row(
            [.createUser, .patchUser],
            code: 41034,
            msg: "email prefix already exist error",
            meaning: "the part of the address before the @ is already taken",
            remedy: "Choose another address."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41035,
            msg: "email prefix is invalid error",
            meaning: "the part of the address before the @ is not valid",
            remedy: "Correct the spelling of the address."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41043,
            msg: "employee id is invalid error",
            meaning: "the user_id is not valid",
            remedy: "Use 1 to 64 characters, without tabs and line breaks."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41051,
            msg: "user id info not provide error",
            meaning: "the person's id is missing",
            remedy: "Give the person's user_id."
        ),
        Row(
            [.createUser],
            code: 41053,
            msg: "user has already exist error",
            status: 409,
            meaning: "the person is already there",
            remedy: "Update the person instead, or use mode upsert."
        ),
        Row(
            [.createUser],
            code: 41054,
            msg: "need send email but not set mail",
            meaning: "an invitation by mail is due and there is no email address",
            remedy: "Give an email address."
        ),
        Row(
            [.createUser],
            code: 41055,
            msg: "need send sms but not set mobile",
            meaning: "an invitation by text message is due and there is no mobile number",
            remedy: "Give a mobile number."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44018,
            msg: "lark not support +86 mobile",
            meaning: "this directory takes no +86 numbers",
            remedy: "Give a number of another country."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44019,
            msg: "feishu only support +86 mobile",
            meaning: "an unverified company takes +86 numbers only",
            remedy: "Give a +86 number, or have the company verified; that takes effect the next day."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44020,
            msg: "mobile and email need together exist",
            meaning: "a number from abroad needs an email address too",
            remedy: "Give an email address as well."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44024,
            msg: "User enterprise email has already been registered as a member's account",
            meaning: "the business address is already somebody's account",
            remedy: "Choose another business address."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44051,
            msg: "employee_no already existed",
            meaning: "the employee number is already used",
            remedy: "Choose another number, or match people by employee_no."
        ),
    ]
}
