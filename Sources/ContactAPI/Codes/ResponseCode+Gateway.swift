extension ResponseCode {
    /// Codes of the gateway, which any endpoint may answer (contact API, 1.6).
    static let gatewayCalls: [ResponseCode] = [
        ResponseCode(
            code: 9499,
            msg: "bad request",
            meaning: "the request's parameters are malformed",
            remedy: "Compare the row's values with the field's rules; if they are right, report the log id.",
            zh: ("请求参数格式错误", "请对照字段规则检查该行的值；若无误，请提供日志 ID 反馈。")
        ),
        ResponseCode(
            code: 99_991_201,
            msg: "resource not find",
            status: 404,
            meaning: "the address has no such call",
            remedy: "Check the directory's address: it ends before `/open-apis`.",
            zh: ("该地址没有此接口", "请检查目录地址：地址不含 `/open-apis`。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_301,
            msg: "request method doesn't match",
            status: 404,
            meaning: "the address does not take this kind of call",
            remedy: "Check the directory's address, and whether it speaks contact API v3.",
            zh: ("该地址不支持此类调用", "请检查目录地址，并确认其支持 contact v3 接口。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_400,
            msg: "request trigger frequency limit",
            status: 429,
            meaning: "requests come too fast",
            remedy: "Roster waits and goes on; lower `limits` in the job if it happens often.",
            zh: ("请求过于频繁", "Roster 会等待后继续；若经常发生，请调低任务中的 `limits`。"),
            next: .waitForLimit
        ),
        ResponseCode(
            code: 99_991_401,
            msg: "ip is denied by app setting",
            meaning: "the app's allow-list does not have this machine's IP address",
            remedy: "Add the address to the app's IP allow-list in the developer console.",
            zh: ("本机 IP 不在应用的 IP 白名单中", "请在开发者后台将本机地址加入应用的 IP 白名单。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_403,
            msg: "This month's API call quota has been exceeded",
            status: 429,
            meaning: "this month's quota of API calls is used up",
            remedy: "Upgrade the plan or wait for the next month, then run `roster resume last`.",
            zh: ("本月 API 调用额度已用完", "请升级套餐或等待下月，然后运行 `roster resume last`。"),
            next: .stopForQuota
        ),
        ResponseCode(
            code: 99_991_543,
            msg: "login_user invalid",
            meaning: "the app id or app secret does not exist",
            remedy: "Check the app id and secret in the developer console.",
            zh: ("应用 ID 或密钥不存在", "请在开发者后台核对应用 ID 和密钥。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_661,
            msg: "Missing access token for authorization. Please make a request with token attached.",
            meaning: "the request came without a usable token",
            remedy: "Check that no proxy removes the Authorization header.",
            zh: ("请求未携带可用的令牌", "请检查是否有代理移除了 Authorization 请求头。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_662,
            msg: "app not in use",
            meaning: "the app is disabled",
            remedy: "Enable the app in the admin console.",
            zh: ("应用已停用", "请在管理后台启用该应用。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_663,
            msg: "Invalid access token for authorization. Please make a request with token attached.",
            meaning: "the token is invalid or has expired",
            remedy: "Roster fetches a new one; if it is refused again, check that app and directory belong together.",
            zh: ("令牌无效或已过期", "Roster 会重新获取令牌；若再次被拒绝，请确认应用与目录相符。"),
            next: .renewToken
        ),
        ResponseCode(
            code: 99_991_664,
            msg: "invalid app token",
            meaning: "the app's token is invalid",
            remedy: "Roster fetches a new one; if it is refused again, check the app id and secret.",
            zh: ("应用令牌无效", "Roster 会重新获取令牌；若再次被拒绝，请核对应用 ID 和密钥。"),
            next: .renewToken
        ),
        ResponseCode(
            code: 99_991_665,
            msg: "invalid tenant code",
            meaning: "the token belongs to no known company",
            remedy: "Check that the app is installed in the company meant.",
            zh: ("令牌不属于任何已知企业", "请确认应用已安装到目标企业。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_668,
            msg: "Invalid access token for authorization. Please make a request with token attached.",
            meaning: "the call does not accept this kind of token",
            remedy: "Use the credentials of a custom app.",
            zh: ("该接口不接受此类令牌", "请使用企业自建应用的凭证。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_669,
            msg: "invalid user refresh token",
            meaning: "the token for renewing a login is invalid",
            remedy: "Use the credentials of a custom app.",
            zh: ("用于续期登录的令牌无效", "请使用企业自建应用的凭证。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_671,
            msg: "Invalid token: must start with t-/u-",
            meaning: "the token is malformed",
            remedy: "Roster fetches a new one; if it is refused again, check what answers at the directory's address.",
            zh: ("令牌格式错误", "Roster 会重新获取令牌；若再次被拒绝，请检查该地址上应答的服务。"),
            next: .renewToken
        ),
        ResponseCode(
            code: 99_991_672,
            msg: "Access denied. One of the following scopes is required",
            meaning: "the app lacks the permission for this call",
            remedy: "Grant one of the permissions named in the developer console and publish a version of the app.",
            zh: ("应用没有该接口的权限", "请在开发者后台开通所列权限之一，并发布应用版本。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_673,
            msg: "unauthorized app",
            meaning: "the app is not installed in this company",
            remedy: "Install the app, or ask an administrator to approve it.",
            zh: ("应用未安装到该企业", "请安装该应用，或请管理员审批。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_674,
            msg: "user type not support",
            meaning: "the kind of user is not supported",
            remedy: "Use another id of the person.",
            zh: ("不支持该用户类型", "请使用该人员的其他 ID。")
        ),
        ResponseCode(
            code: 99_991_675,
            msg: "parse user error",
            meaning: "a user id is malformed",
            remedy: "Check the ids in the row.",
            zh: ("用户 ID 格式错误", "请检查该行中的 ID。")
        ),
        ResponseCode(
            code: 99_991_676,
            msg: "token no permission",
            meaning: "the token lacks the permission for this call",
            remedy: "Grant the app the permission in the developer console and publish a version.",
            zh: ("令牌没有该接口的权限", "请在开发者后台为应用开通该权限，并发布版本。"),
            next: .stopForPermission
        ),
        ResponseCode(
            code: 99_991_677,
            msg: "token expire",
            meaning: "the token has expired",
            remedy: "Roster fetches a new one; if it is refused again, use the credentials of a custom app.",
            zh: ("令牌已过期", "Roster 会重新获取令牌；若再次被拒绝，请使用企业自建应用的凭证。"),
            next: .renewToken
        ),
        ResponseCode(
            code: 99_991_679,
            msg:
                "Unauthorized. You do not have permission to perform the requested operation on the resource. Please request user re-authorization.",
            meaning: "a login did not grant the permission",
            remedy: "Use the credentials of a custom app.",
            zh: ("用户登录时未授予该权限", "请使用企业自建应用的凭证。"),
            next: .stopForPermission
        ),
    ]
}
