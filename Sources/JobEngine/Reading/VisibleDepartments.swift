import ContactAPI
import DirectoryClient

/// What the app can reach: the departments, and the people it reaches one by one.
struct VisibleDepartments: Sendable {
    let isWholeCompany: Bool
    /// Without the root, which no listing contains.
    let departments: [Department]
    /// user_ids of people who were put into the app's scope themselves.
    let individuals: [String]

    /// The ids whose direct members are to be read; the root's only where the whole company is in reach.
    var listed: [String] {
        (isWholeCompany ? [rootDepartmentID] : []) + departments.compactMap(\.openDepartmentID)
    }

    /// Asks for everything below the root; where that is refused, for what the app's scope holds.
    ///
    /// Source: S10, S11; contact API, 4.10 and 5.1.
    init(_ client: DirectoryClient) async throws {
        do {
            departments = try await client.allDepartments().value
            isWholeCompany = true
            individuals = []
        } catch let failure as DirectoryFailure {
            guard failure.error.has(.outsideScope) else { throw failure }
            let scope = try await client.scopes().value
            departments = try await Self.departments(of: scope.departments, client)
            individuals = scope.users
            isWholeCompany = false
        }
    }

    private static func departments(of ids: [String], _ client: DirectoryClient) async throws -> [Department] {
        var known: Set<String> = []
        var all: [Department] = []
        func add(_ department: Department) {
            guard let id = department.openDepartmentID, known.insert(id).inserted else { return }
            all.append(department)
        }
        for id in ids where !known.contains(id) {
            add(try await client.getDepartment(id: id).value)
            for department in try await client.allDepartments(below: id).value { add(department) }
        }
        return all
    }
}
