extension ResponseCode {
    /// Codes of the token call (contact API, 1.5.1).
    static let token: [Row] = [
        Row(
            [.tenantAccessToken],
            code: 10003,
            msg: "invalid param",
            status: 200,
            meaning: "the app id is missing or unknown",
            remedy: "Check `ROSTER_APP_ID` or the app id given, as the developer console shows it (`cli_…`).",
            zh: ("应用 ID 缺失或不存在", "请检查 `ROSTER_APP_ID` 或所填的应用 ID，应与开发者后台一致（`cli_…`）。"),
            next: .stopForPermission
        ),
        Row(
            [.tenantAccessToken],
            code: 10005,
            msg: "app id unauthorized",
            meaning: "the app or its company is not right",
            remedy: "Check the app id, and whether it belongs to this directory.",
            zh: ("应用或其所属企业有误", "请检查应用 ID，并确认它属于该目录。"),
            next: .stopForPermission
        ),
        Row(
            [.tenantAccessToken],
            code: 10012,
            msg: "get app token fail",
            meaning: "the directory could not make a token for the app",
            remedy: "Roster tries again; if it stays, report the log id.",
            zh: ("目录无法签发应用令牌", "Roster 会重试；若仍如此，请提供日志 ID 反馈。"),
            next: .sendAgain
        ),
        Row(
            [.tenantAccessToken],
            code: 10013,
            msg: "get tenant token fail",
            meaning: "the directory could not make a token for the company",
            remedy: "Roster tries again; if it stays, report the log id.",
            zh: ("目录无法签发企业令牌", "Roster 会重试；若仍如此，请提供日志 ID 反馈。"),
            next: .sendAgain
        ),
        Row(
            [.tenantAccessToken],
            code: 10014,
            msg: "app secret invalid",
            meaning: "the app secret is wrong or the app is disabled",
            remedy: "Check the secret (`ROSTER_APP_SECRET` or `--app-secret-file`) and that the app is enabled.",
            zh: ("应用密钥错误，或应用已停用", "请检查密钥（`ROSTER_APP_SECRET` 或 `--app-secret-file`），并确认应用已启用。"),
            next: .stopForPermission
        ),
        Row(
            [.tenantAccessToken],
            code: 10015,
            msg: "wrong app secret",
            meaning: "the app secret is wrong",
            remedy: "Check the secret (`ROSTER_APP_SECRET` or `--app-secret-file`).",
            zh: ("应用密钥错误", "请检查密钥（`ROSTER_APP_SECRET` 或 `--app-secret-file`）。"),
            next: .stopForPermission
        ),
    ]
}
