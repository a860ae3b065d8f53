import ContactAPI
import JobModel
import Wording

/// How far does the app's authority scope reach? Not to be taken for its availability, which says who may use the app.
struct ScopeQuestion {
    let needs: DiagnosticNeeds

    private static let question = LocalizedText(
        en: "Which departments and people may the app reach?",
        zh: "应用的通讯录权限范围有多大？"
    )

    func answer(_ reach: DiagnosticReach) -> Diagnosis.Answer {
        switch reach.isWholeCompany {
        case true:
            Diagnosis.Answer(
                "scope",
                .well,
                question: Self.question,
                found: LocalizedText(en: "The whole company", zh: "全部员工")
            )
        case false: part(reach)
        case nil:
            Diagnosis.Answer(
                "scope",
                .note,
                question: Self.question,
                found: LocalizedText(en: "Not known: no call that tells it is allowed", zh: "未知：没有可调用的接口"),
                remedy: LocalizedText(
                    en: "Grant the permissions named above, then ask again.",
                    zh: "请先开通上述权限，再重新诊断。"
                )
            )
        }
    }

    private func part(_ reach: DiagnosticReach) -> Diagnosis.Answer {
        let scope = reach.scope
        let counts = (scope?.departmentIDs?.count ?? 0, scope?.userIDs?.count ?? 0, scope?.groupIDs?.count ?? 0)
        // The lists share a page; what fills one may have more behind it.
        let more = scope?.hasMore == true
        let names = AppQuestion.names(reach)
        let isNothing = scope != nil && counts == (0, 0, 0)
        return Diagnosis.Answer(
            "scope",
            isNothing ? .missing : .note,
            question: Self.question,
            found: scope == nil
                ? LocalizedText(en: "A part of the company", zh: "企业的一部分")
                : LocalizedText(
                    en:
                        "A part of the company: \(more ? "at least " : "")\(counts.0, "department with all below it", "departments with all below them")"
                        + (names.en.isEmpty ? "" : " (\(names.en))")
                        + ", \(counts.1, "person", "people"), \(counts.2, "group")",
                    zh: "企业的一部分：\(more ? "至少 " : "")\(counts.0) 个部门及其下级"
                        + (names.zh.isEmpty ? "" : "（\(names.zh)）") + "，\(counts.1) 名成员，\(counts.2) 个用户组"
                ),
            cause: cause,
            remedy: LocalizedText(
                en:
                    "If more is needed, widen it in the developer console (Permissions, data permissions) and publish a "
                    + "version; where it is the same as the availability, widen that in the version to be published. "
                    + "An administrator may also widen it in the admin console.",
                zh: "如需更大范围，请在开发者后台“权限管理 > 数据权限”调整通讯录权限范围并发布版本；"
                    + "若设为“与应用的可用范围一致”，请在创建版本时调整可用范围。管理员也可在管理后台调整。"
            )
        )
    }

    private var cause: LocalizedText {
        if needs.isExport {
            return LocalizedText(en: "An export holds what the app reaches, not all", zh: "导出只包含范围内的部门和人员")
        }
        return LocalizedText(
            en: "People outside are answered as if they were not there; in the root, and below it, nothing can be "
                + "created or listed",
            zh: "范围外的人员和部门如同不存在；不能在根部门下创建或查询"
        )
    }
}
