extension StepDefinition {
    /// What the step calls columns by their number, because they have no heading, or one with others: `#4`.
    ///
    /// A pattern of `ignore:` names none of them.
    package var numberedColumns: Set<String> {
        var names = Array(columns.keys) + Array(conditions.keys) + ignore
        if let accept { names += accept.keys }
        names += columns.keys.compactMap(ColumnTemplate.init).flatMap(\.names)
        return Set(names.map(Self.bare).filter { SheetColumnName($0).place != nil })
    }

    /// A sheet's header in which the columns without a heading of their own that the step names are called so.
    ///
    /// - Parameters:
    ///   - header: As the sheet has it.
    ///   - width: How many columns have cells; some of them may stand behind the last heading.
    /// - Returns: The header, and which of its places have their name from the step.
    package func naming(_ header: [String], width: Int = 0) -> (header: [String], places: Set<Int>) {
        let names = numberedColumns
        guard !names.isEmpty else { return (header, []) }
        var named = header
        var places: Set<Int> = []
        let headings = Set(header)
        let counts = header.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        for place in 0..<max(width, header.count) {
            // A heading that no other column has names its column, whatever its number.
            if place < header.count, !SheetColumnName.isNone(header[place]), counts[header[place]] == 1 { continue }
            let name = SheetColumnName.number(of: place, among: headings)
            guard names.contains(name) else { continue }
            named += Array(repeating: "", count: max(0, place + 1 - named.count))
            named[place] = name
            places.insert(place)
        }
        return (named, places)
    }

    /// Takes away what is said of columns without a heading: in a sheet with other columns their numbers are of other columns.
    ///
    /// - Parameter header: Of that sheet; what it has as a heading stays.
    package mutating func forgetNumberedColumns(but header: [String]) {
        let names = numberedColumns.subtracting(header)
        let isOther = { (text: String) in names.contains(Self.bare(text)) }
        columns = columns.filter { key, _ in
            !isOther(key) && !(ColumnTemplate(key)?.names.contains(where: isOther) ?? false)
        }
        ignore.removeAll(where: isOther)
        conditions = conditions.filter { !isOther($0.key) }
        accept = accept?.filter { !isOther($0.key) }
    }

    /// Without the spaces around it, as headers are compared.
    private static func bare(_ name: String) -> String { name.filter { !$0.isWhitespace } }
}
