import ContactAPI
import DirectoryClient
import JobEngine
import JobModel

/// A look at one department of a directory: what is below it, and who is in it, one page of each.
///
/// It makes three calls at most, whatever the size of the directory, and only reads.
package struct BrowseSession: WorkSession {
    package let work = SessionWork<DirectoryPlace>()
    private let department: String
    private let below: String?
    private let people: String?
    private let connector: Connector

    /// - Parameters:
    ///   - department: Its open id; `nil` is the company.
    ///   - below: What the page of departments is asked for by; `nil` is the first.
    ///   - people: The same of people.
    ///   - connector: The way to the directory.
    package init(department: String?, below: String? = nil, people: String? = nil, connector: Connector) {
        self.department = department ?? rootDepartmentID
        self.below = below
        self.people = people
        self.connector = connector
    }

    package func perform() async throws -> DirectoryPlace {
        let work = work
        let connector = connector.saying { work.say(.note($0)) }
        let job = connector.named(JobDefinition(job: "console"))
        return try await work.cancelling {
            try await connector.connected(job) { connection in
                try await connection.watchdog.guarding { try await place(connection) }
            }
        }
    }

    private func place(_ connection: Connection) async throws -> DirectoryPlace {
        let client = connection.client
        let isRoot = department == rootDepartmentID
        let here = try await isRoot ? nil : client.getDepartment(id: department).value
        let children = try await client.ask(
            DirectoryQuestion(.childDepartments, id: department, query: page(after: below)),
            response: ItemPage<Department>.self
        )
        let members = try await client.ask(
            DirectoryQuestion(
                .usersOfDepartment,
                query: [("department_id", department)] + page(after: people)
            ),
            response: ItemPage<User>.self
        )
        return DirectoryPlace(
            host: connection.host,
            app: connection.app,
            department: here.map(DirectoryPlace.Department.init),
            parent: here.map { $0.parentDepartmentID ?? rootDepartmentID },
            below: page(children) { DirectoryPlace.Department($0) },
            people: page(members) { DirectoryPlace.Person($0) }
        )
    }

    private func page(after token: String?) -> [(name: String, value: String)] {
        [
            ("page_size", Self.pageSize), ("user_id_type", UserIDType.userID.rawValue),
            ("department_id_type", DepartmentIDType.openDepartmentID.rawValue),
        ] + (token.map { [("page_token", $0)] } ?? [])
    }

    private func page<Item: Codable & Sendable, Shown: Sendable>(
        _ page: ItemPage<Item>?,
        _ shown: (Item) -> Shown
    ) -> DirectoryPlace.Page<Shown> {
        DirectoryPlace.Page(
            items: (page?.items ?? []).map(shown),
            next: page?.hasMore == true ? page?.pageToken : nil
        )
    }

    /// The most that a page of either list may have (contact API, 1.8).
    private static let pageSize = "50"
}
