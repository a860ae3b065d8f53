extension ResponseCode {
    /// Contact data and account of a person in a batch (contact API, 6.5).
    static let batchPeople: [Row] = [
        Row(
            [.batchAddUsers],
            code: 10013,
            msg: "invalid user_id",
            meaning: "the user_id is not valid",
            remedy: "Begin it with a letter or digit."
        ),
        Row(
            [.batchAddUsers],
            code: 40101,
            msg: "mobile is already exist",
            meaning: "the mobile number is already used in this company",
            remedy: "Correct the number, or update the person who holds it."
        ),
        Row(
            [.batchAddUsers],
            code: 40102,
            msg: "email is already exist",
            meaning: "the email address is already used in this company",
            remedy: "Correct the address, or update the person who holds it."
        ),
        Row(
            [.batchAddUsers],
            code: 40103,
            msg: "mobile and email cp info not match",
            meaning: "the mobile number and the email address belong to two different accounts",
            remedy: "Have one of the two accounts cancelled and add the person again, or give other contact data."
        ),
        Row(
            [.batchAddUsers],
            code: 40104,
            msg: "mobile is not valid",
            meaning: "the mobile number is not valid",
            remedy: "Write it with its country code, such as +8613800000000."
        ),
        Row(
            [.batchAddUsers],
            code: 40105,
            msg: "name can't be null",
            meaning: "the name is missing",
            remedy: "Give a name."
        ),
        Row(
            [.batchAddUsers],
            code: 40106,
            msg: "email is not valid",
            meaning: "the email address is not valid",
            remedy: "Write one address, such as ada@example.com."
        ),
        Row(
            [.batchAddUsers],
            code: 40107,
            msg: "user count exceed certification tenant limit",
            meaning: "an unverified company has no more seats",
            remedy: "Remove people or have the company verified, then run `roster resume last`.",
            next: .stopForQuota
        ),
        Row(
            [.batchAddUsers],
            code: 40108,
            msg: "user count exceed bill limit",
            meaning: "the plan has no more seats",
            remedy: "Buy seats or remove people, then run `roster resume last`.",
            next: .stopForQuota
        ),
        Row(
            [.batchAddUsers],
            code: 40109,
            msg: "neither email nor mobile is given",
            meaning: "neither an email address nor a mobile number is given",
            remedy: "Give a mobile number."
        ),
        Row(
            [.batchAddUsers],
            code: 40110,
            msg: "mobile is required",
            meaning: "the mobile number is missing",
            remedy: "Give a mobile number."
        ),
        Row(
            [.batchAddUsers],
            code: 40111,
            msg: "user_id is already exist",
            meaning: "the user_id is already taken",
            remedy: "Choose another user_id, or leave it out."
        ),
        Row(
            [.batchAddUsers],
            code: 40112,
            msg: "user_id %v is not vaild",
            meaning: "the user_id is not valid",
            remedy: "Begin it with a letter or digit; use letters, digits, `-`, `_`, `.`, `@`."
        ),
        Row(
            [.batchAddUsers],
            code: 40113,
            msg: "must assign department for user",
            meaning: "the department is missing",
            remedy: "Give a department."
        ),
        Row(
            [.batchAddUsers],
            code: 40114,
            msg: "name contains sensitive words",
            meaning: "the name did not pass the content check",
            remedy: "Write the name without words that are blocked."
        ),
        Row(
            [.batchAddUsers],
            code: 40115,
            msg: "invalid join_time",
            meaning: "the start date is not valid",
            remedy: "Give a date such as 2026-12-01."
        ),
        Row(
            [.batchAddUsers],
            code: 40116,
            msg: "invalid gender",
            meaning: "the gender is not valid",
            remedy: "Use 1 male or 2 female, or leave it out."
        ),
        Row(
            [.batchAddUsers],
            code: 40117,
            msg: "idp_type required",
            meaning: "the kind of login is missing",
            remedy: "Ask an administrator for the company's login settings."
        ),
        Row(
            [.batchAddUsers],
            code: 40118,
            msg: "idp_type invalid",
            meaning: "the kind of login is not valid",
            remedy: "Ask an administrator for the company's login settings."
        ),
        Row(
            [.batchAddUsers],
            code: 40119,
            msg: "support set or update user_id at most once",
            meaning: "the user_id may be set once only",
            remedy: "Leave the user_id as it is."
        ),
        Row(
            [.batchAddUsers],
            code: 40133,
            msg: "IdP check failed",
            meaning: "the company's login service refused the person",
            remedy: "Ask an administrator for the company's login settings."
        ),
        Row(
            [.batchAddUsers],
            code: 40134,
            msg: "create account failed",
            meaning: "the account could not be made just now",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            next: .sendAgain
        ),
        Row(
            [.batchAddUsers],
            code: 40135,
            msg: "IdP user_id required",
            meaning: "the company's login service needs a user_id",
            remedy: "Give a user_id."
        ),
        Row(
            [.batchAddUsers],
            code: 40136,
            msg: "email and mobile may not both become empty",
            meaning: "email address and mobile number may not both become empty",
            remedy: "Give one of them."
        ),
        Row(
            [.batchAddUsers],
            code: 40137,
            msg: "inactive user needs mobile",
            meaning: "a person who has not joined needs a mobile number",
            remedy: "Give a mobile number."
        ),
        Row(
            [.batchAddUsers],
            code: 40138,
            msg: "%v is not valid",
            meaning: "whoever shall receive the person's things is not valid",
            remedy: "Name an active person."
        ),
        Row(
            [.batchAddUsers],
            code: 40180,
            msg: "duplicate user_id in request",
            meaning: "two rows of the batch have the same user_id",
            remedy: "Give each row its own user_id."
        ),
        Row(
            [.batchAddUsers],
            code: 40182,
            msg: "MSyncUser must user_id must be assigned",
            meaning: "the user_id is missing",
            remedy: "Give a user_id."
        ),
    ]
}
