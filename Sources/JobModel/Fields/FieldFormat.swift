/// How values that are kept as ids or numbers are shown: to a reader of the plan, or in a cell of a sheet.
package struct FieldFormat: Sendable {
    /// A department by its key.
    package let department: @Sendable (String) -> String
    /// A person by their id.
    package let person: @Sendable (String) -> String
    /// A moment by its Unix seconds.
    package let date: @Sendable (Int) -> String
    /// What stands between the items of a list.
    package let listSeparator: String

    package init(
        department: @escaping @Sendable (String) -> String,
        person: @escaping @Sendable (String) -> String,
        date: @escaping @Sendable (Int) -> String,
        listSeparator: String = ";"
    ) {
        self.department = department
        self.person = person
        self.date = date
        self.listSeparator = listSeparator
    }
}
