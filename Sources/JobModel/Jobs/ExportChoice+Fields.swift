import ContactAPI

extension ExportChoice {
    /// The fields that may be chosen, in the order that `all` has; custom attributes stand apart.
    package static func fields(of subject: Subject) -> [String] {
        switch subject {
        case .people:
            PersonField.table.filter { $0.export != .none }.map(\.field.rawValue) + ReadOnlyField<User>.all.map(\.name)
        case .departments:
            DepartmentField.table.filter { $0.export != .none }.map(\.field.rawValue)
                + ReadOnlyField<Department>.all.map(\.name)
        }
    }

    package static func columns(_ words: [String]) -> Columns { words == ["all"] ? .all : .named(words) }

    package func columns(of subject: Subject) -> Columns {
        switch subject {
        case .people: people
        case .departments: departments
        }
    }

    /// What is wrong with it as far as no directory is asked; a custom attribute may turn out to be none.
    package var problems: [ExportChoiceError] {
        var problems: [ExportChoiceError] = []
        for subject in Subject.allCases {
            guard case .named(let names) = columns(of: subject) else { continue }
            if names.isEmpty { problems.append(.noFields(of: subject)) }
            problems += names.compactMap { Self.unknown($0, of: subject) }
            problems += Self.repeated(in: names).map { .fieldTwice($0, of: subject) }
        }
        problems += conditions.compactMap { Self.unknown($0.field, of: .people) }
        problems += Self.repeated(in: conditions.map(\.field)).map { .conditionTwice($0) }
        problems += conditions.compactMap(\.dateProblem)
        if encoding != .utf8, format != .csv { problems.append(.encodingNotOfFormat(format)) }
        return problems
    }

    private static func repeated(in names: [String]) -> [String] {
        Set(names.filter { name in names.count { $0 == name } > 1 }).sorted()
    }

    private static func unknown(_ name: String, of subject: Subject) -> ExportChoiceError? {
        let known = fields(of: subject)
        if known.contains(name) || subject == .people && name.hasPrefix("custom_attrs.") { return nil }
        // Beside other names it is none.
        let near = name == "all" ? nil : nearest(name, among: known + ["all"])
        return .unknownField(name, of: subject, near: near)
    }
}
