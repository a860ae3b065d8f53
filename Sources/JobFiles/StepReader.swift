import JobModel
import Wording
import Yams

/// Reads one step of a job.
enum StepReader {
    private static let keys = [
        "subject", "source", "sheet", "encoding", "delimiter", "header_row", "match", "mode", "columns", "ignore",
        "defaults",
        "where",
        "clear",
        "allow_new", "allow_defective", "allow_identity_change", "leaders", "dates", "accept", "corrections",
    ]

    static func read(_ node: Node) -> (StepDefinition?, [JobFileError.Problem]) {
        var keys = KeyReader(node, place: LocalizedText(en: "the step", zh: "步骤"), keys: keys)
        _ = keys.required("subject")
        let subject = keys.choice("subject", Subject.self)
        let source = keys.required("source")
        let match = keys.required("match")
        guard let subject, let source, let match else { return (nil, keys.problems) }
        var step = StepDefinition(subject: subject, source: source, match: match)
        checkMatch(match, subject, &keys)
        step.sheet = sheet(&keys)
        step.encoding = keys.string("encoding") ?? step.encoding
        readDelimiter(&keys, into: &step)
        step.headerRow = headerRow(&keys)
        step.mode = keys.choice("mode", StepDefinition.Mode.self) ?? step.mode
        step.leaders = keys.choice("leaders", StepDefinition.Leaders.self) ?? step.leaders
        step.dates = dates(&keys)
        step.ignore = keys.strings("ignore") ?? []
        step.clear = keys.string("clear")
        step.allowDefective = keys.bool("allow_defective") ?? false
        step.allowIdentityChange = keys.bool("allow_identity_change") ?? false
        readAllowed(&keys, into: &step)
        readColumns(&keys, into: &step)
        readDefaults(&keys, into: &step)
        readConditions(&keys, into: &step)
        step.accept = accepted(&keys)
        step.corrections = keys.string("corrections")
        return (step, keys.problems)
    }

    private static func readDelimiter(_ keys: inout KeyReader, into step: inout StepDefinition) {
        guard let delimiter = keys.string("delimiter") else { return }
        step.delimiter = delimiter
        if !StepDefinition.isDelimiter(delimiter) {
            keys.fail(
                "delimiter",
                LocalizedText(en: "must be auto, tab, or one character such as ;", zh: "须为 auto、tab 或单个字符（如 ;）")
            )
        }
    }

    /// The name or the number of a workbook's tab.
    private static func sheet(_ keys: inout KeyReader) -> String? {
        guard let name = keys.string("sheet") else { return nil }
        if name.allSatisfy(\.isWhitespace) {
            keys.fail("sheet", LocalizedText(en: "must be a tab's name or number", zh: "须为工作表的名称或序号"))
        }
        return name
    }

    /// `auto`, or the number that the spreadsheet shows beside the header.
    private static func headerRow(_ keys: inout KeyReader) -> Int? {
        guard let word = keys.string("header_row"), word != "auto" else { return nil }
        if let row = Int(word), row > 0 { return row }
        keys.fail("header_row", LocalizedText(en: "must be auto, or a row from 1 on", zh: "须为 auto 或从 1 开始的行号"))
        return nil
    }

    /// `auto`, or the order of day and month.
    private static func dates(_ keys: inout KeyReader) -> DateOrder? {
        guard let word = keys.string("dates"), word != "auto" else { return nil }
        if let order = DateOrder(rawValue: word) { return order }
        keys.fail(
            "dates",
            LocalizedText(en: "must be one of auto, day_first, month_first", zh: "须为 auto、day_first、month_first 之一")
        )
        return nil
    }

    private static func checkMatch(_ match: String, _ subject: Subject, _ keys: inout KeyReader) {
        let known = subject.matchable
        if !known.contains(match) {
            let isName = subject == .departments && match == DepartmentField.name.rawValue
            let hint =
                isName
                ? ("; a sheet of names and parents' names has `match: path`", "；只有名称和上级名称的部门表请使用 match: path")
                : ("", "")
            keys.fail(
                "match",
                LocalizedText(
                    en: "must be one of " + known.joined(separator: ", ") + hint.0,
                    zh: "须为 " + known.joined(separator: "、") + " 之一" + hint.1
                )
            )
        }
    }

    private static func isField(_ name: String, _ subject: Subject) -> Bool {
        switch subject {
        case .people: PersonField(rawValue: name) != nil || name.hasPrefix("custom_attrs.")
        case .departments: DepartmentField(rawValue: name) != nil
        }
    }

    private static func unknownField(_ name: String, _ subject: Subject) -> LocalizedText {
        let known =
            switch subject {
            case .people: PersonField.allCases.map(\.rawValue)
            case .departments: DepartmentField.allCases.map(\.rawValue)
            }
        let near = nearest(name, among: known)
        return LocalizedText(
            en: "names the field '\(name)', which there is not" + (near.map { "; did you mean '\($0)'?" } ?? ""),
            zh: "中没有字段“\(name)”" + (near.map { "，是否应为“\($0)”？" } ?? "")
        )
    }

    private static func readAllowed(_ keys: inout KeyReader, into step: inout StepDefinition) {
        let known: Set = ["job_title", "city", "department"]
        let given = Set(keys.strings("allow_new") ?? [])
        if !given.isSubset(of: known) {
            keys.fail(
                "allow_new",
                LocalizedText(en: "may list job_title, city and department", zh: "只能列出 job_title、city 和 department")
            )
        }
        step.allowNew = given
    }

    /// `工号: employee_no`, `工号: [user_id, employee_no]`, or `性别: { field: gender, values: { 男: 1 } }`.
    ///
    /// A cell of several values is taken apart by its shape, `员工: "{name}({employee_no})"`, and several cells make one value
    /// as in `"{姓}{名}": name`.
    private static func readColumns(_ keys: inout KeyReader, into step: inout StepDefinition) {
        for (header, node) in keys.pairs("columns") ?? [] {
            guard let column = column(node, header: header, &keys) else { continue }
            for field in column.fields { checkField(field, of: header, step.subject, &keys) }
            step.columns[header] = column
        }
    }

    /// A field's name, or the shape of a cell whose pieces are fields.
    private static func checkField(_ text: String, of header: String, _ subject: Subject, _ keys: inout KeyReader) {
        guard let template = ColumnTemplate(text) else {
            if !isField(text, subject) { keys.fail("columns", unknownField(text, subject)) }
            return
        }
        for name in template.names where !name.isEmpty && !isField(name, subject) {
            keys.fail("columns", unknownField(name, subject))
        }
        if ColumnTemplate(header) != nil {
            keys.fail(
                "columns",
                LocalizedText(
                    en: "cannot put '\(header)' together and take it apart at once",
                    zh: "不能对“\(header)”同时拼接和拆分"
                )
            )
        }
        if template.firstNamed == nil {
            keys.fail("columns", LocalizedText(en: "must name a field in '\(text)'", zh: "须在“\(text)”中写明字段"))
        }
        if !template.isSeparable {
            keys.fail(
                "columns",
                LocalizedText(
                    en: "must have something between the fields of '\(text)', where the cell is taken apart",
                    zh: "须在“\(text)”的字段之间写明分隔内容，以便拆分单元格"
                )
            )
        }
    }

    private static func column(_ node: Node, header: String, _ keys: inout KeyReader) -> ColumnDefinition? {
        if let field = node.scalar?.string { return ColumnDefinition(field: field) }
        if node.sequence != nil { return column(fields: node, values: [:], header: header, &keys) }
        var inner = KeyReader(
            node,
            place: LocalizedText(en: "the column '\(header)'", zh: "列“\(header)”"),
            keys: ["field", "values"]
        )
        var values: [String: String] = [:]
        for (from, to) in inner.pairs("values") ?? [] {
            // A value left out in silence would be sent as it stands in the sheet.
            if let to = to.scalar?.string {
                values[from] = to.composed
            } else {
                inner.fail("values", LocalizedText(en: "must give '\(from)' one value", zh: "须为“\(from)”给出一个值"))
            }
        }
        let field = inner.node("field")
        if field == nil { _ = inner.required("field") }
        keys.add(inner.problems)
        return field.flatMap { column(fields: $0, values: values, header: header, &keys) }
    }

    /// One field, or a list of fields that the same cells fill.
    private static func column(
        fields node: Node,
        values: [String: String],
        header: String,
        _ keys: inout KeyReader
    ) -> ColumnDefinition? {
        let nodes = node.sequence.map(Array.init) ?? [node]
        let fields = nodes.compactMap { $0.scalar?.string }
        guard let first = fields.first, fields.count == nodes.count else {
            keys.fail(
                "columns",
                LocalizedText(en: "must give '\(header)' a field or a list of fields", zh: "须为“\(header)”给出一个字段或字段列表")
            )
            return nil
        }
        return ColumnDefinition(
            field: first,
            values: values,
            others: fields.count > 1 ? Array(fields.dropFirst()) : nil
        )
    }

    private static func readDefaults(_ keys: inout KeyReader, into step: inout StepDefinition) {
        for (field, node) in keys.pairs("defaults") ?? [] {
            if !isField(field, step.subject) { keys.fail("defaults", unknownField(field, step.subject)) }
            guard let value = node.scalar?.string else {
                keys.fail("defaults", LocalizedText(en: "must give '\(field)' one value", zh: "须为“\(field)”给出一个值"))
                continue
            }
            step.defaults[field] = value.composed
        }
    }

    private static func readConditions(_ keys: inout KeyReader, into step: inout StepDefinition) {
        step.conditions = words("where", &keys) ?? [:]
    }

    /// Values that are right although they look like damage: `accept: { city: [淇滨], 姓名: [Null] }`.
    private static func accepted(_ keys: inout KeyReader) -> [String: [String]]? { words("accept", &keys) }

    /// A value or a list of values for each header.
    private static func words(_ key: String, _ keys: inout KeyReader) -> [String: [String]]? {
        guard let pairs = keys.pairs(key) else { return nil }
        var words: [String: [String]] = [:]
        for (header, node) in pairs {
            if let word = node.scalar?.string {
                words[header] = [word]
            } else if let list = node.sequence?.compactMap({ $0.scalar?.string }), !list.isEmpty,
                list.count == node.sequence?.count
            {
                words[header] = list
            } else {
                keys.fail(
                    key,
                    LocalizedText(
                        en: "must give '\(header)' a value or a list of values",
                        zh: "须为“\(header)”给出一个值或值的列表"
                    )
                )
            }
        }
        return words
    }
}
