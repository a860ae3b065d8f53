package import JobModel
import RowValidation

/// What somebody has chosen for the columns of a sheet.
package struct MatchingChoice: Sendable {
    package enum Column: Sendable, Equatable {
        /// As its name says.
        case usual
        case ignored
        case field(String)
        /// The shape of a cell that is taken apart, such as `{name}({employee_no})`.
        case shape(String)
    }

    /// By the columns' places; the others stay as they are.
    package var columns: [Int: Column] = [:]
    package var match: String?
    package var mode: StepDefinition.Mode?
    /// A value of several columns: how, and which field it is.
    package var join: (template: String, field: String)?
    /// Values of several columns that are not to be made any more.
    package var partings: [String] = []

    /// A value for all rows that have none: which field, and what.
    package var common: (field: String, value: String)?
    /// Fields that are to have no such value any more.
    package var uncommon: [String] = []

    package init() {}

    /// Refuses what no job can say: a job knows columns by their names, so that those of one name are the same thing.
    ///
    /// - Throws: `MatchingChoiceError.sameName`.
    package func refuseUnsayable(_ matching: ColumnMatching) throws(MatchingChoiceError) {
        let places = Dictionary(grouping: matching.columns) { HeaderNames.fold($0.header) }
        for place in columns.keys.sorted() {
            guard let column = matching.columns.first(where: { $0.place == place }), !column.header.isEmpty
            else { continue }
            let chosen = (places[HeaderNames.fold(column.header)] ?? []).map { columns[$0.place] }
            if chosen.contains(where: { $0 != columns[place] }) { throw .sameName(header: column.header) }
        }
    }

    /// Writes the choice into a step.
    package func apply(to step: inout StepDefinition, _ matching: ColumnMatching) {
        for (place, choice) in columns.sorted(by: { $0.key < $1.key }) {
            guard let column = matching.columns.first(where: { $0.place == place }) else { continue }
            let header = column.header
            let values = step.columns[header]?.values ?? [:]
            step.columns[header] = nil
            step.ignore.removeAll { $0 == Self.pattern(header) || $0 == header }
            switch choice {
            case .usual:
                if let field = column.usual, !values.isEmpty {
                    step.columns[header] = ColumnDefinition(field: field, values: values)
                }
            case .ignored: step.ignore.append(Self.pattern(header))
            case .field(let field):
                if field != column.usual || !values.isEmpty {
                    step.columns[header] = ColumnDefinition(field: field, values: values)
                }
            case .shape(let text): step.columns[header] = ColumnDefinition(field: text)
            }
        }
        for template in partings { step.columns[template] = nil }
        if let join { step.columns[join.template] = ColumnDefinition(field: join.field) }
        for field in uncommon { step.defaults[field] = nil }
        if let common { step.defaults[common.field] = common.value }
        if let match { step.match = match }
        if let mode { step.mode = mode }
    }

    /// A header as an entry of `ignore:` that names no other: there `*` is any text.
    private static func pattern(_ header: String) -> String { header.replacing("*", with: "?") }
}
