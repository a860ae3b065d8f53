/// How far an export is.
package struct ExportProgress: Sendable, Equatable {
    package var departmentsRead: Int
    package var departments: Int
    package var people: Int

    package init(departmentsRead: Int, departments: Int, people: Int) {
        self.departmentsRead = departmentsRead
        self.departments = departments
        self.people = people
    }
}
