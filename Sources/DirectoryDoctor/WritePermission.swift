import ContactAPI
import JobModel
import Wording

/// May the app write? Concluded from the calls that read; nothing is written to find out.
struct WritePermission {
    private let result: PermissionQuestion.Result

    init(_ result: PermissionQuestion.Result) { self.result = result }

    private static let wanted = "contact:contact"

    /// An app with any permission of a call may make it; so a refused call says which are missing.
    private var notHeld: Set<String> { Set(result.refused.flatMap(\.permissions)) }

    private var isExcluded: Bool { notHeld.contains(Self.wanted) }

    /// Whether an allowed call leaves no other permission by which it could have been allowed.
    private var isProven: Bool {
        result.allowed.contains { Set($0.permissions).subtracting(notHeld) == [Self.wanted] }
    }

    private static let question = LocalizedText(en: "May the app write people and departments?", zh: "应用能否写入人员和部门？")

    var answer: Diagnosis.Answer {
        if isExcluded { return Self.no }
        if isProven {
            return Diagnosis.Answer(
                "permission.write",
                .well,
                question: Self.question,
                found: LocalizedText(en: "Yes: it holds contact:contact", zh: "能：已开通 contact:contact")
            )
        }
        return Self.likely
    }

    private static let no = Diagnosis.Answer(
        "permission.write",
        .missing,
        question: question,
        found: LocalizedText(
            en: "No: \(Endpoint.task) is refused (code 99991672), which contact:contact would allow",
            zh: "不能：\(Endpoint.task) 被拒绝（错误码 99991672），而持有 contact:contact 即可调用"
        ),
        cause: LocalizedText(
            en: "The app lacks contact:contact, or no version with it is published",
            zh: "应用未开通“更新通讯录”（contact:contact），或包含该权限的版本尚未发布"
        ),
        remedy: PermissionQuestion.grant(wanted)
    )

    private static let likely = Diagnosis.Answer(
        "permission.write",
        .note,
        question: question,
        found: LocalizedText(
            en: "Probably: it may follow batches, for which contact:contact is one of the permissions "
                + "(\(Endpoint.task.permissions.joined(separator: ", ")))",
            zh: "很可能：可以查询批量任务，而 contact:contact 是其可用权限之一"
                + "（\(Endpoint.task.permissions.joined(separator: "、"))）"
        ),
        cause: LocalizedText(
            en: "Only a write would prove it, and nothing is written here",
            zh: "只有实际写入才能证明，而诊断不写入任何内容"
        ),
        remedy: LocalizedText(
            en:
                "See in the developer console that contact:contact is granted; where it is not, an import stops at its first write.",
            zh: "请在开发者后台确认已开通 contact:contact；未开通时导入会在首次写入时停止。"
        )
    )
}
