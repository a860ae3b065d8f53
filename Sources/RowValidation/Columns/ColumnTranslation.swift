import JobModel

extension SheetColumns.Column {
    /// What the job makes of a cell: by the whole cell where the job has it, else of a list by each of its items.
    ///
    /// An item that becomes nothing is left out, and one that becomes another of the same list stands there once.
    package func translated(_ text: String) -> String {
        if values.isEmpty { return text }
        if let whole = values[text] { return whole }
        guard meaning.isList else { return text }
        let items = text.listItems
        guard items.contains(where: { values[$0] != nil }) else { return text }
        var (written, made): (Set<String>, Set<String>) = ([], [])
        var kept: [String] = []
        for item in items {
            guard let value = values[item] else {
                // What the sheet itself names twice is a finding.
                if made.contains(item) { continue }
                written.insert(item)
                kept.append(item)
                continue
            }
            for value in value.listItems where !written.contains(value) && made.insert(value).inserted {
                kept.append(value)
            }
        }
        return kept.joined(separator: ";")
    }

    /// The texts of a cell that the job can say something of: the whole where it has said it already, else a list's items.
    package func translatable(in text: String) -> [String] {
        if text.isEmpty { return [] }
        return meaning.isList && values[text] == nil ? text.listItems : [text]
    }
}

extension SheetColumns.Meaning {
    /// Whether a cell holds several values with `;` between them.
    package var isList: Bool {
        switch self {
        case .person(let field): field.content == .ids || field == .departmentIDs
        case .department(let field): field.content == .ids
        case .attribute, .condition, .part, .ignored, .own, .unknown: false
        }
    }
}
