package import ContactAPI
package import JobModel
import Wording

/// How each column of a sheet is understood; resolved once for the file.
package struct SheetColumns: Sendable {
    package struct Column: Sendable, Equatable {
        package var place: Int
        package var header: String
        package var meaning: Meaning
        /// The job's translation of cells.
        package var values: [String: String] = [:]
        package var source: ColumnSource = .whole
        /// The values that the job says are right, whatever they look like.
        package var accepted: Set<String> = []
    }

    package enum Meaning: Sendable, Equatable {
        case person(PersonField)
        case department(DepartmentField)
        case attribute(idOrName: String, part: AttributePart?)
        /// Looked at by `where:` and not written.
        case condition
        /// Put together with others by the job, and nothing by itself.
        case part
        case ignored
        /// One of `roster_row` and its kin, or a column of an export that no import reads: Roster wrote it itself.
        case own
        case unknown(suggestion: String?)
    }

    /// A web page may come in three columns.
    package enum AttributePart: String, Sendable, CaseIterable {
        case text
        case url
        case pcURL = "pc_url"
    }

    package private(set) var columns: [Column] = []
    package private(set) var findings: [Finding] = []
    package private(set) var warnings: [Finding] = []
    private(set) var isMatchedByPath = false

    package init(header: [String], step: StepDefinition, attributes: [CustomAttributeDefinition]) {
        let names = HeaderNames(subject: step.subject, step: step, attributes: attributes)
        for (place, header) in header.enumerated() {
            for (meaning, values, source) in names.meanings(of: header) {
                let column = Column(place: place, header: header, meaning: meaning, values: values, source: source)
                columns.append(column)
                note(meaning, header: header)
            }
        }
        join(names, header: header)
        proposeJoin()
        accept(step)
        findRepeated()
        findMissing(step)
        findUnused(step)
    }

    /// Tells whether a text names a column of a step's sheet, as far as is known without a directory.
    package static func columnNames(of step: StepDefinition) -> @Sendable (String) -> Bool {
        let names = HeaderNames(subject: step.subject, step: step, attributes: [])
        return { text in !text.isEmpty && text.utf8.count <= 200 && names.isKnown(text) }
    }

    /// Whether an entry of `ignore:` names a column of a header.
    package static func ignores(_ entry: String, _ header: [String]) -> Bool {
        let pattern = ColumnPattern(entry)
        return pattern.isRest || header.contains { pattern.names(HeaderNames.fold($0)) }
    }

    /// The header under which a field stands, for findings.
    package func header(of meaning: Meaning) -> String? { columns.first { $0.meaning == meaning }?.header }

    /// Adds the columns that the job puts together of several.
    private mutating func join(_ names: HeaderNames, header: [String]) {
        for join in names.joins where !header.contains(join.key) {
            let places = join.template.names.map { HeaderNames.place(of: $0, in: header) }
            let missing = zip(join.template.names, places).filter { $1 == nil }.map(\.0)
            guard missing.count < places.count else {
                warnings.append(.columnNotInFile(join.key))
                continue
            }
            // Part of a value would be written as if it were the whole.
            findings += missing.map { .partNotInFile($0, of: join.template) }
            guard missing.isEmpty else { continue }
            let present = places.compactMap { $0 }
            for meaning in join.meanings {
                columns.append(
                    Column(
                        place: present[0],
                        header: join.template.names.joined(separator: " + "),
                        meaning: meaning,
                        values: join.values,
                        source: .joined(join.template, present)
                    )
                )
                note(meaning, header: join.key)
            }
        }
    }

    /// Where first and last name stand in columns of their own, says how to put them together in place of two findings.
    private mutating func proposeJoin() {
        // 名字 beside 姓 is the first name alone.
        let parts = columns.filter { column in
            if case .unknown = column.meaning { true } else { HeaderNames.fold(column.header) == "名字" }
        }
        guard let names = NameColumns(parts.map(\.header)) else { return }
        let others = columns.filter { $0.header != names.first && $0.header != names.last }
        let fields = Set(others.compactMap(\.meaning.fieldName))
        let free = [PersonField.name, .enName].map(\.rawValue).first { !fields.contains($0) }
        guard let field = names.isChinese && fields.contains("name") ? nil : free else { return }
        findings.removeAll { $0.column == names.first || $0.column == names.last }
        findings.append(.nameInTwoColumns(names, field: field))
    }

    /// Hands each column the values of `accept:`, which names it by its header or its field.
    private mutating func accept(_ step: StepDefinition) {
        for (name, values) in (step.accept ?? [:]).sorted(by: { $0.key < $1.key }) {
            let folded = HeaderNames.fold(name)
            let places = columns.indices.filter { place in
                columns[place].meaning.fieldName == name || HeaderNames.fold(columns[place].header) == folded
            }
            if places.isEmpty { findings.append(.acceptNotInFile(name)) }
            for place in places { columns[place].accepted.formUnion(values) }
        }
    }

    private mutating func note(_ meaning: Meaning, header: String) {
        switch meaning {
        case .unknown(let suggestion): findings.append(.unknownColumn(header, suggestion: suggestion))
        case .person(let field) where field.isReadOnly: warnings.append(.readOnlyColumn(header))
        case .person(let field) where field.isForNewPeople: warnings.append(.newPeopleColumn(header))
        case .department(let field) where field.isReadOnly: warnings.append(.readOnlyColumn(header))
        case .own where !HeaderNames.own.contains(HeaderNames.fold(header)): warnings.append(.readOnlyColumn(header))
        case .person, .department, .attribute, .condition, .part, .ignored, .own: break
        }
    }

    private mutating func findRepeated() {
        var seen: [String: String] = [:]
        for column in columns {
            let key: String
            switch column.meaning {
            case .person(let field): key = field.rawValue
            case .department(let field): key = field.rawValue
            case .attribute(let name, let part): key = "custom_attrs.\(name).\(part?.rawValue ?? "")"
            case .condition, .part, .ignored, .own, .unknown: continue
            }
            if let first = seen[key] { findings.append(.fieldTwice(key, first: first, second: column.header)) }
            seen[key] = column.header
        }
    }

    /// The findings on fields that two columns hold.
    package var repeated: [Finding] { findings.filter { $0.code == Finding.fieldTwiceCode } }

    private mutating func findMissing(_ step: StepDefinition) {
        let fields = Set(columns.compactMap { $0.meaning.fieldName })
        isMatchedByPath = step.subject == .departments && step.match == DepartmentField.path.rawValue
        guard !fields.contains(step.match), !findsPaths else { return }
        let isOfNames = fields.contains(DepartmentField.name.rawValue) && parent != nil
        findings.append(.noMatchColumn(step.match, isOfNames: step.subject == .departments && isOfNames))
    }

    /// Adds what the job makes of columns that are not there.
    mutating func note(missing: [Finding]) { findings += missing }

    /// What the job names and the sheet does not have: a misspelt header must not pass in silence.
    private mutating func findUnused(_ step: StepDefinition) {
        let headers = columns.map(\.header)
        for name in step.columns.keys.sorted() where ColumnTemplate(name) == nil {
            if HeaderNames.place(of: name, in: headers) == nil { warnings.append(.columnNotInFile(name)) }
        }
        for name in step.conditions.keys.sorted() where HeaderNames.place(of: name, in: headers) == nil {
            findings.append(.conditionNotInFile(name))
        }
        let folded = headers.map(HeaderNames.fold)
        for pattern in step.ignore.map(ColumnPattern.init)
        where !pattern.isRest && !folded.contains(where: pattern.names) {
            warnings.append(.nothingToIgnore(pattern.text))
        }
    }
}

extension SheetColumns.Meaning {
    /// The field's name as a job writes it.
    package var fieldName: String? {
        switch self {
        case .person(let field): field.rawValue
        case .department(let field): field.rawValue
        case .attribute(let name, _): "custom_attrs.\(name)"
        case .condition, .part, .ignored, .own, .unknown: nil
        }
    }
}

extension Finding {
    fileprivate static func unknownColumn(_ header: String, suggestion: String?) -> Finding {
        if let original = MojibakeRule.original(of: header) {
            return Finding(
                code: "header.mojibake",
                column: header,
                value: header,
                problem: LocalizedText(
                    en: "the column '\(header)' was read in a wrong encoding; it was probably '\(original)'",
                    zh: "列名“\(header)”是乱码，原文可能是“\(original)”"
                ),
                remedy: LocalizedText(en: "Export the sheet again as CSV UTF-8.", zh: "请重新导出为 CSV UTF-8。")
            )
        }
        let hint = suggestion.map { (" Did you mean '\($0)'?", "是否应为“\($0)”？") } ?? ("", "")
        let name = YAMLScalar.text(header)
        return Finding(
            code: "header.unknown",
            column: header,
            value: header,
            problem: LocalizedText(
                en: "the column '\(header)' is not known.\(hint.0)",
                zh: "无法识别列“\(header)”。\(hint.1)"
            ),
            remedy: LocalizedText(
                en: name == header
                    ? "Rename it, map it under `columns:`, or list it under `ignore:`."
                    : "Rename it, or map it under `columns:` or list it under `ignore:`, in the job as \(name).",
                zh: name == header
                    ? "请改名、在 columns 中映射，或列入 ignore。" : "请改名、在 columns 中映射，或列入 ignore；在任务中写作 \(name)。"
            ),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns what it is, or that it is passed over.",
                zh: "请在“列”页面选择它对应的字段，或选择忽略。"
            )
        )
    }

    fileprivate static func nameInTwoColumns(_ names: NameColumns, field: String) -> Finding {
        let line = "\(YAMLScalar.text(names.template)): \(field)"
        return Finding(
            code: "header.nameInTwoColumns",
            column: names.last,
            value: names.template,
            problem: LocalizedText(
                en: "the name stands in two columns, '\(names.first)' and '\(names.last)'",
                zh: "姓名分在“\(names.last)”和“\(names.first)”两列"
            ),
            remedy: LocalizedText(
                en: "Put them together in the job, columns: { \(line) }, or list both under `ignore:`.",
                zh: "请在任务中拼接：columns: { \(line) }；或将两列都列入 ignore。"
            ),
            pageRemedy: LocalizedText(
                en: "Join them on the page Columns as \(names.template), which makes the name; or pass both over.",
                zh: "请在“列”页面用 \(names.template) 拼接为姓名，或忽略这两列。"
            )
        )
    }

    fileprivate static func readOnlyColumn(_ header: String) -> Finding {
        Finding(
            code: "header.readOnly",
            column: header,
            problem: LocalizedText(en: "the column '\(header)' is never written", zh: "列“\(header)”不会写入"),
            remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }

    fileprivate static func newPeopleColumn(_ header: String) -> Finding {
        Finding(
            code: "header.newPeople",
            column: header,
            problem: LocalizedText(
                en: "the column '\(header)' is written only where a row makes a new person: nobody can read it back",
                zh: "列“\(header)”仅在新建人员时写入，因为无法读回比较"
            ),
            remedy: LocalizedText(
                en: "Nothing to do; change it in the console for who is there.",
                zh: "无需处理；已有人员请在管理后台修改。"
            )
        )
    }

    fileprivate static let fieldTwiceCode = "header.fieldTwice"

    fileprivate static func fieldTwice(_ field: String, first: String, second: String) -> Finding {
        Finding(
            code: fieldTwiceCode,
            column: second,
            problem: LocalizedText(
                en: "'\(first)' and '\(second)' are both \(field)",
                zh: "“\(first)”与“\(second)”都是“\(FieldTitle.chinese(field))”"
            ),
            remedy: LocalizedText(en: "Keep one; list the other under `ignore:`.", zh: "请保留一列，将另一列加入 ignore。"),
            pageRemedy: LocalizedText(
                en: "Keep one; choose on the page Columns that the other is passed over.",
                zh: "请保留一列，并在“列”页面选择忽略另一列。"
            )
        )
    }

    fileprivate static func noMatchColumn(_ field: String, isOfNames: Bool) -> Finding {
        Finding(
            code: "header.noMatch",
            column: nil,
            value: field,
            problem: LocalizedText(
                en: "no column is \(field), by which rows are matched",
                zh: "缺少用于匹配的列“\(FieldTitle.chinese(field))”（\(field)）"
            ),
            remedy: isOfNames
                ? LocalizedText(
                    en: "Say `match: path` (`--match path`): names and their parents' names make the paths.",
                    zh: "请使用 match: path（--match path）：由部门名称和上级部门名称得出路径。"
                )
                : LocalizedText(
                    en: "Add the column, map one to it, or match by another field.",
                    zh: "请添加该列、映射一列，或改用其他匹配字段。"
                ),
            pageRemedy: LocalizedText(
                en: isOfNames
                    ? "Choose on the page Columns that rows are matched by path: names and their parents' names make it."
                    : "Choose on the page Columns which column it is, or another field by which rows are matched.",
                zh: isOfNames
                    ? "请在“列”页面选择按 path 匹配：由部门名称和上级部门名称得出路径。" : "请在“列”页面选择对应的列，或选择其他匹配字段。"
            )
        )
    }

    fileprivate static func columnNotInFile(_ name: String) -> Finding {
        Finding(
            code: "header.notInFile",
            column: name,
            problem: LocalizedText(
                en: "the job maps the column '\(name)', which the file does not have",
                zh: "任务映射的列“\(name)”不在文件中"
            ),
            remedy: LocalizedText(en: "Check the spelling in the job.", zh: "请检查任务中的列名。"),
            pageRemedy: LocalizedText(
                en: "Choose on the page Columns which columns of this sheet are meant.",
                zh: "请在“列”页面选择此表格中对应的列。"
            )
        )
    }

    fileprivate static func nothingToIgnore(_ name: String) -> Finding {
        Finding(
            code: "header.nothingIgnored",
            value: name,
            problem: LocalizedText(
                en: "the job ignores '\(name)', and no column of the file is called so",
                zh: "任务忽略的“\(name)”在文件中没有对应的列"
            ),
            remedy: LocalizedText(en: "Check the spelling, or take it out of `ignore:`.", zh: "请检查列名，或从 ignore 中删除。"),
            pageRemedy: LocalizedText(
                en: "Nothing to do: it was passed over in an earlier sheet, and this one does not have it.",
                zh: "无需处理：该列曾在之前的表格中被忽略，此表格没有该列。"
            )
        )
    }

    fileprivate static func partNotInFile(_ name: String, of template: ColumnTemplate) -> Finding {
        Finding(
            code: "header.noPart",
            column: name,
            problem: LocalizedText(
                en: "the job makes a value of \(template.text), and the file has no column '\(name)'",
                zh: "任务用 \(template.text) 拼接取值，但文件中没有列“\(name)”"
            ),
            remedy: LocalizedText(en: "Correct the name in the job.", zh: "请更正任务中的列名。"),
            pageRemedy: LocalizedText(
                en: "Take the joined value away on the page Columns, or join the columns that this sheet has.",
                zh: "请在“列”页面取消该拼接，或用此表格中的列重新拼接。"
            )
        )
    }

    fileprivate static func acceptNotInFile(_ name: String) -> Finding {
        Finding(
            code: "header.noAccept",
            column: name,
            problem: LocalizedText(
                en: "`accept:` names the column '\(name)', which the file does not have",
                zh: "accept 中的列“\(name)”不在文件中"
            ),
            remedy: LocalizedText(en: "Correct the name in the job.", zh: "请更正任务中的列名。"),
            pageRemedy: LocalizedText(
                en: "Nothing to do: the value was right in an earlier sheet, and this one does not have the column.",
                zh: "无需处理：该值曾在之前的表格中被确认，此表格没有该列。"
            )
        )
    }

    fileprivate static func conditionNotInFile(_ name: String) -> Finding {
        Finding(
            code: "header.noCondition",
            column: name,
            problem: LocalizedText(
                en: "`where:` looks at the column '\(name)', which the file does not have",
                zh: "where 使用的列“\(name)”不在文件中"
            ),
            remedy: LocalizedText(en: "Correct the name in the job.", zh: "请更正任务中的列名。")
        )
    }
}
