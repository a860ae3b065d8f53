import ContactAPI
import JobModel

/// Tells which people the conditions of a choice let through.
struct PersonFilter: Sendable {
    private let conditions: [(shape: FieldShape<User>, values: Set<String>, isNegated: Bool)]
    private let format: CellFormat

    /// - Parameters:
    ///   - choice: Has the conditions.
    ///   - attributes: The company's custom attributes.
    ///   - cells: Has the departments.
    ///   - meant: The open ids of departments by the names that conditions have for them, where they are known already.
    ///   - timezone: In which days are dates.
    /// - Throws: `ExportChoiceError` where a condition names a field or a department that there is not.
    init(
        _ choice: ExportChoice,
        attributes: [CustomAttributeDefinition],
        cells: ExportCells,
        meant: [String: String] = [:],
        timezone: String
    ) throws {
        var plain = ExportChoice()
        plain.people = .named(choice.conditions.map(\.field))
        plain.departmentsAs = .openIDs
        let columns = try ExportColumn.people(plain, attributes: attributes)
        conditions = try zip(choice.conditions, columns).map { condition, column in
            var values = condition.values
            if case .departments = column.shape {
                values = try values.map { $0.isEmpty ? "" : try meant[$0] ?? cells.tree.chosen($0) }
            }
            return (column.shape, Set(values), condition.isNegated)
        }
        format = CellFormat(cells, plain, timezone: timezone) { _ in nil }
    }

    var isNeeded: Bool { !conditions.isEmpty }

    /// A writer of the values that conditions compare.
    var writer: CellWriter { CellWriter(format) }

    func lets(_ user: UnsafePointer<User>, _ writer: inout CellWriter) throws -> Bool {
        for (shape, values, isNegated) in conditions {
            let own = try Self.values(shape, user, &writer)
            let isMet = own.isEmpty ? values.contains("") : own.contains(where: values.contains)
            if isMet == isNegated { return false }
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
