import ContactAPI
import DirectoryClient
import JobModel

/// The names that a directory has for what cells refer to.
package struct DirectoryChoices: Sendable, Codable, Equatable {
    /// Paths from the root.
    package var departments: [String] = []
    /// `nil` where nobody has asked for them: their lists are slow.
    package var jobTitles: [String]?
    package var cities: [String]?
    package var employeeTypes: [String] = []
    /// Where they were read.
    package var host = ""

    package init() {}

    /// Asks a directory.
    ///
    /// - Parameters:
    ///   - connection: The way to it.
    ///   - jobTitles: Whether job titles are read.
    ///   - cities: Whether cities are read.
    /// - Throws: `DirectoryFailure`; `Watchdog.Stalled` where nothing moves.
    package init(of connection: Connection, jobTitles: Bool, cities: Bool) async throws {
        let client = connection.client
        self = try await connection.watchdog.guarding {
            var choices = DirectoryChoices()
            let tree = DepartmentTree(try await VisibleDepartments(client).departments)
            choices.departments = tree.nodes.values.map(\.cell).sorted()
            choices.employeeTypes = try await client.employeeTypes().value.filter { $0.enumStatus != 2 }
                .compactMap(\.content)
            if jobTitles { choices.jobTitles = try await client.jobTitles().value.compactMap(\.name).sorted() }
            if cities { choices.cities = try await client.workCities().value.compactMap(\.name).sorted() }
            return choices
        }
        host = connection.host
    }
}
