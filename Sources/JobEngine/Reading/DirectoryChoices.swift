package import ContactAPI
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
    /// The same with their numbers and their names in other languages, those that are switched off among them.
    ///
    /// Optional, as are the following: what was kept by an earlier version has none.
    package var types: [EmployeeType]?
    /// By which departments are named beside their paths.
    package var departmentIDs: [String]?
    /// `nil` where nobody has asked for them, or the app may not list them.
    package var attributes: [Attribute]?
    /// Where they were read.
    package var host = ""
    /// As the job calls that directory.
    package var directory: String?
    /// The fields whose names were asked for beside departments and employee types.
    package var fields: [String]?

    /// A custom attribute.
    package struct Attribute: Sendable, Codable, Equatable {
        /// Its id, and its names.
        package var names: [String]
        /// What a cell can say; `nil` for an attribute that takes any text.
        package var options: [String]?

        package init(names: [String], options: [String]?) { (self.names, self.options) = (names, options) }

        init(_ definition: CustomAttributeDefinition) {
            names = [definition.id] + (definition.i18nName ?? []).compactMap(\.value)
            switch CustomAttribute.Kind(rawValue: definition.type) {
            case .enumeration?, .picture?:
                options = (definition.options?.options ?? []).map { $0.name ?? $0.value ?? $0.id }
            case .text?, .webPage?, .user?, nil: options = nil
            }
        }
    }

    package init() {}

    /// Asks a directory.
    ///
    /// - Parameters:
    ///   - connection: The way to it.
    ///   - jobTitles: Whether job titles are read.
    ///   - cities: Whether cities are read.
    ///   - attributes: Whether custom attributes are read.
    /// - Throws: `DirectoryFailure`; `Watchdog.Stalled` where nothing moves.
    package init(of connection: Connection, jobTitles: Bool, cities: Bool, attributes: Bool) async throws {
        let client = connection.client
        self = try await connection.watchdog.guarding {
            var choices = DirectoryChoices()
            let tree = DepartmentTree(try await VisibleDepartments(client).departments)
            choices.departments = tree.nodes.values.map(\.cell).sorted()
            choices.departmentIDs = tree.nodes.values.flatMap {
                [$0.key, $0.department.departmentID].compactMap(\.self)
            }
            let types = try await client.employeeTypes().value
            choices.types = types
            choices.employeeTypes = types.filter { $0.enumStatus != 2 }.compactMap(\.content)
            if attributes { choices.attributes = try await Self.attributes(of: client) }
            if jobTitles { choices.jobTitles = try await client.jobTitles().value.compactMap(\.name).sorted() }
            if cities { choices.cities = try await client.workCities().value.compactMap(\.name).sorted() }
            return choices
        }
        host = connection.host
    }

    private static func attributes(of client: DirectoryClient) async throws -> [Attribute]? {
        do {
            return try await client.customAttributes().value.map(Attribute.init)
        } catch let failure as DirectoryFailure {
            // What the app may not list is not known, and the other names are.
            _ = try failure.codeOfRefusal()
            return nil
        }
    }
}
