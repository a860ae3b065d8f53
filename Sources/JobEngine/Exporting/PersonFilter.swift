import ContactAPI
import JobModel

/// Tells which people the conditions of a choice let through.
struct PersonFilter: Sendable {
    private let conditions: [Condition]
    private let format: CellFormat
    /// The conditions with each value as it is compared, however it was written; departments keep their names.
    let read: [ExportCondition]

    private struct Condition: Sendable {
        let shape: FieldShape<User>
        let values: Set<String>
        /// Of dates.
        let ranges: [ExportDateRange]
        let isNegated: Bool

        func has(_ value: String) -> Bool { values.contains(value) || ranges.contains { $0.contains(value) } }
    }

    /// - Parameters:
    ///   - choice: Has the conditions.
    ///   - attributes: The company's custom attributes.
    ///   - cells: Has the departments.
    ///   - meant: The open ids of departments by the names that conditions have for them, where they are known already.
    ///   - reading: Reads the values of conditions.
    ///   - timezone: In which days are dates.
    /// - Throws: `ExportChoiceError` where a condition names a field or a department that there is not, or has a
    ///   value of a date that is neither a date nor a range of days; where two are about one field.
    init(
        _ choice: ExportChoice,
        attributes: [CustomAttributeDefinition],
        cells: ExportCells,
        meant: [String: String] = [:],
        reading: ConditionValues = ConditionValues(),
        timezone: String
    ) throws {
        var plain = ExportChoice()
        plain.people = .named(choice.conditions.map(\.field))
        plain.departmentsAs = .openIDs
        let columns = try Self.columns(of: plain, attributes)
        read = try zip(choice.conditions, columns).map { condition, column in
            var condition = condition
            condition.values = try condition.values.map {
                try reading.read($0, of: condition.field, column.shape).get()
            }
            return condition
        }
        conditions = try zip(zip(choice.conditions, read), columns).map { both, column in
            let (condition, read) = both
            var values = read.values
            if case .departments = column.shape {
                values = try values.map { $0.isEmpty ? "" : try meant[$0] ?? cells.tree.chosen($0) }
            }
            var ranges: [ExportDateRange] = []
            if case .date = column.shape {
                if let problem = condition.dateProblem { throw problem }
                ranges = values.compactMap(ExportDateRange.init)
            }
            // The directory may have a number in a form that a sheet would not be given.
            let asWritten = condition.field == PersonField.mobile.rawValue ? condition.values : []
            return Condition(
                shape: column.shape,
                values: Set(values + asWritten),
                ranges: ranges,
                isNegated: condition.isNegated
            )
        }
        format = CellFormat(cells, plain, timezone: timezone) { _ in nil }
    }

    private static func columns(
        of choice: ExportChoice,
        _ attributes: [CustomAttributeDefinition]
    ) throws -> [ExportColumn<User>] {
        do {
            return try ExportColumn.people(choice, attributes: attributes)
        } catch ExportChoiceError.fieldTwice(let field, _) {
            // An attribute may have been named in two ways.
            throw ExportChoiceError.conditionTwice(field)
        }
    }

    var isNeeded: Bool { !conditions.isEmpty }

    /// A writer of the values that conditions compare.
    var writer: CellWriter { CellWriter(format) }

    func lets(_ user: UnsafePointer<User>, _ writer: inout CellWriter) throws -> Bool {
        for condition in conditions {
            let own = try Self.values(condition.shape, user, &writer)
            let isMet = own.isEmpty ? condition.values.contains("") : own.contains(where: condition.has)
            if isMet == condition.isNegated { return false }
        }
        return true
    }

    /// Each item of a list, and the cell of anything else.
    private static func values(
        _ shape: FieldShape<User>,
        _ user: UnsafePointer<User>,
        _ writer: inout CellWriter
    ) throws -> [String] {
        switch shape {
        case .people(let read), .texts(let read), .departments(let read): return read(user) ?? []
        case .person(let read): return read(user).map { [$0] } ?? []
        case .text, .flag, .number, .date, .department, .made:
            let text = try writer.text(shape, of: user)
            return text.isEmpty ? [] : [text]
        }
    }
}
