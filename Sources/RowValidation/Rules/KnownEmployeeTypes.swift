package import ContactAPI

/// Tells which cells name an employee type that a directory has and that is active.
package struct KnownEmployeeTypes: Sendable {
    private let types: [EmployeeType]

    package init(_ types: [EmployeeType]) { self.types = types }

    package func have(_ cell: String) -> Bool { EmployeeTypeRule(types: types).read(cell).value != nil }
}
