extension ResponseCode {
    /// Limits, seats and states of a person (contact API, 2.16).
    static let userStates: [Row] = [
        Row(
            [.createUser],
            code: 40003,
            msg: "internal error",
            meaning: "the directory had an internal error and does not say whether the person was created",
            remedy: "Roster reads back what became of the row before it sends anything again.",
            zh: ("目录发生内部错误，未说明人员是否已创建", "Roster 会先查询该行的结果，再决定是否发送。"),
            next: .readBack
        ),
        Row(
            [.getUser],
            code: 40003,
            msg: "internal error",
            meaning: "the directory had an internal error",
            remedy: "Roster tries again; if it stays, report the log id.",
            zh: ("目录发生内部错误", "Roster 会重试；若仍如此，请提供日志 ID 反馈。"),
            next: .sendAgain
        ),
        Row(
            [.createUser],
            code: 40021,
            msg: "no a same request error",
            meaning: "the request's token was used before with other contents",
            remedy: "Run `roster retry last`: the row gets a new token.",
            zh: ("请求令牌曾用于不同内容", "请运行 `roster retry last`，该行将使用新的令牌。")
        ),
        Row(
            [.createUser],
            code: 41007,
            msg: "exceed uncertain tenant seat limit error",
            meaning: "an unverified company has no more seats",
            remedy: "Remove people or have the company verified, then run `roster resume last`.",
            zh: ("未认证企业的席位已满", "请移除成员或完成企业认证，然后运行 `roster resume last`。"),
            next: .stopForQuota
        ),
        Row(
            [.createUser],
            code: 41008,
            msg: "exceed bill seat limit error",
            meaning: "the plan has no more seats",
            remedy: "Buy seats or remove people, then run `roster resume last`.",
            zh: ("套餐席位已满", "请购买席位或移除成员，然后运行 `roster resume last`。"),
            next: .stopForQuota
        ),
        Row(
            [.createUser],
            code: 41027,
            msg: "create account failed error",
            status: 504,
            meaning: "the directory could not say whether the account was made",
            remedy: "Roster reads back what became of the row before it sends anything again.",
            zh: ("目录未能说明账号是否已创建", "Roster 会先查询该行的结果，再决定是否发送。"),
            next: .readBack
        ),
        Row(
            [.createUser],
            code: 41052,
            msg: "user resign acceptor is invalid error",
            meaning: "the receiver of the person's things is not valid",
            remedy: "Name an active person.",
            zh: ("资源接收人无效", "请填写在职人员。")
        ),
        Row(
            [.patchUser],
            code: 42006,
            msg: "user has resigned error",
            meaning: "the person has left",
            remedy: "Leave the row out, or restore the person first.",
            zh: ("该人员已离职", "请删除该行，或先恢复该人员。")
        ),
        Row(
            [.patchUser],
            code: 42008,
            msg: "tenant id is invalid error",
            meaning: "the company is not valid for this token",
            remedy: "Check that app and directory belong together.",
            zh: ("企业与令牌不匹配", "请确认应用与目录相符。"),
            next: .stopForPermission
        ),
        Row(
            [.createUser],
            code: 44004,
            msg: "this user has been joined too many tenants recently",
            meaning: "the person joined too many companies lately",
            remedy: "Run `roster retry last` tomorrow.",
            zh: ("该人员近期加入的企业过多", "请于明天运行 `roster retry last`。"),
            next: .failRowForToday
        ),
        Row(
            [.createUser],
            code: 44009,
            msg: "this tenant has been create too many users recently",
            meaning: "the number or address was added to too many companies today",
            remedy: "Run `roster retry last` tomorrow.",
            zh: ("该手机号或邮箱今日被添加到过多企业", "请于明天运行 `roster retry last`。"),
            next: .failRowForToday
        ),
        Row(
            [.patchUser],
            code: 44010,
            msg: "unJoined user not allow to update",
            meaning: "the person has not joined yet and may not be changed",
            remedy: "Run `roster retry last` when the person has joined.",
            zh: ("该人员尚未加入企业，不能修改", "请待该人员加入后运行 `roster retry last`。")
        ),
        Row(
            [.patchUser],
            code: 44011,
            msg: "exited user not allow to update",
            meaning: "the person has left the company and may not be changed",
            remedy: "Leave the row out.",
            zh: ("该人员已退出企业，不能修改", "请删除该行。")
        ),
        Row(
            [.createUser],
            code: 44012,
            msg: "Adding user has been intercepted. Contact Feishu Customer Service",
            meaning: "the directory's safety check refused the person",
            remedy: "Ask the vendor's customer service, with the log id.",
            zh: ("目录的安全检查拒绝了该人员", "请提供日志 ID 联系服务商客服。")
        ),
        Row(
            [.patchUser],
            code: 44014,
            msg: "Can not update inactive user email when email equal enterprise",
            meaning: "the address equals the business address of a person who is not active yet",
            remedy: "Change it when the person has joined.",
            zh: ("邮箱与一名未激活成员的企业邮箱相同", "请待该人员加入后再修改。")
        ),
        Row(
            [.patchUser],
            code: 44015,
            msg: "can not update password when user already have password",
            meaning: "the mailbox has a password already",
            remedy: "Give no password.",
            zh: ("邮箱已有密码", "请不要填写密码。")
        ),
        Row(
            [.patchUser],
            code: 44017,
            msg: "Suite_Admin_Common_UnableToEditUpper",
            meaning: "the directory's content check refused the change",
            remedy: "Change the row's texts, or edit the person in the admin console.",
            zh: ("目录的内容风控拒绝了修改", "请修改该行的文字，或在管理后台编辑该人员。")
        ),
        Row(
            [.createUser],
            code: 44023,
            msg: "exceed feature contact seat limit",
            meaning: "the plan has no more seats",
            remedy: "Buy seats or remove people, then run `roster resume last`.",
            zh: ("套餐席位已满", "请购买席位或移除成员，然后运行 `roster resume last`。"),
            next: .stopForQuota
        ),
        Row(
            [.patchUser],
            code: 44025,
            msg: "update user lock error,wait some seconds and retry",
            meaning: "another caller is changing the person",
            remedy: "Roster tries again; if it stays, run `roster retry last` later.",
            zh: ("他人正在修改该人员", "Roster 会重试；若仍如此，请稍后运行 `roster retry last`。"),
            next: .sendAgain
        ),
        Row(
            [.patchUser],
            code: 44036,
            msg: "freeze tenant founder is forbidden",
            meaning: "the company's founder may not be frozen",
            remedy: "Leave the founder as they are.",
            zh: ("不能暂停企业创建者", "请勿修改企业创建者。")
        ),
        Row(
            [.patchUser],
            code: 44041,
            msg: "anonymize user info is not allowed to update",
            meaning: "the person's data were made anonymous",
            remedy: "Leave the row out.",
            zh: ("该人员的数据已匿名化", "请删除该行。")
        ),
    ]
}
