/// A column as one sheet has it: where, and whether its cells name departments.
struct ComparedColumn {
    let place: Int
    let namesDepartments: Bool

    init(_ place: Int, namesDepartments: Bool = false) {
        self.place = place
        self.namesDepartments = namesDepartments
    }
}

/// A column that two sheets have, each at a place of its own.
struct SharedColumn: Sendable {
    let field: String
    let old: Int
    let new: Int
    let namesDepartments: Bool

    var ofOld: ComparedColumn { ComparedColumn(old, namesDepartments: namesDepartments) }
    var ofNew: ComparedColumn { ComparedColumn(new, namesDepartments: namesDepartments) }
}
