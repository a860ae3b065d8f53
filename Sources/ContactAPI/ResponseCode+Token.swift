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
            next: .stopForPermission
        ),
        Row(
            [.tenantAccessToken],
            code: 10005,
            msg: "app id unauthorized",
            meaning: "the app or its company is not right",
            remedy: "Check the app id, and whether it belongs to this directory.",
            next: .stopForPermission
        ),
        Row(
            [.tenantAccessToken],
            code: 10012,
            msg: "get app token fail",
            meaning: "the directory could not make a token for the app",
            remedy: "Roster tries again; if it stays, report the log id.",
            next: .sendAgain
        ),
        Row(
            [.tenantAccessToken],
            code: 10013,
            msg: "get tenant token fail",
            meaning: "the directory could not make a token for the company",
            remedy: "Roster tries again; if it stays, report the log id.",
            next: .sendAgain
        ),
        Row(
            [.tenantAccessToken],
            code: 10014,
            msg: "app secret invalid",
            meaning: "the app secret is wrong or the app is disabled",
            remedy: "Check the secret (`ROSTER_APP_SECRET` or `--app-secret-file`) and that the app is enabled.",
            next: .stopForPermission
        ),
        Row(
            [.tenantAccessToken],
            code: 10015,
            msg: "wrong app secret",
            meaning: "the app secret is wrong",
            remedy: "Check the secret (`ROSTER_APP_SECRET` or `--app-secret-file`).",
            next: .stopForPermission
        ),
    ]
}
