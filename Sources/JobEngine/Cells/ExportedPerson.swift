/// What a cell may say of a person besides the id.
package struct ExportedPerson: Sendable, Equatable {
    package var name: String?
    package var employeeNumber: String?

    package init(name: String?, employeeNumber: String?) {
        self.name = name
        self.employeeNumber = employeeNumber
    }
}
