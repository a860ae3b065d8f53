import ContactAPI
import JobModel
import Wording

/// Reads a custom attribute's cell by the kind of its definition.
///
/// Source: contact API, 3.2; S35–S41.
struct AttributeRule {
    /// `nil` while the directory is not asked.
    let definitions: [CustomAttributeDefinition]?
    let people: PersonReferenceRule

    /// `parts` holds the columns `….text`, `….url`, `….pc_url` where a web page comes in several.
    func read(
        _ cell: String,
        idOrName: String,
        parts: [SheetColumns.AttributePart: String],
        isAccepted: Bool = false
    ) -> CellReading<AttributeDraft> {
        guard let definitions else {
            return .value(AttributeDraft(idOrName: idOrName, content: .raw(cell)))
        }
        let found = definitions.filter { $0.isNamed(idOrName) }
        guard let definition = found.first else { return .finding(.unknownAttribute(idOrName, definitions)) }
        guard found.count == 1 else { return .finding(.ambiguousAttribute(idOrName, found)) }
        let content = content(cell, of: definition, parts: parts, isAccepted)
        return CellReading(
            value: content.value.map { AttributeDraft(idOrName: idOrName, id: definition.id, content: $0) },
            findings: content.findings,
            repairs: content.repairs,
            warnings: content.warnings
        )
    }

    private func content(
        _ cell: String,
        of definition: CustomAttributeDefinition,
        parts: [SheetColumns.AttributePart: String],
        _ isAccepted: Bool
    ) -> CellReading<AttributeDraft.Content> {
        switch CustomAttribute.Kind(rawValue: definition.type) {
        case .text: text(cell, isAccepted)
        case .webPage: webPage(cell, parts)
        case .enumeration: option(cell, of: definition) { .option(id: $0) }
        case .picture: option(cell, of: definition) { .picture(id: $0) }
        case .user: user(cell, isAccepted)
        case nil: .finding(.unknownKind(definition.type))
        }
    }

    private func text(_ cell: String, _ isAccepted: Bool) -> CellReading<AttributeDraft.Content> {
        let reading = LengthRule.read(cell, limit: 100, field: "the attribute", lineBreaks: .allowed)
        let content = CellReading(value: reading.value.map(AttributeDraft.Content.text), findings: reading.findings)
        switch isAccepted ? nil : NothingRule.verdict(on: cell, in: .note) {
        case .finding(let finding): return .finding(finding)
        case .warning(let warning): return content.warning(warning)
        case nil: return content
        }
    }

    private func webPage(
        _ cell: String,
        _ parts: [SheetColumns.AttributePart: String]
    ) -> CellReading<AttributeDraft.Content> {
        let pieces = Self.pieces(of: cell)
        if parts.isEmpty, pieces.count == 1, Self.isLink(cell) { return .finding(.webPageTitle(cell)) }
        let title = parts[.text] ?? pieces.first ?? ""
        let url = parts[.url] ?? (pieces.count > 1 ? pieces[1] : "")
        let pcURL = parts[.pcURL] ?? (pieces.count > 2 ? pieces[2] : "")
        var findings: [Finding] = []
        if title.isEmpty || title.count > 100 { findings.append(.webPageTitle(cell)) }
        if !Self.isLink(url) || !pcURL.isEmpty && !Self.isLink(pcURL) { findings.append(.webPageLink(cell)) }
        guard findings.isEmpty else { return CellReading(value: nil, findings: findings) }
        return .value(.webPage(title: title, url: url, pcURL: pcURL.isEmpty ? nil : pcURL))
    }

    /// Title, link and link for the desktop; a title may hold `|` itself, because links stand at the end.
    private static func pieces(of cell: String) -> [String] {
        let pieces = WebPageCell.pieces(of: cell)
        let links = pieces.dropFirst().suffix(2).reversed().prefix { isLink($0.trimmed) }.count
        guard links > 0 else { return pieces.map(\.trimmed) }
        return [pieces.dropLast(links).joined(separator: "|").trimmed] + pieces.suffix(links).map(\.trimmed)
    }

    private static func isLink(_ text: String) -> Bool {
        (text.hasPrefix("http://") || text.hasPrefix("https://")) && text.count > 8
    }

    private func option(
        _ cell: String,
        of definition: CustomAttributeDefinition,
        content: (String) -> AttributeDraft.Content
    ) -> CellReading<AttributeDraft.Content> {
        let options = definition.options?.options ?? []
        if let option = options.first(where: { $0.id == cell || ($0.name ?? $0.value) == cell }) {
            return .value(content(option.id))
        }
        return .finding(.unknownOption(cell, options.map { $0.name ?? $0.value ?? $0.id }))
    }

    private func user(_ cell: String, _ isAccepted: Bool) -> CellReading<AttributeDraft.Content> {
        if !isAccepted, let nothing = NothingRule.finding(cell) { return .finding(nothing) }
        let reading = people.read(cell)
        return CellReading(
            value: reading.value.map { .user($0) },
            findings: reading.findings,
            repairs: reading.repairs
        )
    }
}

extension Finding {
    fileprivate static func unknownAttribute(_ name: String, _ all: [CustomAttributeDefinition]) -> Finding {
        let names = all.compactMap { $0.i18nName?.first?.value }
        let hint =
            nearest(name, among: all.flatMap { ($0.i18nName ?? []).compactMap(\.value) }).map {
                " Did you mean '\($0)'?"
            } ?? ""
        let list = Excerpt(names, showing: Excerpt<String>.namesListed).names
        return Finding(
            code: "attribute.unknown",
            value: name,
            problem: LocalizedText(
                en: "the directory has no custom attribute '\(name)'.\(hint)",
                zh: "目录中没有自定义字段“\(name)”"
            ),
            remedy: LocalizedText(
                en: "Have it added and opened to the API in the admin console; there are: \(list.en).",
                zh: "请在管理后台添加并开启 API 调用；现有：\(list.zh)。"
            )
        )
    }

    fileprivate static func ambiguousAttribute(_ name: String, _ found: [CustomAttributeDefinition]) -> Finding {
        Finding(
            code: "attribute.ambiguous",
            value: name,
            problem: LocalizedText(
                en: "\(found.count) custom attributes are called '\(name)'",
                zh: "有 \(found.count) 个自定义字段叫“\(name)”"
            ),
            remedy: LocalizedText(
                en: "Name the column by id: custom_attrs.\(found.map(\.id).joined(separator: " or custom_attrs.")).",
                zh: "请用字段 ID 命名列。"
            )
        )
    }

    fileprivate static func unknownKind(_ kind: String) -> Finding {
        Finding(
            code: "attribute.kind",
            value: kind,
            problem: LocalizedText(en: "attributes of the kind \(kind) cannot be written", zh: "不支持写入 \(kind) 类型的字段"),
            remedy: LocalizedText(en: "List the column under `ignore:`.", zh: "请将该列加入 ignore。"),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns that the column is passed over.",
                zh: "请在“列”页面选择忽略该列。"
            )
        )
    }

    fileprivate static func webPageTitle(_ cell: String) -> Finding {
        Finding(
            code: "attribute.title",
            value: cell,
            problem: LocalizedText(en: "a web page needs a title of 1 to 100 characters", zh: "网页字段需要 1–100 个字符的标题"),
            remedy: LocalizedText(en: "Write title|https://….", zh: "请写成 标题|https://…。")
        )
    }

    fileprivate static func webPageLink(_ cell: String) -> Finding {
        Finding(
            code: "attribute.link",
            value: cell,
            problem: LocalizedText(
                en: "a web page needs a link beginning with http:// or https://",
                zh: "网页字段的链接须以 http:// 或 https:// 开头"
            ),
            remedy: LocalizedText(en: "Write title|https://….", zh: "请写成 标题|https://…。")
        )
    }

    fileprivate static func unknownOption(_ cell: String, _ options: [String]) -> Finding {
        let hint = nearest(cell, among: options).map { " Did you mean '\($0)'?" } ?? ""
        let list = Excerpt(options, showing: Excerpt<String>.namesListed).names
        return Finding(
            code: "attribute.option",
            value: cell,
            problem: LocalizedText(en: "'\(cell)' is not one of the options.\(hint)", zh: "“\(cell)”不是可选项"),
            remedy: LocalizedText(
                en: "Use one of: \(list.en).",
                zh: "可选项：\(list.zh)。"
            )
        )
    }
}
