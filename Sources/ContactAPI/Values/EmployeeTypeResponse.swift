/// `data` of a call that writes an employee type.
package struct EmployeeTypeResponse: Codable, Sendable {
    package var employeeType: EmployeeType?

    package init(employeeType: EmployeeType?) { self.employeeType = employeeType }

    package enum CodingKeys: String, CodingKey { case employeeType = "employee_type_enum" }
}
