extension ResponseCode {
    /// Codes of ids and values that the gateway checks before the directory sees them (contact API, 1.6).
    static let gatewayIDs: [ResponseCode] = [
        ResponseCode(
            code: 99_992_351,
            msg: "The request you send is not a valid {open_id} or not exists",
            meaning: "an open_id is not valid or does not exist",
            remedy: "Check the id and that it is an open_id of this very app.",
            zh: ("open_id 无效或不存在", "请检查该 ID，并确认它是本应用的 open_id。")
        ),
        ResponseCode(
            code: 99_992_352,
            msg: "open ids not existing",
            meaning: "open_ids do not exist",
            remedy: "Check the ids and that they are open_ids of this very app.",
            zh: ("open_id 不存在", "请检查这些 ID，并确认它们是本应用的 open_id。")
        ),
        ResponseCode(
            code: 99_992_353,
            msg: "open ids not existing",
            meaning: "open_ids do not exist",
            remedy: "Check the ids and that they are open_ids of this very app.",
            zh: ("open_id 不存在", "请检查这些 ID，并确认它们是本应用的 open_id。")
        ),
        ResponseCode(
            code: 99_992_357,
            msg: "The request you send is not a valid {open_department_id} or not exists",
            meaning: "an open_department_id is not valid or does not exist",
            remedy: "Check the department; an open_department_id begins with `od-`.",
            zh: ("open_department_id 无效或不存在", "请检查部门；open_department_id 以 `od-` 开头。")
        ),
        ResponseCode(
            code: 99_992_358,
            msg: "department id not existing",
            meaning: "a department id does not exist",
            remedy: "Check the department.",
            zh: ("部门 ID 不存在", "请检查部门。")
        ),
        ResponseCode(
            code: 99_992_359,
            msg: "user_id not existing",
            meaning: "a user_id does not exist",
            remedy: "Check the user_id.",
            zh: ("user_id 不存在", "请检查 user_id。")
        ),
        ResponseCode(
            code: 99_992_360,
            msg: "The request you send is not a valid {user_id} or not exists",
            meaning: "a user_id is not valid or does not exist",
            remedy: "Check the user_id, and that it is not another kind of id.",
            zh: ("user_id 无效或不存在", "请检查 user_id，并确认它不是其他类型的 ID。")
        ),
        ResponseCode(
            code: 99_992_361,
            msg: "open_id cross app",
            meaning: "an open_id belongs to another app",
            remedy: "Use the open_id that this app sees, or the user_id.",
            zh: ("open_id 属于其他应用", "请使用本应用的 open_id，或使用 user_id。")
        ),
        ResponseCode(
            code: 99_992_363,
            msg: "union_id not existing",
            meaning: "a union_id does not exist",
            remedy: "Check the union_id.",
            zh: ("union_id 不存在", "请检查 union_id。")
        ),
        ResponseCode(
            code: 99_992_364,
            msg: "user id cross tenant",
            meaning: "a person's id is unknown or of another company",
            remedy: "Check the id.",
            zh: ("人员 ID 不存在或属于其他企业", "请检查 ID。")
        ),
        ResponseCode(
            code: 99_992_379,
            msg: "department id not existing",
            meaning: "a department id does not exist",
            remedy: "Check the department.",
            zh: ("部门 ID 不存在", "请检查部门。")
        ),
        ResponseCode(
            code: 99_992_380,
            msg: "The request you send is not a valid {department_id} or not exists",
            meaning: "a custom department_id is not valid or does not exist",
            remedy: "Check the department, and that it is not an `od-` id.",
            zh: ("自定义 department_id 无效或不存在", "请检查部门，并确认它不是 `od-` ID。")
        ),
        ResponseCode(
            code: 99_992_381,
            msg: "union_id cross tenant",
            meaning: "a union_id belongs to another company",
            remedy: "Use the id that this company sees.",
            zh: ("union_id 属于其他企业", "请使用本企业的 ID。")
        ),
        ResponseCode(
            code: 99_992_402,
            msg: "field validation failed",
            meaning: "a value does not have the form that the field asks for",
            remedy: "Correct the field that the directory names.",
            zh: ("值不符合字段要求的格式", "请更正目录指出的字段。")
        ),
        ResponseCode(
            code: 1_000_004,
            msg: "method rate limited",
            status: 429,
            meaning: "requests of this kind come too fast",
            remedy: "Roster waits and goes on; lower `limits` in the job if it happens often.",
            zh: ("此类请求过于频繁", "Roster 会等待后继续；若经常发生，请调低任务中的 `limits`。"),
            next: .waitForLimit
        ),
        ResponseCode(
            code: 1_000_005,
            msg: "app rate limited",
            status: 429,
            meaning: "the app's requests come too fast",
            remedy: "Roster waits and goes on; lower `limits` in the job if it happens often.",
            zh: ("应用的请求过于频繁", "Roster 会等待后继续；若经常发生，请调低任务中的 `limits`。"),
            next: .waitForLimit
        ),
        ResponseCode(
            code: 2200,
            msg: "internal error",
            status: 500,
            meaning: "the gateway had an internal error",
            remedy: "Roster tries again; if it stays, report the log id.",
            zh: ("网关发生内部错误", "Roster 会重试；若仍如此，请提供日志 ID 反馈。"),
            next: .sendAgain
        ),
        ResponseCode(
            code: 30005,
            msg: "interface offline",
            meaning: "the call has been withdrawn",
            remedy: "Look for a newer version of Roster.",
            zh: ("接口已下线", "请使用更新版本的 Roster。"),
            next: .stopForPermission
        ),
    ]
}
