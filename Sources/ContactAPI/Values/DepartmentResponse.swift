package struct DepartmentResponse: Codable, Sendable {
    package var department: Department?

    package init(department: Department?) { self.department = department }
}
