package import JobEngine
package import JobModel
import RowValidation

/// What somebody has typed of a sheet's columns: how they are joined, how one is split, and a value for all rows.
package struct TypedMapping: Sendable, Equatable {
    /// How columns are joined, and the field that they make.
    package var join = ""
    package var joined = ""
    /// The place of a column, and the shape of its cells.
    package var split: Int?
    package var shape = ""
    /// A field, and its value in all rows that have none.
    package var common = ""
    package var commonValue = ""

    package init() {}

    /// What is wrong with the joined columns; `nil` where nothing is, be it that nothing was typed.
    package func problemOfJoin(_ matching: ColumnMatching) -> TypedMappingError? {
        guard !join.isEmpty || !joined.isEmpty else { return nil }
        guard !join.isEmpty else { return .noJoin(field: joined, matching.step.subject) }
        if let problem = Self.problem(ofTemplate: join, matching) { return problem }
        guard !joined.isEmpty else { return .noFieldOfJoin(join) }
        return Self.isField(joined, matching) ? nil : .noField(joined, nearest: nil, matching.step.subject)
    }

    private static func problem(ofTemplate text: String, _ matching: ColumnMatching) -> TypedMappingError? {
        guard let template = ColumnTemplate(text) else { return .noTemplate(text) }
        return problem(ofNames: template.names, matching)
    }

    private static func problem(ofNames names: [String], _ matching: ColumnMatching) -> TypedMappingError? {
        let headers = matching.columns.map(\.header) + matching.columns.compactMap(\.number)
        let missing = names.first { HeaderNames.place(of: $0, in: headers) == nil }
        return missing.map { .noColumn($0, nearest: nearest($0, among: headers)) }
    }

    /// What is wrong with a value that the job makes of columns already; `nil` where nothing is.
    package static func problem(ofKept text: String, _ matching: ColumnMatching) -> TypedMappingError? {
        // One without braces is a column that the sheet does not have.
        ColumnTemplate(text) != nil || text.contains { "{}".contains($0) }
            ? problem(ofTemplate: text, matching) : problem(ofNames: [text], matching)
    }

    /// The shape with its fields as a job calls them; `nil` where nothing was typed.
    ///
    /// - Throws: `TypedMappingError` where cells cannot be split so.
    package func splitting(_ matching: ColumnMatching) throws(TypedMappingError) -> (place: Int, shape: String)? {
        guard split != nil || !shape.isEmpty else { return nil }
        guard let column = matching.columns.first(where: { $0.place == split }) else { throw .noColumnToSplit(shape) }
        guard !shape.isEmpty else { throw .noShape(column: column.header) }
        guard let template = ColumnTemplate(shape) else { throw .noTemplateOfShape(shape) }
        guard template.firstNamed != nil else { throw .noFieldInShape(shape) }
        guard template.isSeparable else { throw .notSeparable(shape) }
        var text = ""
        for (literal, name) in zip(template.literals, template.names) {
            // What stands in empty braces is passed over.
            let field = try name.isEmpty ? "" : Self.field(name, matching)
            text += literal + "{" + field + "}"
        }
        return (column.place, text + (template.literals.last ?? ""))
    }

    /// A field by its name in a job, or by what people call it.
    private static func field(_ name: String, _ matching: ColumnMatching) throws(TypedMappingError) -> String {
        if isField(name, matching) { return name }
        let meaning = SheetColumns(header: [name], step: plain(matching.step), attributes: []).columns.first?.meaning
        if let field = meaning?.fieldName, matching.fields.contains(field) { return field }
        throw .noField(name, nearest: nearest(name, among: matching.fields), matching.step.subject)
    }

    /// Whether it is one by its name in a job: of a page from before the sheet was said to be about something else it may be none.
    private static func isField(_ name: String, _ matching: ColumnMatching) -> Bool {
        matching.fields.contains(name) || matching.step.subject == .people && name.hasPrefix("custom_attrs.")
    }

    /// What is wrong with the value for all rows; `nil` where nothing is, be it that nothing was typed.
    ///
    /// - Parameters:
    ///   - matching: The sheet's columns.
    ///   - job: The sheet's.
    ///   - choices: What the directory has; `nil` where it was not asked.
    /// - Returns: What is wrong.
    package func problemOfCommon(
        _ matching: ColumnMatching,
        _ job: JobDefinition,
        _ choices: DirectoryChoices?
    ) -> TypedMappingError? {
        guard !common.isEmpty || !commonValue.isEmpty else { return nil }
        let subject = matching.step.subject
        guard !common.isEmpty else { return .noFieldOfCommon(commonValue) }
        guard Self.isField(common, matching) else { return .noField(common, nearest: nil, subject) }
        guard !commonValue.isEmpty else { return .noCommonValue(field: common, subject) }
        let step = Self.plain(matching.step)
        let record = InputRecord(line: 2, row: 2, fields: [commonValue])
        let row = SheetChecker(header: [common], job: job, step: step).check(ReadRecord(record: record))
        let isType = subject == .people && common == PersonField.employeeType.rawValue
        let unknown = isType ? choices?.types.map(KnownEmployeeTypes.init)?.problem(of: commonValue) : nil
        return (row.findings.first { $0.column == common } ?? unknown).map { .wrongValue(field: common, subject, $0) }
    }

    /// What is wrong with the values that the job gives to all rows already, by their fields.
    ///
    /// - Parameters:
    ///   - matching: The sheet's columns.
    ///   - job: The sheet's.
    ///   - choices: What the directory has; `nil` where it was not asked.
    /// - Returns: None of those that can be.
    package static func problemsOfCommons(
        _ matching: ColumnMatching,
        _ job: JobDefinition,
        _ choices: DirectoryChoices?
    ) -> [String: TypedMappingError] {
        matching.step.defaults.reduce(into: [:]) { problems, common in
            var typed = TypedMapping()
            (typed.common, typed.commonValue) = (common.key, common.value)
            problems[common.key] = typed.problemOfCommon(matching, job, choices)
        }
    }

    /// A step that says nothing of columns, so that the cells of one are judged by themselves.
    private static func plain(_ step: StepDefinition) -> StepDefinition {
        var plain = StepDefinition(subject: step.subject, source: step.source, match: step.match)
        (plain.mode, plain.clear, plain.dates) = (.update, step.clear, step.dates)
        return plain
    }
}
