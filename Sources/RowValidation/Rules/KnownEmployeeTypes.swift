package import ContactAPI
package import JobModel

/// Tells which cells name an employee type that a directory has and that is active.
package struct KnownEmployeeTypes: Sendable {
    private let types: [EmployeeType]

    package init(_ types: [EmployeeType]) { self.types = types }

    package func have(_ cell: String) -> Bool { EmployeeTypeRule(types: types).read(cell).value != nil }

    /// What is said of a cell that names none of them.
    package func problem(of cell: String) -> Finding? { EmployeeTypeRule(types: types).read(cell).findings.first }
}
