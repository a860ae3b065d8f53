extension CommonQuestion {
    /// People and what belongs to them.
    static let people: [CommonQuestion] = [
        searchEmpty, groupJoin, leaversRead, attributesKinds, enterpriseEmailUse,
    ]

    private static let searchEmpty = CommonQuestion(
        "search.empty",
        en: (
            "Why does searching for users find nobody?",
            """
            The search finds those whom its user finds in the client: no people outside the company, \
            nobody who has left. A wrong page_token gives an empty answer too.
            """,
            """
            Search in the client first. Roster does not use this call: it looks people up by mobile, email \
            or id, or walks the departments.
            """
        ),
        zh: (
            "搜索用户接口为什么获取不到返回值？",
            "搜索接口只能找到该用户在客户端中可搜到的人员，不含外部用户和离职人员；page_token 有误时也返回为空。",
            "请先在客户端中搜索确认。Roster 不使用该接口，而是按手机号、邮箱或 ID 查询，或遍历部门。"
        ),
        others: ["search user empty", "search user returns nothing", "搜索不到人"]
    )

    private static let groupJoin = CommonQuestion(
        "group.join",
        en: (
            "When are people pulled into the group of their department?",
            """
            Members of a department that has a group join it when they join the company, leave, change \
            their employee type, or when the leader of the department changes.
            """,
            """
            Expect messages when an import moves people. Leave create_group_chat out of a sheet of \
            departments where no group is wanted.
            """
        ),
        zh: (
            "用户什么时候会被自动拉入部门群？",
            "部门有部门群时，成员入职、离职、变更人员类型或部门负责人变更时会自动调整入群。",
            "导入会调整人员时请预期相应的群消息；不需要部门群时，部门表格中不要填写 create_group_chat。"
        ),
        others: ["department group chat", "部门群"]
    )

    private static let leaversRead = CommonQuestion(
        "leavers.read",
        en: (
            "How do I read the data of people who have left?",
            "They are found by mobile or email with include_resigned=true, and then read by their id.",
            """
            Roster asks for leavers as well, and warns where a row has the mobile, email or id of one \
            (leaver.returns).
            """
        ),
        zh: (
            "如何查询离职员工的信息？",
            "先按手机号或邮箱查询（include_resigned=true），再按得到的 ID 读取。",
            "Roster 也会查询离职人员；行中的手机号、邮箱或 ID 属于离职人员时会提醒（leaver.returns）。"
        ),
        others: ["cannot see resigned employees", "查不到离职的人", "resigned", "former employees", "离职"],
        checks: ["id"]
    )

    private static let attributesKinds = CommonQuestion(
        "attributes.kinds",
        en: (
            "What are custom attributes of people, and why have they no effect?",
            """
            They extend a person by fields of the company: text, web page, enumeration, picture, person. \
            They need the attribute in the console and the switch that lets the contact API use it; \
            otherwise they are dropped without an error.
            """,
            """
            Have the administrator add the attribute and switch on the API calls in the settings of \
            fields. In a sheet: custom_attrs.NAME; a web page as title|url; an option by its name.
            """
        ),
        zh: (
            "如何理解用户属性中的自定义字段？",
            "自定义字段是企业为人员增加的字段：文本、网页、枚举、图片、人员。须在管理后台添加字段，并开启“允许开放平台通讯录 API 调用”；否则写入无效且不报错。",
            "请由管理员添加字段并开启 API 调用。表格中写作 custom_attrs.字段名；网页写作 标题|链接；枚举填写选项名称。"
        ),
        others: ["custom_attrs", "custom fields", "attributes are not written", "自定义字段不生效"],
        checks: ["attributes"]
    )

    private static let enterpriseEmailUse = CommonQuestion(
        "enterpriseEmail.use",
        en: (
            "How is the enterprise_email of a new person used?",
            """
            Its domain must be one that the company has applied for and enabled; with any other domain \
            nobody is created (44001).
            """,
            """
            Ask the administrator which domains are enabled. The login email is `email`, which is another \
            field.
            """
        ),
        zh: (
            "如何使用创建用户接口中的 enterprise_email 字段？",
            "企业邮箱的域名须已由企业申请并启用；使用其他域名时创建失败（44001）。",
            "请向管理员确认已启用的域名。登录邮箱是另一个字段 email。"
        ),
        others: ["company email", "mail domain", "企业邮箱域名"]
    )
}
