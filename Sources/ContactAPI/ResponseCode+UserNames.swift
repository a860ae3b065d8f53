extension ResponseCode {
    /// Mailboxes, names, regions and levels of a person (contact API, 2.16).
    static let userNames: [Row] = [
        Row(
            [.createUser, .patchUser],
            code: 41068,
            msg: "Number of email aliases exceeds the upper limit",
            meaning: "the business address has too many aliases",
            remedy: "Remove aliases in the admin console."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41069,
            msg: "Business email is in the recycle bin",
            meaning: "the business address is in the recycle bin",
            remedy: "Have an administrator release it, or choose another."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41070,
            msg: "name length exceed 255 character",
            meaning: "the name is too long",
            remedy: "Shorten the name to 255 characters."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41071,
            msg: "en_name length exceed 255 character",
            meaning: "the English name is too long",
            remedy: "Shorten it to 255 characters."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41072,
            msg: "nickname length exceed 255 character",
            meaning: "the nickname is too long",
            remedy: "Shorten it to 255 characters."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44001,
            msg: "business email domain not available error",
            meaning: "the mail domain is not set up for the company",
            remedy: "Enable the domain in the admin console."
        ),
        Row(
            [.patchUser],
            code: 44003,
            msg: "avatarkey and description cannot be empty when update resigned user",
            meaning: "a leaver's picture and description may not be emptied",
            remedy: "Leave both as they are."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44006,
            msg: "name length exceed 255 character",
            meaning: "the name is too long",
            remedy: "Shorten the name to 255 characters."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44007,
            msg: "en_name length exceed 255 character",
            meaning: "the English name is too long",
            remedy: "Shorten it to 255 characters."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44008,
            msg: "nickname length exceed 255 character",
            meaning: "the nickname is too long",
            remedy: "Shorten it to 255 characters."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44013,
            msg: "User enterprise Email password is not valid",
            meaning: "the business mailbox's password is not valid",
            remedy: "Give no password."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44016,
            msg: "can not set enterprise email password",
            meaning: "the business mailbox's password may not be set",
            remedy: "Give no password."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44038,
            msg: "req set user geo not find in geo list",
            meaning: "the data region is not one of the company's",
            remedy: "Use a data region of the company, or leave it out."
        ),
        Row(
            [.createUser],
            code: 44039,
            msg: "not set geo name auth",
            meaning: "the app may not set a data region",
            remedy: "Leave the data region out, or grant the permission."
        ),
        Row(
            [.createUser],
            code: 44040,
            msg: "tenant not open mg not set geo name",
            meaning: "the company has no data regions",
            remedy: "Leave the data region out."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44044,
            msg: "invalid job level id",
            meaning: "the job level is not valid",
            remedy: "Use an id of the company's job levels."
        ),
        Row(
            [.createUser, .patchUser],
            code: 44045,
            msg: "invalid job family id",
            meaning: "the job family is not valid",
            remedy: "Use an id of the company's job families."
        ),
    ]
}
