extension ResponseCode {
    /// Contact data and account of a person in a batch (contact API, 6.5).
    static let batchPeople: [Row] = [
        Row(
            [.batchAddUsers],
            code: 10013,
            msg: "invalid user_id",
            meaning: "the user_id is not valid",
            remedy: "Begin it with a letter or digit.",
            zh: ("user_id 无效", "请以字母或数字开头。")
        ),
        Row(
            [.batchAddUsers],
            code: 40101,
            msg: "mobile is already exist",
            meaning: "the mobile number is already used in this company",
            remedy: "Correct the number, or update the person who holds it.",
            zh: ("手机号已被企业内其他成员使用", "请更正手机号，或更新持有该号码的成员。")
        ),
        Row(
            [.batchAddUsers],
            code: 40102,
            msg: "email is already exist",
            meaning: "the email address is already used in this company",
            remedy: "Correct the address, or update the person who holds it.",
            zh: ("邮箱已被企业内其他成员使用", "请更正邮箱，或更新持有该邮箱的成员。")
        ),
        Row(
            [.batchAddUsers],
            code: 40103,
            msg: "mobile and email cp info not match",
            meaning: "the mobile number and the email address belong to two different accounts",
            remedy: "Have one of the two accounts cancelled and add the person again, or give other contact data.",
            zh: ("手机号和邮箱分别属于两个不同的账号", "请注销其中一个账号后重新添加，或填写其他联系方式。")
        ),
        Row(
            [.batchAddUsers],
            code: 40104,
            msg: "mobile is not valid",
            meaning: "the mobile number is not valid",
            remedy: "Write it with its country code, such as +8613800000000.",
            zh: ("手机号无效", "请填写带国家代码的号码，例如 +8613800000000。")
        ),
        Row(
            [.batchAddUsers],
            code: 40105,
            msg: "name can't be null",
            meaning: "the name is missing",
            remedy: "Give a name.",
            zh: ("缺少姓名", "请填写姓名。")
        ),
        Row(
            [.batchAddUsers],
            code: 40106,
            msg: "email is not valid",
            meaning: "the email address is not valid",
            remedy: "Write one address, such as ada@example.com.",
            zh: ("邮箱无效", "请填写一个邮箱地址，例如 ada@example.com。")
        ),
        Row(
            [.batchAddUsers],
            code: 40107,
            msg: "user count exceed certification tenant limit",
            meaning: "an unverified company has no more seats",
            remedy: "Remove people or have the company verified, then run `roster resume last`.",
            zh: ("未认证企业的席位已满", "请移除成员或完成企业认证，然后运行 `roster resume last`。"),
            next: .stopForQuota
        ),
        Row(
            [.batchAddUsers],
            code: 40108,
            msg: "user count exceed bill limit",
            meaning: "the plan has no more seats",
            remedy: "Buy seats or remove people, then run `roster resume last`.",
            zh: ("套餐席位已满", "请购买席位或移除成员，然后运行 `roster resume last`。"),
            next: .stopForQuota
        ),
        Row(
            [.batchAddUsers],
            code: 40109,
            msg: "neither email nor mobile is given",
            meaning: "neither an email address nor a mobile number is given",
            remedy: "Give a mobile number.",
            zh: ("邮箱和手机号均未填写", "请填写手机号。")
        ),
        Row(
            [.batchAddUsers],
            code: 40110,
            msg: "mobile is required",
            meaning: "the mobile number is missing",
            remedy: "Give a mobile number.",
            zh: ("缺少手机号", "请填写手机号。")
        ),
        Row(
            [.batchAddUsers],
            code: 40111,
            msg: "user_id is already exist",
            meaning: "the user_id is already taken",
            remedy: "Choose another user_id, or leave it out.",
            zh: ("user_id 已被占用", "请换用其他 user_id，或留空。")
        ),
        Row(
            [.batchAddUsers],
            code: 40112,
            msg: "user_id %v is not vaild",
            meaning: "the user_id is not valid",
            remedy: "Begin it with a letter or digit; use letters, digits, `-`, `_`, `.`, `@`.",
            zh: ("user_id 无效", "请以字母或数字开头；可用字母、数字、`-`、`_`、`.`、`@`。")
        ),
        Row(
            [.batchAddUsers],
            code: 40113,
            msg: "must assign department for user",
            meaning: "the department is missing",
            remedy: "Give a department.",
            zh: ("缺少部门", "请填写部门。")
        ),
        Row(
            [.batchAddUsers],
            code: 40114,
            msg: "name contains sensitive words",
            meaning: "the name did not pass the content check",
            remedy: "Write the name without words that are blocked.",
            zh: ("姓名未通过内容审核", "请去掉姓名中的敏感词。")
        ),
        Row(
            [.batchAddUsers],
            code: 40115,
            msg: "invalid join_time",
            meaning: "the start date is not valid",
            remedy: "Give a date such as 2026-12-01.",
            zh: ("入职日期无效", "请填写日期，例如 2026-12-01。")
        ),
        Row(
            [.batchAddUsers],
            code: 40116,
            msg: "invalid gender",
            meaning: "the gender is not valid",
            remedy: "Use 1 male or 2 female, or leave it out.",
            zh: ("性别无效", "请填写 1（男）或 2（女），或留空。")
        ),
        Row(
            [.batchAddUsers],
            code: 40117,
            msg: "idp_type required",
            meaning: "the kind of login is missing",
            remedy: "Ask an administrator for the company's login settings.",
            zh: ("缺少登录方式", "请向管理员确认企业的登录设置。")
        ),
        Row(
            [.batchAddUsers],
            code: 40118,
            msg: "idp_type invalid",
            meaning: "the kind of login is not valid",
            remedy: "Ask an administrator for the company's login settings.",
            zh: ("登录方式无效", "请向管理员确认企业的登录设置。")
        ),
        Row(
            [.batchAddUsers],
            code: 40119,
            msg: "support set or update user_id at most once",
            meaning: "the user_id may be set once only",
            remedy: "Leave the user_id as it is.",
            zh: ("user_id 只能设置一次", "请保持 user_id 不变。")
        ),
        Row(
            [.batchAddUsers],
            code: 40133,
            msg: "IdP check failed",
            meaning: "the company's login service refused the person",
            remedy: "Ask an administrator for the company's login settings.",
            zh: ("企业登录服务拒绝了该人员", "请向管理员确认企业的登录设置。")
        ),
        Row(
            [.batchAddUsers],
            code: 40134,
            msg: "create account failed",
            meaning: "the account could not be made just now",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            zh: ("暂时无法创建账号", "Roster 会重试；若仍如此，请稍后运行 `roster retry last`。"),
            next: .sendAgain
        ),
        Row(
            [.batchAddUsers],
            code: 40135,
            msg: "IdP user_id required",
            meaning: "the company's login service needs a user_id",
            remedy: "Give a user_id.",
            zh: ("企业登录服务要求填写 user_id", "请填写 user_id。")
        ),
        Row(
            [.batchAddUsers],
            code: 40136,
            msg: "email and mobile may not both become empty",
            meaning: "email address and mobile number may not both become empty",
            remedy: "Give one of them.",
            zh: ("邮箱和手机号不能同时清空", "请至少填写一项。")
        ),
        Row(
            [.batchAddUsers],
            code: 40137,
            msg: "inactive user needs mobile",
            meaning: "a person who has not joined needs a mobile number",
            remedy: "Give a mobile number.",
            zh: ("未加入的成员必须有手机号", "请填写手机号。")
        ),
        Row(
            [.batchAddUsers],
            code: 40138,
            msg: "%v is not valid",
            meaning: "the receiver of the person's things is not valid",
            remedy: "Name an active person.",
            zh: ("资源接收人无效", "请填写在职人员。")
        ),
        Row(
            [.batchAddUsers],
            code: 40180,
            msg: "duplicate user_id in request",
            meaning: "two rows of the batch have the same user_id",
            remedy: "Give each row its own user_id.",
            zh: ("同一批中两行 user_id 相同", "请为每行填写不同的 user_id。")
        ),
        Row(
            [.batchAddUsers],
            code: 40182,
            msg: "MSyncUser must user_id must be assigned",
            meaning: "the user_id is missing",
            remedy: "Give a user_id.",
            zh: ("缺少 user_id", "请填写 user_id。")
        ),
    ]
}
