extension CommonQuestion {
    /// What an app may call, reach and see.
    static let access: [CommonQuestion] = [
        scopeAvailability, permissionKinds, fieldsHidden, tokenKinds, lookupNoID, lookupOutside,
    ]

    private static let scopeAvailability = CommonQuestion(
        "scope.availability",
        en: (
            "What is the difference between the authority scope and the availability of an app?",
            """
            The authority scope says whose data the app reads and writes by the contact API. The \
            availability says who in the company may use the app; it has no influence on any contact call.
            """,
            """
            Widen the authority scope in the developer console and publish a version, or have an \
            administrator do it; the availability does not help.
            """
        ),
        zh: (
            "通讯录权限范围和应用可用范围有什么区别？",
            "通讯录权限范围决定应用通过通讯录接口可以读写哪些部门和人员；应用可用范围决定哪些成员可以使用该应用，对通讯录接口没有影响。",
            "请在开发者后台扩大通讯录权限范围并发布版本，或由管理员调整；调整可用范围没有作用。"
        ),
        others: [
            "only see a few people", "see 3 people instead of 500", "list of users is empty", "为什么只查到三个人", "成员列表是空的",
            "接口返回的成员不全", "who may use the app", "where is everybody", "only some people are there",
            "people are missing", "人都去哪了",
            "只能看到部分人员",
        ],
        checks: ["scope", "app"]
    )

    private static let permissionKinds = CommonQuestion(
        "permission.kinds",
        en: (
            "Which permissions does calling the contact API need?",
            """
            Three are checked one by one: the permission of the call (99991672), the authority scope over \
            the department or person (40004, 40014, 41050), and the permission of each sensitive field, \
            without which the field is left out.
            """,
            """
            An import needs contact:contact and every target department in its scope. `roster doctor` says \
            which of the three is missing.
            """
        ),
        zh: (
            "调用通讯录接口需要哪些权限？",
            "逐项检查三类权限：接口权限（99991672）、通讯录权限范围（40004、40014、41050）、敏感字段权限（缺少时不返回该字段）。",
            "导入需要 contact:contact 权限，且目标部门都在通讯录权限范围内。`roster doctor` 会指出缺少哪一类。"
        ),
        others: ["access denied", "no permission", "required scopes", "权限不足", "没有权限"],
        checks: ["permission", "scope", "fields"]
    )

    private static let fieldsHidden = CommonQuestion(
        "fields.hidden",
        en: (
            "Why are user_id, email or mobile missing from the answer or the event?",
            """
            The app lacks the permission of the call or of the field, or the person lies outside its \
            authority scope. A field that may not be seen is left out and not empty.
            """,
            """
            Have the field permissions (user_id, email, mobile) granted, widen the authority scope, and \
            publish a version. Nothing was cleared.
            """
        ),
        zh: (
            "调用接口或者接收事件消息时，为什么获取不到 user_id、邮箱、手机号等信息？",
            "应用缺少接口或字段权限，或人员不在通讯录权限范围内。无权查看的字段不会返回，而不是为空。",
            "请开通 user_id、邮箱、手机号等字段权限，扩大通讯录权限范围，并发布版本。数据并没有被清空。"
        ),
        others: [
            "no mobile numbers back", "phone numbers are not returned", "手机号没有返回", "拿不到手机号", "mobile is empty",
            "no email in the export", "fields are missing", "导出没有手机号",
        ],
        checks: ["fields", "permission.user_id", "scope"]
    )

    private static let tokenKinds = CommonQuestion(
        "token.kinds",
        en: (
            "How do tenant_access_token and user_access_token differ in what they may see?",
            """
            A tenant_access_token sees what the authority scope of the app holds; a user_access_token sees \
            the part of the organisation that its user sees in the client.
            """,
            """
            Roster uses a tenant_access_token: its scope is set in the developer console (after \
            publishing) or by an administrator (at once).
            """
        ),
        zh: (
            "tenant_access_token 与 user_accss_token 的权限差异是什么？",
            "tenant_access_token 按应用的通讯录权限范围过滤；user_access_token 按该用户可见的组织架构过滤。",
            "Roster 使用 tenant_access_token：其范围由开发者后台（发布后生效）或管理员（立即生效）设置。"
        ),
        others: ["tat uat", "user_access_token"],
        checks: ["scope"]
    )

    private static let lookupNoID = CommonQuestion(
        "lookup.noID",
        en: (
            "Why does getting ids by mobile or email return no user id?",
            """
            Six causes look the same: a token of another app, nobody with that mobile or email, an \
            enterprise email in place of the email, somebody who has left (include_resigned), no \
            contact:user.employee_id:readonly, or a person outside the authority scope.
            """,
            """
            Run `roster doctor --id VALUE`. Check which app it is, give the login email, have the \
            permission granted and the scope widened, and publish.
            """
        ),
        zh: (
            "为什么调用通过手机号或邮箱获取用户 ID接口不返回用户 ID？",
            """
            以下情况的返回相同：使用了其他应用的令牌、企业内没有该手机号或邮箱、填写的是企业邮箱、人员已离职（include_resigned）、未开通 \
            contact:user.employee_id:readonly，或人员不在通讯录权限范围内。
            """,
            "请运行 `roster doctor --id 值`。核对应用，填写登录邮箱，开通权限并扩大范围后发布。"
        ),
        others: ["batch_get_id", "by mobile or email", "no id returned"],
        checks: ["app", "permission.lookUpUsers", "permission.user_id", "scope", "id"]
    )

    private static let lookupOutside = CommonQuestion(
        "lookup.outside",
        en: (
            "Why can a person not be found by mobile or email?",
            "A person outside the authority scope is reported as if that mobile or email did not exist.",
            """
            Widen the authority scope until it holds the person, publish, and look again with `roster \
            doctor --id mobile:VALUE`.
            """
        ),
        zh: (
            "为什么不能通过手机号、邮箱获取到指定用户信息？",
            "不在通讯录权限范围内的人员，返回结果与手机号或邮箱不存在时相同。",
            "请扩大通讯录权限范围使其包含该人员并发布，再用 `roster doctor --id mobile:值` 查看。"
        ),
        others: ["email not exist", "mobile not exist", "手机号不存在", "邮箱不存在"],
        checks: ["scope", "id"]
    )
}
