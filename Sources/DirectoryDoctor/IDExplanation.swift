import ContactAPI
import JobModel
import Wording

/// Why an id is not found: with every cause that the FAQ names, because the directory tells them apart only sometimes.
struct IDExplanation {
    let found: LocalizedText
    let cause: LocalizedText
    let remedy: LocalizedText

    /// `other` is what the id would be with a prefix more or less.
    init(id: String, misses: [IDQuestion.Miss], other: LocalizedText?) {
        let codes = misses.compactMap(\.code)
        let said = codes.isEmpty ? "" : " (code " + codes.map(String.init).joined(separator: ", ") + ")"
        let saidZH = codes.isEmpty ? "" : "（错误码 " + codes.map(String.init).joined(separator: "、") + "）"
        let meant = other.map { LocalizedText(en: "; \($0.en)", zh: "；\($0.zh)") } ?? LocalizedText(en: "", zh: "")
        found = LocalizedText(
            en: "No \(Self.kinds(misses).en) of this id answers\(said)\(meant.en)",
            zh: "没有找到对应的\(Self.kinds(misses).zh)\(saidZH)\(meant.zh)"
        )
        (cause, remedy) = Self.explanation(id, codes: Set(codes), misses: misses, isMeant: other != nil)
    }

    private static func kinds(_ misses: [IDQuestion.Miss]) -> LocalizedText {
        let departments = misses.contains { if case .department = $0.kind { true } else { false } }
        let people = misses.contains { if case .department = $0.kind { false } else { true } }
        if departments && people { return LocalizedText(en: "person or department", zh: "人员或部门") }
        return departments ? LocalizedText(en: "department", zh: "部门") : LocalizedText(en: "person", zh: "人员")
    }

    private static func explanation(
        _ id: String,
        codes: Set<Int>,
        misses: [IDQuestion.Miss],
        isMeant: Bool
    ) -> (LocalizedText, LocalizedText) {
        func says(_ trait: ResponseCode.Trait) -> Bool { codes.contains(where: trait.holds) }
        if says(.otherApp) { return ofAnotherApp }
        if says(.otherCompany) { return ofAnotherCompany }
        if says(.outsideScope) { return outOfScope }
        if says(.notPermitted) { return notAllowed }
        if isMeant { return wrongPrefix }
        let first = misses.first?.kind
        switch first {
        case .mobile, .email: return lookup
        case .person(.openID), .person(.unionID): return ofSomeOtherApp
        case .person(.userID), .department, nil: return threeCauses
        }
    }

    /// S13, S20.
    private static let ofAnotherApp = (
        LocalizedText(
            en: "It is an open_id of another app: each app has its own for the same person",
            zh: "这是其他应用的 open_id：同一用户在不同应用中的 open_id 不同"
        ),
        LocalizedText(
            en: "Use the app that gave it, or the person's user_id; check that the app id is the one you mean.",
            zh: "请使用签发该 ID 的应用，或改用 user_id；并核对应用 ID 是否正确。"
        )
    )

    private static let ofSomeOtherApp = (
        LocalizedText(
            en: "It is mistyped, belongs to another app or company, or the person is not in this company",
            zh: "ID 有误，属于其他应用或企业，或该成员不在本企业"
        ),
        LocalizedText(
            en: "Check which app gave it; a user_id is the same for all apps of a company.",
            zh: "请核对该 ID 来自哪个应用；user_id 在企业内各应用中相同。"
        )
    )

    /// S21.
    private static let ofAnotherCompany = (
        LocalizedText(en: "It belongs to another company", zh: "该 ID 属于其他企业"),
        LocalizedText(
            en: "Check the app id; a person of two companies has two ids.",
            zh: "请核对应用 ID；同一用户在不同企业内的 ID 不同。"
        )
    )

    /// S58, S59.
    private static let outOfScope = (
        LocalizedText(en: "It is outside the app's authority scope", zh: "不在应用的通讯录权限范围内"),
        LocalizedText(
            en: "Widen the scope in the developer console (Permissions, data permissions) and publish a version.",
            zh: "请在开发者后台“权限管理 > 数据权限”扩大通讯录权限范围，并发布版本。"
        )
    )

    private static let notAllowed = (
        LocalizedText(en: "The app may not make the call that would tell", zh: "应用无权调用相应接口"),
        LocalizedText(en: "Grant the permissions named above, then ask again.", zh: "请先开通上述权限，再重新诊断。")
    )

    /// S49, S60.
    private static let wrongPrefix = (
        LocalizedText(
            en: "An id of one kind was taken for the other: od- stands before an open_department_id and ou_ before an "
                + "open_id, and before no other",
            zh: "混用了两种 ID：od- 仅用于 open_department_id，ou_ 仅用于 open_id"
        ),
        LocalizedText(en: "Use the id as it is named above.", zh: "请使用上面给出的 ID。")
    )

    /// S14 to S18.
    private static let lookup = (
        LocalizedText(
            en:
                "No person here has it, it is an enterprise mail address, the person is outside the app's scope, or the app "
                + "may not see user_ids; the directory answers all of these alike",
            zh: "企业内没有匹配的成员、填写的是企业邮箱、成员不在通讯录权限范围内，或应用无权获取 user_id；目录对这些情况的返回相同"
        ),
        LocalizedText(
            en:
                "Check the app id and the number or address (the personal email, not the enterprise one), then the scope.",
            zh: "请核对应用 ID、手机号或邮箱（须为邮箱字段，而非企业邮箱），再检查通讯录权限范围。"
        )
    )

    /// S58.
    private static let threeCauses = (
        LocalizedText(
            en: "It does not exist (what was deleted does not come back under its id); it is an id of the other kind, "
                + "with or without its prefix; or it is outside the app's authority scope",
            zh: "该 ID 不存在（删除后无法按原 ID 恢复）；误用了另一种 ID（带或不带前缀）；或不在应用的通讯录权限范围内"
        ),
        LocalizedText(
            en: "Look it up in the admin console; widen the scope and publish a version if it is there.",
            zh: "请在管理后台核对；若存在，请扩大通讯录权限范围并发布版本。"
        )
    )
}
