extension ResponseCode {
    /// Codes of put, delete, resurrect, update_user_id, the legacy list and basic_batch (contact API, 2.16).
    ///
    /// What those pages share with create and patch is said there; what is their own, or means something else, here.
    static let userVerbs: [Row] =
        shared(.replaceUser, [.patchUser, .createUser], onReplace)
        + shared(.deleteUser, [.patchUser], [40001, 40004])
        + shared(.resurrectUser, [.createUser, .patchUser], onResurrect)
        + shared(.changeUserID, [.createUser, .patchUser], [41009, 41011, 41013, 41050])
        + shared(.listUsers, [.usersOfDepartment], [40004, 40011, 40012, 41050])
        + single(.addUser, like: .batchAddUsers) + single(.addDepartment, like: .batchAddDepartments)
        + own

    /// v1 adds one at a time what v2 adds in batches, with the same codes (6.5).
    private static func single(_ endpoint: Endpoint, like batch: Endpoint) -> [Row] {
        written.filter { $0.endpoints.contains(batch) && $0.entry.code != 40042 }.map { Row([endpoint], $0.entry) }
    }

    private static let onReplace: [Int] = [
        40001, 40004, 41001, 41002, 41003, 41004, 41005, 41006, 41009, 41010, 41011, 41013, 41014, 41015, 41016, 41017,
        41018, 41019, 41020, 41021, 41022, 41023, 41024, 41025, 41028, 41029, 41030, 41031, 41032, 41033, 41034, 41035,
        41036, 41037, 41038, 41040, 41041, 41042, 41043, 41044, 41045, 41046, 41047, 41048, 41050, 41051, 41059, 41060,
        41063, 41068, 41069, 41070, 41071, 41072, 41410, 42006, 44001, 44002, 44006, 44007, 44008, 44010, 44011, 44013,
        44014, 44015, 44016, 44017, 44018, 44019, 44020, 44024, 44025, 44035, 44036, 44038,
    ]
    private static let onResurrect: [Int] = [41007, 41008, 44023, 44041, 44046, 44047, 44048, 44050]

    /// Rows of another endpoint for one that answers the same codes; the first of `others` that has a code gives it.
    static func shared(_ endpoint: Endpoint, _ others: [Endpoint], _ codes: [Int]) -> [Row] {
        codes.compactMap { code in
            let rows = others.lazy.compactMap { other in
                written.first { $0.entry.code == code && $0.endpoints.contains(other) }
            }
            return rows.first.map { Row([endpoint], $0.entry) }
        }
    }

    private static let own: [Row] = [
        Row(
            [.replaceUser],
            code: 40016,
            msg: "dept name can not be nul error",
            meaning: "the data of a department is missing",
            remedy: "Give every department by its id.",
            zh: ("缺少部门数据", "请以 ID 填写每个部门。")
        ),
        Row(
            [.deleteUser],
            code: 41050,
            msg: "no user authority error",
            status: 403,
            meaning: "the app may not reach this person, or not all of their departments",
            remedy: "Have the app's contact scope widened and a version published.",
            zh: ("应用无法触及该人员，或其部分部门", "请扩大应用的通讯录权限范围并发布版本。")
        ),
        Row(
            [.deleteUser],
            code: 41052,
            msg: "user resign acceptor is invalid error",
            meaning: "the person who is to take over something is not there, or has left",
            remedy: "Name somebody who is there, in the call's kind of id.",
            zh: ("接收人不存在或已离职", "请填写在职人员，并使用接口指定的 ID 类型。")
        ),
        Row(
            [.deleteUser],
            code: 44037,
            msg: "tenant manager cannot be deleted",
            meaning: "the person is an administrator of the company",
            remedy: "Take the administrator's role from the person first.",
            zh: ("该人员是企业管理员", "请先移除该人员的管理员角色。")
        ),
        Row(
            [.deleteUser],
            code: 44042,
            msg: "User is in resurrect progress, retry later",
            meaning: "the person is being restored",
            remedy: "Send it again later.",
            zh: ("该人员正在恢复中", "请稍后重试。"),
            next: .sendAgain
        ),
        Row(
            [.deleteUser],
            code: 44062,
            msg: "According to the settings, this member's account can only be deleted through Member life cycle.",
            meaning: "people of this company leave by its life cycle alone",
            remedy: "Let the person leave in the administrator's console.",
            zh: ("该企业的成员只能通过成员生命周期离职", "请在管理后台为该人员办理离职。")
        ),
        Row(
            [.resurrectUser],
            code: 44028,
            msg: "Exceed recoverable time",
            meaning: "the person left more than thirty days ago",
            remedy: "Add the person again, with another user_id.",
            zh: ("该人员离职已超过三十天", "请以新的 user_id 重新添加该人员。")
        ),
        Row(
            [.resurrectUser],
            code: 44029,
            msg: "No access to resurrect",
            meaning: "the company's edition restores no person",
            remedy: "Ask the vendor, or add the person again.",
            zh: ("企业版本不支持恢复成员", "请咨询服务商，或重新添加该人员。")
        ),
        Row(
            [.resurrectUser],
            code: 44030,
            msg: "Mobile duplicated",
            meaning: "another person has the mobile number by now",
            remedy: "Free the number first.",
            zh: ("手机号现已被他人使用", "请先释放该手机号。")
        ),
        Row(
            [.resurrectUser],
            code: 44031,
            msg: "Email duplicated",
            meaning: "another person has the email address by now",
            remedy: "Free the address first.",
            zh: ("邮箱现已被他人使用", "请先释放该邮箱。")
        ),
        Row(
            [.resurrectUser],
            code: 44032,
            msg: "UserID duplicated",
            meaning: "another person has the user_id by now",
            remedy: "Free the user_id first; name the person by open_id or union_id.",
            zh: ("user_id 现已被他人使用", "请先释放该 user_id；或以 open_id、union_id 指定该人员。")
        ),
        Row(
            [.resurrectUser],
            code: 44033,
            msg: "User not resigned",
            meaning: "the id is that of somebody who is there",
            remedy: "Name the person by open_id or union_id: a user_id may have a new holder.",
            zh: ("该 ID 属于在职人员", "请以 open_id 或 union_id 指定该人员：user_id 可能已有新的持有者。")
        ),
        Row(
            [.resurrectUser],
            code: 44034,
            msg: "User is in delete progress, retry later",
            meaning: "the person is still being deleted",
            remedy: "Send it again within 48 hours.",
            zh: ("该人员仍在删除中", "请在 48 小时内重试。"),
            next: .failRowForToday
        ),
        Row(
            [.changeUserID],
            code: 40001,
            msg: "Invalid params",
            meaning: "a parameter is not valid",
            remedy: "Give a new user_id of 1 to 64 characters without spaces.",
            zh: ("参数无效", "请填写 1 至 64 个字符且不含空格的新 user_id。")
        ),
        Row(
            [.changeUserID],
            code: 41054,
            msg: "new user id is required error",
            meaning: "the new user_id is missing",
            remedy: "Give another new_user_id.",
            zh: ("缺少新的 user_id", "请填写其他 new_user_id。")
        ),
        Row(
            [.basicUsers],
            code: 40001,
            msg: "param is invalid",
            meaning: "a parameter is not valid",
            remedy: "Give 1 to 10 ids.",
            zh: ("参数无效", "请填写 1 至 10 个 ID。")
        ),
    ]
}
