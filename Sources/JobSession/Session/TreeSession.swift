import ContactAPI
import DirectoryClient
import JobEngine
import JobModel

/// A look at the tree of departments: as many as a page can show, in a few calls.
package struct TreeSession: WorkSession {
    package let work = SessionWork<DirectoryTree>()
    private let connector: Connector

    package init(connector: Connector) { self.connector = connector }

    package func perform() async throws -> DirectoryTree {
        let work = work
        let connector = connector.saying { work.say(.note($0)) }
        let job = connector.named(JobDefinition(job: "console"))
        return try await work.cancelling {
            try await connector.connected(job) { connection in
                try await connection.watchdog.guarding { try await tree(connection) }
            }
        }
    }

    private func tree(_ connection: Connection) async throws -> DirectoryTree {
        var (departments, token): ([Department], String?) = ([], nil)
        for _ in 1...Self.pages {
            let page = try await connection.client.ask(
                DirectoryQuestion(.childDepartments, id: rootDepartmentID, query: query(after: token)),
                response: ItemPage<Department>.self
            )
            departments += page?.items ?? []
            token = page?.hasMore == true ? page?.pageToken : nil
            if token == nil { break }
        }
        return DirectoryTree(departments, hasMore: token != nil, host: connection.host, app: connection.app)
    }

    private func query(after token: String?) -> [(name: String, value: String)] {
        [
            ("fetch_child", "true"), ("page_size", Self.pageSize),
            ("department_id_type", DepartmentIDType.openDepartmentID.rawValue),
        ] + (token.map { [("page_token", $0)] } ?? [])
    }

    /// The most that a page may have (contact API, 1.8).
    private static let pageSize = "50"
    /// A page of the console holds no more than 300 departments.
    private static let pages = 6
}
