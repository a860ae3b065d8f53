extension ResponseCode {
    /// How a person is reached and named by ids (contact API, 2.16).
    static let userAccounts: [Row] = [
        Row(
            [.createUser, .patchUser],
            code: 41001,
            msg: "mobile has already exist error",
            meaning: "the mobile number is already used in this company",
            remedy: "Correct the number, or update the person who holds it.",
            zh: ("手机号已被企业内其他成员使用", "请更正手机号，或更新持有该号码的成员。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41002,
            msg: "email has already exist error",
            meaning: "the email address is already used in this company",
            remedy: "Correct the address, or update the person who holds it.",
            zh: ("邮箱已被企业内其他成员使用", "请更正邮箱，或更新持有该邮箱的成员。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41003,
            msg: "user account conflict error",
            status: 409,
            meaning: "the mobile number and the email address belong to two different accounts",
            remedy: "Have one of the two accounts cancelled and add the person again, or give other contact data.",
            zh: ("手机号和邮箱分别属于两个不同的账号", "请注销其中一个账号后重新添加，或填写其他联系方式。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41004,
            msg: "mobile is invalid error",
            meaning: "the mobile number is not valid",
            remedy: "Write it with its country code, such as +8613800000000.",
            zh: ("手机号无效", "请填写带国家代码的号码，例如 +8613800000000。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41005,
            msg: "email is invalid error",
            meaning: "the email address is not valid",
            remedy: "Write one address, such as ada@example.com.",
            zh: ("邮箱无效", "请填写一个邮箱地址，例如 ada@example.com。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41009,
            msg: "no email or mobile error",
            meaning: "neither an email address nor a mobile number is given",
            remedy: "Give a mobile number.",
            zh: ("邮箱和手机号均未填写", "请填写手机号。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41010,
            msg: "no mobile error",
            meaning: "the mobile number is missing",
            remedy: "Give a mobile number.",
            zh: ("缺少手机号", "请填写手机号。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41011,
            msg: "user id already exist error",
            meaning: "the user_id is already taken",
            remedy: "Choose another user_id, or leave it out.",
            zh: ("user_id 已被占用", "请换用其他 user_id，或留空。")
        ),
        Row(
            [.createUser, .getUser],
            code: 41012,
            msg: "user id invalid error",
            meaning: "a person's id is unknown or of another kind",
            remedy: "Check the ids in the row: the person's own, the leader's and those in attributes.",
            zh: ("人员 ID 不存在或类型不符", "请检查该行中的 ID：本人、上级以及自定义字段中的人员。")
        ),
        Row(
            [.createUser],
            code: 41013,
            msg: "exceed user id update limit error",
            meaning: "the user_id was changed too often",
            remedy: "Keep the user_id as it is.",
            zh: ("user_id 修改次数过多", "请保持 user_id 不变。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41022,
            msg: "user tenant not match error",
            meaning: "the person belongs to another company than the token",
            remedy: "Check that app and directory belong together.",
            zh: ("该人员与令牌不属于同一企业", "请确认应用与目录相符。"),
            next: .stopForPermission
        ),
        Row(
            [.createUser, .patchUser],
            code: 41034,
            msg: "email prefix already exist error",
            meaning: "the part of the address before the @ is already taken",
            remedy: "Choose another address.",
            zh: ("邮箱 @ 之前的部分已被占用", "请换用其他地址。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41035,
            msg: "email prefix is invalid error",
            meaning: "the part of the address before the @ is not valid",
            remedy: "Correct the spelling of the address.",
            zh: ("邮箱 @ 之前的部分无效", "请更正邮箱的写法。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41043,
            msg: "employee id is invalid error",
            meaning: "the user_id is not valid",
            remedy: "Use 1 to 64 characters, without tabs and line breaks.",
            zh: ("user_id 无效", "须为 1 至 64 个字符，不含制表符和换行符。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41051,
            msg: "user id info not provide error",
            meaning: "the person's id is missing",
            remedy: "Give the person's user_id.",
            zh: ("缺少该人员的 ID", "请填写该人员的 user_id。")
        ),
        Row(
            [.createUser],
            code: 41053,
            msg: "user has already exist error",
            status: 409,
            meaning: "the person is already there",
            remedy: "Update the person instead, or use mode upsert.",
            zh: ("该人员已存在", "请改为更新该人员，或使用 mode: upsert。")
        ),
        Row(
            [.createUser],
            code: 41054,
            msg: "need send email but not set mail",
            meaning: "an invitation by mail is due and there is no email address",
            remedy: "Give an email address.",
            zh: ("需发送邮件邀请，但没有邮箱", "请填写邮箱。")
        ),
        Row(
            [.createUser],
            code: 41055,
            msg: "need send sms but not set mobile",
            meaning: "an invitation by text message is due and there is no mobile number",
            remedy: "Give a mobile number.",
            zh: ("需发送短信邀请，但没有手机号", "请填写手机号。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44018,
            msg: "lark not support +86 mobile",
            meaning: "this directory takes no +86 numbers",
            remedy: "Give a number of another country.",
            zh: ("该目录不支持 +86 手机号", "请填写其他国家或地区的号码。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44019,
            msg: "feishu only support +86 mobile",
            meaning: "an unverified company takes +86 numbers only",
            remedy: "Give a +86 number, or have the company verified; that takes effect the next day.",
            zh: ("未认证企业仅支持 +86 手机号", "请填写 +86 号码，或完成企业认证（次日生效）。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44020,
            msg: "mobile and email need together exist",
            meaning: "a number from abroad needs an email address too",
            remedy: "Give an email address as well.",
            zh: ("境外手机号必须同时填写邮箱", "请同时填写邮箱。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44024,
            msg: "User enterprise email has already been registered as a member's account",
            meaning: "the business address is already somebody's account",
            remedy: "Choose another business address.",
            zh: ("企业邮箱已是他人的账号", "请换用其他企业邮箱。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44051,
            msg: "employee_no already existed",
            meaning: "the employee number is already used",
            remedy: "Choose another number, or match people by employee_no.",
            zh: ("工号已被使用", "请换用其他工号，或以 employee_no 匹配人员。")
        ),
    ]
}
