import JobModel

extension RowAcceptor {
    /// What a job says of its cells.
    struct Sheet {
        var columns: SheetColumns
        var header: [String]
        var job: JobDefinition
        var step: StepDefinition
        var secondHeader: SecondHeaderRule
        var conditions: [(place: Int, allowed: Set<String>)]
        var unnamed: [Int]
        /// Fields that a create needs and no column gives.
        var missing: Set<String>
    }

    /// `nil` for sheets of departments, for columns that are joined or split, and for what the job says of all rows and only
    /// the rules can judge.
    init?(_ sheet: Sheet) {
        var exceptions: [ColumnExceptions] = []
        guard sheet.step.subject == .people, sheet.step.clear != "",
            let columns = Self.columns(of: sheet.columns, &exceptions), let defaults = Self.defaults(of: sheet.step),
            let match = PersonField(rawValue: sheet.step.match), PersonField.matchable.contains(match)
        else { return nil }
        self.columns = columns
        self.defaults = defaults
        self.sheet = AcceptedSheet(
            header: sheet.header.map { Array($0.utf8) },
            own: sheet.header.indices.map { place in
                sheet.columns.columns.contains { $0.place == place && $0.meaning == .own }
            },
            secondHeader: sheet.secondHeader,
            conditions: sheet.conditions.map { ($0.place, $0.allowed.map { Array($0.composed.utf8) }) },
            unnamed: sheet.unnamed,
            leftOut: LeftOutBeforeRule.place(in: sheet.header)
        )
        let mobile = MobileRule(region: sheet.job.region, edition: sheet.job.edition)
        cells = CellAcceptor(
            clear: sheet.step.clear.map { Array($0.composed.utf8) },
            mobile: mobile,
            people: PersonReferenceRule(mobile: mobile),
            hasAllDays: !LocalTime(sheet.job.timezone).losesDays,
            exceptions: exceptions
        )
        required = RequiredRule.certainFields(
            isNew: sheet.step.mode != .update,
            match: match,
            edition: sheet.job.edition,
            missing: sheet.missing
        )
    }

    /// `nil` where a column's cells make no value by themselves, or two columns give one field.
    private static func columns(
        of sheet: SheetColumns,
        _ exceptions: inout [ColumnExceptions]
    ) -> [AcceptedColumn]? {
        var columns: [AcceptedColumn] = []
        var given: FieldSet = []
        for column in sheet.columns {
            guard column.meaning.fieldName != nil else {
                // What the job accepts in a column that is not read is noted all the same.
                guard column.accepted.isEmpty else { return nil }
                continue
            }
            guard let accepted = AcceptedColumn(column, &exceptions) else { return nil }
            if let field = accepted.field, !given.insert(FieldSet(field)).inserted { return nil }
            columns.append(accepted)
        }
        return columns
    }

    private static func defaults(of step: StepDefinition) -> [(column: AcceptedColumn, value: [UInt8])]? {
        var defaults: [(column: AcceptedColumn, value: [UInt8])] = []
        for (name, value) in step.defaults {
            guard let field = PersonField(rawValue: name) else { continue }
            guard !field.isReadOnly, !value.isEmpty else { return nil }
            defaults.append((AcceptedColumn(field), Array(value.utf8)))
        }
        return defaults
    }
}
