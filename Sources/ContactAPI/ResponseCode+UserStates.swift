extension ResponseCode {
    /// Limits, seats and states of a person (contact API, 2.16).
    static let userStates: [Row] = [
        Row(
            [.createUser],
            code: 40003,
            msg: "internal error",
            meaning: "the directory had an internal error and does not say whether the person was created",
            remedy: "Roster reads back what became of the row before it sends anything again.",
            next: .readBack
        ),
        Row(
            [.getUser],
            code: 40003,
            msg: "internal error",
            meaning: "the directory had an internal error",
            remedy: "Roster tries again; if it stays, report the log id.",
            next: .sendAgain
        ),
        Row(
            [.createUser],
            code: 40021,
            msg: "no a same request error",
            meaning: "the request's token was used before with other contents",
            remedy: "Run `roster retry last`: the row gets a new token."
        ),
        Row(
            [.createUser],
            code: 41007,
            msg: "exceed uncertain tenant seat limit error",
            meaning: "an unverified company has no more seats",
            remedy: "Remove people or have the company verified, then run `roster resume last`.",
            next: .stopForQuota
        ),
        Row(
            [.createUser],
            code: 41008,
            msg: "exceed bill seat limit error",
            meaning: "the plan has no more seats",
            remedy: "Buy seats or remove people, then run `roster resume last`.",
            next: .stopForQuota
        ),
        Row(
            [.createUser],
            code: 41027,
            msg: "create account failed error",
            status: 504,
            meaning: "the directory could not say whether the account was made",
            remedy: "Roster reads back what became of the row before it sends anything again.",
            next: .readBack
        ),
        Row(
            [.createUser],
            code: 41052,
            msg: "user resign acceptor is invalid error",
            meaning: "whoever shall receive the person's things is not valid",
            remedy: "Name an active person."
        ),
        Row(
            [.patchUser],
            code: 42006,
            msg: "user has resigned error",
            meaning: "the person has left",
            remedy: "Leave the row out, or restore the person first."
        ),
        Row(
            [.patchUser],
            code: 42008,
            msg: "tenant id is invalid error",
            meaning: "the company is not valid for this token",
            remedy: "Check that app and directory belong together.",
            next: .stopForPermission
        ),
        Row(
            [.createUser],
            code: 44004,
            msg: "this user has been joined too many tenants recently",
            meaning: "the person joined too many companies lately",
            remedy: "Run `roster retry last` tomorrow.",
            next: .failRowForToday
        ),
        Row(
            [.createUser],
            code: 44009,
            msg: "this tenant has been create too many users recently",
            meaning: "the number or address was added to too many companies today",
            remedy: "Run `roster retry last` tomorrow.",
            next: .failRowForToday
        ),
        Row(
            [.patchUser],
            code: 44010,
            msg: "unJoined user not allow to update",
            meaning: "the person has not joined yet and may not be changed",
            remedy: "Run `roster retry last` when the person has joined."
        ),
        Row(
            [.patchUser],
            code: 44011,
            msg: "exited user not allow to update",
            meaning: "the person has left the company and may not be changed",
            remedy: "Leave the row out."
        ),
        Row(
            [.createUser],
            code: 44012,
            msg: "Adding user has been intercepted. Contact Feishu Customer Service",
            meaning: "the directory's safety check refused the person",
            remedy: "Ask the vendor's customer service, with the log id."
        ),
        Row(
            [.patchUser],
            code: 44014,
            msg: "Can not update inactive user email when email equal enterprise",
            meaning: "the address equals the business address of a person who is not active yet",
            remedy: "Change it when the person has joined."
        ),
        Row(
            [.patchUser],
            code: 44015,
            msg: "can not update password when user already have password",
            meaning: "the mailbox has a password already",
            remedy: "Give no password."
        ),
        Row(
            [.patchUser],
            code: 44017,
            msg: "Suite_Admin_Common_UnableToEditUpper",
            meaning: "the directory's content check refused the change",
            remedy: "Change the row's texts, or edit the person in the admin console."
        ),
        Row(
            [.createUser],
            code: 44023,
            msg: "exceed feature contact seat limit",
            meaning: "the plan has no more seats",
            remedy: "Buy seats or remove people, then run `roster resume last`.",
            next: .stopForQuota
        ),
        Row(
            [.patchUser],
            code: 44025,
            msg: "update user lock error,wait some seconds and retry",
            meaning: "somebody else is changing the person",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            next: .sendAgain
        ),
        Row(
            [.patchUser],
            code: 44036,
            msg: "freeze tenant founder is forbidden",
            meaning: "the company's founder may not be frozen",
            remedy: "Leave the founder as they are."
        ),
        Row(
            [.patchUser],
            code: 44041,
            msg: "anonymize user info is not allowed to update",
            meaning: "the person's data were made anonymous",
            remedy: "Leave the row out."
        ),
    ]
}
