package struct BatchAddDepartmentsBody: Codable, Sendable, Equatable {
    package var departments: [BatchDepartment]

    package init(departments: [BatchDepartment]) { self.departments = departments }
}
