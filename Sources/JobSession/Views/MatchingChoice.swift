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

    /// Refuses what no job can say: it knows columns by their names, whatever their case and marks.
    ///
    /// Columns of the very same name are told apart by their numbers.
    ///
    /// - Throws: `MatchingChoiceError.sameName`.
    package func refuseUnsayable(_ matching: ColumnMatching) throws(MatchingChoiceError) {
        let places = Dictionary(grouping: matching.columns) { HeaderNames.fold($0.heading) }
        for place in columns.keys.sorted() {
            guard let column = matching.columns.first(where: { $0.place == place }), !column.header.isEmpty
            else { continue }
            let others = (places[HeaderNames.fold(column.heading)] ?? []).filter { $0.heading != column.heading }
            if others.contains(where: { columns[$0.place] != columns[place] }) {
                throw .sameName(header: column.heading)
            }
        }
    }

    /// Writes the choice into a step.
    package func apply(to step: inout StepDefinition, _ matching: ColumnMatching) {
        let numbers = numbered(matching)
        for heading in Set(numbers.values.map { $0.column.heading }).sorted() {
            Self.tellApart(matching.columns.filter { $0.heading == heading }, in: &step)
        }
        for (place, choice) in columns.sorted(by: { $0.key < $1.key }) {
            guard let column = matching.columns.first(where: { $0.place == place }) else { continue }
            let header = numbers[place]?.number ?? column.header
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

    /// What columns are called that have one heading together: a sheet in which two are called the same is refused.
    private func numbered(_ matching: ColumnMatching) -> [Int: (column: ColumnMatching.Column, number: String)] {
        var numbers: [Int: (column: ColumnMatching.Column, number: String)] = [:]
        for column in matching.columns where columns[column.place] != nil {
            if let number = column.number { numbers[column.place] = (column, number) }
        }
        return numbers
    }

    /// Says by its number of each column of one heading what the step says of all of them by that.
    private static func tellApart(_ group: [ColumnMatching.Column], in step: inout StepDefinition) {
        guard let heading = group.first?.heading else { return }
        let isIgnored = { (entry: String) in entry == pattern(heading) || entry == heading }
        let (definition, isPassedOver) = (step.columns[heading], step.ignore.contains(where: isIgnored))
        let accepted = step.accept?[heading]
        for column in group where column.header == heading {
            guard let number = column.number else { continue }
            if let definition { step.columns[number] = definition }
            if isPassedOver { step.ignore.append(number) }
            if let accepted { step.accept?[number] = accepted }
        }
        step.columns[heading] = nil
        step.ignore.removeAll(where: isIgnored)
        step.accept?[heading] = nil
    }

    /// A header as an entry of `ignore:` that names no other: there `*` is any text.
    private static func pattern(_ header: String) -> String { header.replacing("*", with: "?") }
}
