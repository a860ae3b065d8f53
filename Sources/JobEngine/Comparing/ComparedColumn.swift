/// A column as one sheet has it: where, and what its cells name.
struct ComparedColumn {
    let place: Int
    let content: ComparedContent

    init(_ place: Int, _ content: ComparedContent = .value) {
        self.place = place
        self.content = content
    }
}

/// What the cells of a column hold, as far as a comparison must know.
enum ComparedContent: Sendable {
    case value
    /// Departments, whatever they are called.
    case departments
    /// A place in each of a person's departments.
    case orders
}

/// A column that two sheets have, each at a place of its own.
struct SharedColumn: Sendable {
    let field: String
    let old: Int
    let new: Int
    let content: ComparedContent

    var ofOld: ComparedColumn { ComparedColumn(old, content) }
    var ofNew: ComparedColumn { ComparedColumn(new, content) }
}
