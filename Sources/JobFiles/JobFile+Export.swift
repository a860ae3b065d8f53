import JobModel
import Wording
import Yams

extension JobFile {
    /// The keys that say what an export holds and how it is written.
    static let exportKeys = [
        "format", "encoding", "headings", "fields", "where", "department", "below", "departments_as", "leaders_as",
        "dates", "lists", "resigned_from",
    ]

    static func readExport(_ keys: inout KeyReader, into job: inout JobDefinition) {
        let given = exportKeys.filter { keys.node($0) != nil }
        guard !given.isEmpty else { return }
        var choice = ExportChoice()
        choice.format = keys.choice("format", ExportChoice.Format.self) ?? choice.format
        choice.encoding = keys.choice("encoding", ExportChoice.Encoding.self) ?? choice.encoding
        choice.headings = keys.choice("headings", ExportChoice.Headings.self) ?? choice.headings
        choice.departmentsAs = keys.choice("departments_as", ExportChoice.Departments.self) ?? choice.departmentsAs
        choice.leadersAs = keys.choice("leaders_as", ExportChoice.Leaders.self) ?? choice.leadersAs
        choice.within = keys.strings("department") ?? []
        choice.resignedFrom = keys.string("resigned_from")
        choice.includesBelow = keys.bool("below") ?? true
        readFields(&keys, into: &choice)
        choice.conditions = conditions(&keys)
        readDates(&keys, into: &choice)
        readSeparator(&keys, into: &choice)
        for problem in choice.problems {
            let said = problem.explanation.problem
            keys.fail(
                key(of: problem, in: choice),
                LocalizedText(en: "cannot be used: \(said.en)", zh: "无法使用：\(said.zh)")
            )
        }
        job.export = choice
        guard job.kind != .exporting else { return }
        for key in given { keys.fail(key, LocalizedText(en: "is of an export alone", zh: "只用于导出任务")) }
    }

    private static func key(of problem: ExportChoiceError, in choice: ExportChoice) -> String {
        switch problem {
        case .unknownField(let field, .people, _) where choice.conditions.contains { $0.field == field }: "where"
        case .unknownField, .fieldTwice, .noFields: "fields"
        case .unknownDepartment, .ambiguousDepartment, .departments: "department"
        case .malformedDate, .reversedDates: "where"
        case .unreadableValue, .conditionTwice: "where"
        case .encodingNotOfFormat: "encoding"
        }
    }

    /// `all`, a list of people's fields, or `{ people: [...], departments: [...] }`.
    private static func readFields(_ keys: inout KeyReader, into choice: inout ExportChoice) {
        guard let node = keys.node("fields") else { return }
        guard node.mapping != nil else {
            let words = keys.strings("fields") ?? ["all"]
            choice.people = ExportChoice.columns(words)
            if choice.people == .all { choice.departments = .all }
            return
        }
        var inner = KeyReader(
            node,
            place: LocalizedText(said: "fields"),
            keys: Subject.allCases.map(\.rawValue)
        )
        if let words = inner.strings(Subject.people.rawValue) { choice.people = ExportChoice.columns(words) }
        if let words = inner.strings(Subject.departments.rawValue) { choice.departments = ExportChoice.columns(words) }
        keys.add(inner.problems)
    }

    /// `city: 上海`, `city: [上海, 北京]`, `city: { not: 上海 }`; an empty text stands for no value.
    private static func conditions(_ keys: inout KeyReader) -> [ExportCondition] {
        var conditions: [ExportCondition] = []
        for (field, node) in keys.pairs("where") ?? [] {
            guard node.mapping != nil else {
                guard let words = values(of: node, field, &keys) else { continue }
                conditions.append(ExportCondition(field: field, values: words))
                continue
            }
            var inner = KeyReader(node, place: LocalizedText(said: field), keys: ["not"])
            guard let not = inner.node("not") else {
                _ = inner.required("not")
                keys.add(inner.problems)
                continue
            }
            keys.add(inner.problems)
            guard let words = values(of: not, field, &keys) else { continue }
            conditions.append(ExportCondition(field: field, values: words, isNegated: true))
        }
        return conditions
    }

    private static func values(of node: Node, _ field: String, _ keys: inout KeyReader) -> [String]? {
        if let word = node.scalar?.string { return [word] }
        let words = node.sequence?.compactMap { $0.scalar?.string }
        if let words, !words.isEmpty, words.count == node.sequence?.count { return words }
        keys.fail(
            "where",
            LocalizedText(en: "must give '\(field)' a value or a list of values", zh: "须为“\(field)”给出一个值或值的列表")
        )
        return nil
    }

    private static func readDates(_ keys: inout KeyReader, into choice: inout ExportChoice) {
        guard let text = keys.string("dates") else { return }
        choice.dates = DatePattern(text)
        if choice.dates == nil {
            keys.fail(
                "dates",
                LocalizedText(
                    en: "must be unix, or a pattern of YYYY, MM and DD such as YYYY/MM/DD",
                    zh: "须为 unix，或由 YYYY、MM、DD 组成的格式，如 YYYY/MM/DD"
                )
            )
        }
    }

    private static func readSeparator(_ keys: inout KeyReader, into choice: inout ExportChoice) {
        guard let text = keys.string("lists") else { return }
        choice.listSeparator = text
        if !ExportChoice.isListSeparator(text) {
            keys.fail(
                "lists",
                LocalizedText(en: "must be one of ; ； , ， 、 | or a line break", zh: "须为 ; ； , ， 、 | 或换行之一")
            )
        }
    }
}
