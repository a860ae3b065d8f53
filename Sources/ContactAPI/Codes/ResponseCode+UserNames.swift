extension ResponseCode {
    /// Mailboxes, names, regions and levels of a person (contact API, 2.16).
    static let userNames: [Row] = [
        Row(
            [.createUser, .patchUser],
            code: 41068,
            msg: "Number of email aliases exceeds the upper limit",
            meaning: "the business address has too many aliases",
            remedy: "Remove aliases in the admin console.",
            zh: ("企业邮箱的别名过多", "请在管理后台移除部分别名。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41069,
            msg: "Business email is in the recycle bin",
            meaning: "the business address is in the recycle bin",
            remedy: "Have an administrator release it, or choose another.",
            zh: ("企业邮箱在回收站中", "请管理员释放该地址，或换用其他地址。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41070,
            msg: "name length exceed 255 character",
            meaning: "the name is too long",
            remedy: "Shorten the name to 255 characters.",
            zh: ("姓名过长", "请将姓名缩短至 255 个字符以内。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41071,
            msg: "en_name length exceed 255 character",
            meaning: "the English name is too long",
            remedy: "Shorten it to 255 characters.",
            zh: ("英文名过长", "请缩短至 255 个字符以内。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 41072,
            msg: "nickname length exceed 255 character",
            meaning: "the nickname is too long",
            remedy: "Shorten it to 255 characters.",
            zh: ("别名过长", "请缩短至 255 个字符以内。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44001,
            msg: "business email domain not available error",
            meaning: "the mail domain is not set up for the company",
            remedy: "Enable the domain in the admin console.",
            zh: ("企业未启用该邮箱域名", "请在管理后台启用该域名。")
        ),
        Row(
            [.patchUser],
            code: 44003,
            msg: "avatarkey and description cannot be empty when update resigned user",
            meaning: "a leaver's picture and description may not be emptied",
            remedy: "Leave both as they are.",
            zh: ("离职人员的头像和描述不能清空", "请保持两者不变。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44006,
            msg: "name length exceed 255 character",
            meaning: "the name is too long",
            remedy: "Shorten the name to 255 characters.",
            zh: ("姓名过长", "请将姓名缩短至 255 个字符以内。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44007,
            msg: "en_name length exceed 255 character",
            meaning: "the English name is too long",
            remedy: "Shorten it to 255 characters.",
            zh: ("英文名过长", "请缩短至 255 个字符以内。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44008,
            msg: "nickname length exceed 255 character",
            meaning: "the nickname is too long",
            remedy: "Shorten it to 255 characters.",
            zh: ("别名过长", "请缩短至 255 个字符以内。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44013,
            msg: "User enterprise Email password is not valid",
            meaning: "the business mailbox's password is not valid",
            remedy: "Give no password.",
            zh: ("企业邮箱密码无效", "请不要填写密码。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44016,
            msg: "can not set enterprise email password",
            meaning: "the business mailbox's password may not be set",
            remedy: "Give no password.",
            zh: ("不能设置企业邮箱密码", "请不要填写密码。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44038,
            msg: "req set user geo not find in geo list",
            meaning: "the data region is not one of the company's",
            remedy: "Use a data region of the company, or leave it out.",
            zh: ("数据驻留地不属于该企业", "请使用企业的数据驻留地，或留空。")
        ),
        Row(
            [.createUser],
            code: 44039,
            msg: "not set geo name auth",
            meaning: "the app may not set a data region",
            remedy: "Leave the data region out, or grant the permission.",
            zh: ("应用无权设置数据驻留地", "请去掉数据驻留地，或开通相应权限。")
        ),
        Row(
            [.createUser],
            code: 44040,
            msg: "tenant not open mg not set geo name",
            meaning: "the company has no data regions",
            remedy: "Leave the data region out.",
            zh: ("企业没有数据驻留功能", "请去掉数据驻留地。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44044,
            msg: "invalid job level id",
            meaning: "the job level is not valid",
            remedy: "Use an id of the company's job levels.",
            zh: ("职级无效", "请使用企业职级的 ID。")
        ),
        Row(
            [.createUser, .patchUser],
            code: 44045,
            msg: "invalid job family id",
            meaning: "the job family is not valid",
            remedy: "Use an id of the company's job families.",
            zh: ("序列无效", "请使用企业序列的 ID。")
        ),
    ]
}
