import ContactAPI
import JobModel
import Wording

/// Is the switch of custom attributes on, and which are there? While it is off they are neither given nor taken (S36).
struct AttributeQuestion {
    let needs: DiagnosticNeeds

    private static let question = LocalizedText(
        en: "Is the switch for custom attributes on, and which are there?",
        zh: "自定义字段的 API 开关是否开启，有哪些字段？"
    )

    func answer(_ definitions: [CustomAttributeDefinition]) -> Diagnosis.Answer {
        guard !definitions.isEmpty else { return none }
        let unknown = needs.attributes.filter { name in !definitions.contains { $0.isCalled(name) } }
        guard unknown.isEmpty else { return missing(unknown, definitions) }
        let list = definitions.map { "\($0.names.first ?? $0.id) (\($0.id), \($0.type))" }
        return Diagnosis.Answer(
            "attributes",
            .well,
            question: Self.question,
            found: LocalizedText(
                en: "On; \(list.count): " + list.joined(separator: ", "),
                zh: "已开启；共 \(list.count) 个：" + list.joined(separator: "、")
            )
        )
    }

    private var none: Diagnosis.Answer {
        Diagnosis.Answer(
            "attributes",
            needs.attributes.isEmpty ? .note : .wrong,
            question: Self.question,
            found: LocalizedText(
                en: "None is listed" + (needs.attributes.isEmpty ? "" : "; the job writes \(named)"),
                zh: "未返回任何字段" + (needs.attributes.isEmpty ? "" : "；任务要写入 \(named)")
            ),
            cause: LocalizedText(
                en: "The switch is off, or no field is defined; while it is off, attributes have no effect in requests "
                    + "and no place in answers",
                zh: "开关未开启，或尚未定义字段；开关关闭时，请求中的自定义字段无效，返回中也不包含"
            ),
            remedy: LocalizedText(
                en:
                    "An administrator defines fields in the admin console (organisation, field management, custom fields) "
                    + "and switches on \"allow Open Platform contact API calls\" under API call settings there.",
                zh: "请管理员在管理后台“组织架构 > 字段管理 > 字段设置”新增自定义字段，"
                    + "并在“API 调用设置”中开启“允许开放平台通讯录 API 调用”。"
            )
        )
    }

    private var named: String { needs.attributes.joined(separator: ", ") }

    private func missing(_ unknown: [String], _ definitions: [CustomAttributeDefinition]) -> Diagnosis.Answer {
        let known = definitions.flatMap { $0.names + [$0.id] }
        let hints = unknown.map { name in nearest(name, among: known).map { "'\(name)' ('\($0)'?)" } ?? "'\(name)'" }
        return Diagnosis.Answer(
            "attributes",
            .wrong,
            question: Self.question,
            found: LocalizedText(
                en: "On, with \(definitions.count); without \(hints.joined(separator: ", ")), which the job writes",
                zh: "已开启，共 \(definitions.count) 个；没有任务要写入的 \(hints.joined(separator: "、"))"
            ),
            cause: LocalizedText(
                en: "The field has another name or id, belongs to HR or to departments, or is not defined",
                zh: "名称或 ID 不符、字段属于人事或部门，或尚未定义"
            ),
            remedy: LocalizedText(
                en: "Correct the column, or have an administrator define the field.",
                zh: "请更正列名，或请管理员新增该字段。"
            )
        )
    }
}

extension CustomAttributeDefinition {
    fileprivate var names: [String] { (i18nName ?? []).map(\.value) }

    fileprivate func isCalled(_ name: String) -> Bool {
        ([id] + names).contains { $0.lowercased() == name.lowercased() }
    }
}
