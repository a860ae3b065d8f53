/// By what a directory is known again: ids that it never gives to anybody or anything else.
///
/// No call that is documented names the company. An `open_department_id` is the company's alone and is never reused, and
/// an `open_id` is the app's and the company's alone (contact API, 1.9); one of them found again is proof.
package struct DirectoryIdentity: Sendable, Codable, Equatable {
    /// `open_department_id`s.
    package var departments: [String]
    /// `open_id`s.
    package var people: [String]

    package init(departments: [String], people: [String]) {
        self.departments = departments
        self.people = people
    }

    package var isEmpty: Bool { departments.isEmpty && people.isEmpty }
}
