extension CommonQuestion {
    /// What an answer means.
    static let errors: [CommonQuestion] = [
        batchSuccess, accountConflict, departmentMissing,
    ]

    private static let batchSuccess = CommonQuestion(
        "batch.success",
        en: (
            "Why does a batch call say success although the result is incomplete?",
            """
            The code 0 of a batch says that it was taken, not that every item succeeded; each item has a \
            code of its own in the task.
            """,
            """
            Roster follows the task and settles each row by its own item. `roster status last` shows the \
            reasons of those that failed.
            """
        ),
        zh: (
            "使用批量获取信息接口时，没有获取到完整的信息，但是仍提示执行成功是什么原因？",
            "批量接口返回成功只表示任务已被接受，不表示每一项都成功；每一项在任务结果中有各自的错误码。",
            "Roster 会跟踪任务并按每一项的结果处理各行。`roster status last` 会显示失败原因。"
        ),
        others: ["msg success", "task/get", "partial result"],
        checks: ["permission.task"]
    )

    private static let accountConflict = CommonQuestion(
        "account.conflict",
        en: (
            "Why does adding a user answer \"email and mobile account conflict\"?",
            """
            The mobile and the email are registered with two different login accounts, so that the \
            directory cannot tell which of them is meant (41003, 40103).
            """,
            """
            Correct one of the two values, or have one of the accounts cancelled, then `roster retry \
            last`. Nothing else in the run is held up.
            """
        ),
        zh: (
            "新增用户接口返回 email and mobile account conflict 是什么原因？",
            "手机号和邮箱分别注册了两个不同的登录账号，目录无法判断应关联哪一个（41003、40103）。",
            "请更正其中一个值，或注销其中一个账号，然后运行 `roster retry last`。其他行不受影响。"
        ),
        others: [
            "email and mobile account conflict", "user account conflict error", "mobile and email cp info not match",
            "账号冲突", "手机号和邮箱冲突", "邮箱和手机冲突怎么办", "account conflict",
        ]
    )

    private static let departmentMissing = CommonQuestion(
        "department.missing",
        en: (
            "Why does adding a user answer \"department id is not exist\"?",
            """
            Three causes look the same: the department does not exist, an open_department_id stands where \
            a department_id belongs or the other way round, or the department lies outside the authority \
            scope (40052, 40004).
            """,
            """
            `roster check --directory …` says it before anything is sent; `roster doctor --id VALUE` says \
            what the id is. Widen the scope or correct the id.
            """
        ),
        zh: (
            "新增用户接口返回 department id xxxxxxxx is not exist 是什么原因？",
            "三种原因的返回相同：部门不存在、混用了 open_department_id 与 department_id，或部门不在通讯录权限范围内（40052、40004）。",
            "`roster check --directory …` 会在发送前指出；`roster doctor --id 值` 可识别该 ID。请扩大范围或更正 ID。"
        ),
        others: ["department id is not exist", "department not found", "部门不存在"],
        checks: ["id", "scope"]
    )
}
