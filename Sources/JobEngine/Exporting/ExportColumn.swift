import JobModel

/// A column of an export: which field it holds, what it is called, and where its values are found.
struct ExportColumn<Record: Sendable>: Sendable {
    /// As it is spelled on the wire; `custom_attrs.` and the name or id of an attribute.
    let field: String
    var header: String
    let shape: FieldShape<Record>

    /// The columns of a choice out of those that there are.
    ///
    /// - Throws: `ExportChoiceError.unknownField`, `.fieldTwice`.
    static func chosen(
        _ choice: ExportChoice.Columns,
        of subject: Subject,
        usual: [ExportColumn],
        others: [ExportColumn],
        find: (String) -> ExportColumn? = { _ in nil }
    ) throws -> [ExportColumn] {
        let all = usual + others
        switch choice {
        case .usual: return usual
        case .all: return all
        case .named(let names):
            let columns = try names.map { name in
                if let column = all.first(where: { $0.field == name }) ?? find(name) { return column }
                throw ExportChoiceError.unknownField(name, of: subject, near: nearest(name, among: all.map(\.field)))
            }
            // An attribute has several names.
            var seen: Set<String> = []
            if let twice = columns.first(where: { !seen.insert($0.field).inserted }) {
                throw ExportChoiceError.fieldTwice(twice.field, of: subject)
            }
            return columns
        }
    }

    /// Columns of one name could not be distinguished: the later one is called by its field.
    static func distinct(_ columns: [ExportColumn]) -> [ExportColumn] {
        var seen: Set<String> = []
        return columns.map { column in
            var column = column
            if !seen.insert(column.header.lowercased()).inserted { column.header = column.field }
            return column
        }
    }
}
