package import ContactAPI
import JobModel

extension DirectoryClient {
    /// Reads the definitions of custom attributes; empty too where API access to them is switched off.
    package func customAttributes() async throws -> DirectoryResponse<[CustomAttributeDefinition]> {
        try await list(.customAttributes)
    }

    /// Reads the employee types, built in and custom.
    package func employeeTypes() async throws -> DirectoryResponse<[EmployeeType]> { try await list(.employeeTypes) }

    /// Reads the job titles: 50 a page, 10 pages a minute.
    package func jobTitles() async throws -> DirectoryResponse<[NamedValue]> { try await list(.jobTitles) }

    /// Reads the cities: 50 a page, 10 pages a minute.
    package func workCities() async throws -> DirectoryResponse<[NamedValue]> { try await list(.workCities) }

    /// Reads what the app may reach.
    package func scopes() async throws -> DirectoryResponse<ContactScope> {
        let reader = ListPages<ContactScope>(endpoint: .scopes) { token in
            var request = DirectoryRequest(.scopes)
            request.addPage(token)
            request.addIDTypes()
            let page = try self.requiredPage(try await self.send(request, response: ScopePage.self), .scopes)
            return page.map { ListPage(items: [ContactScope($0)], hasMore: $0.hasMore, token: $0.pageToken) }
        }
        return try await reader.read(into: ContactScope(users: [], departments: [], groups: [])) { scope, pages in
            for page in pages { scope += page }
        }
    }

    private func list<Item: Codable & Equatable & Sendable>(
        _ endpoint: Endpoint
    ) async throws -> DirectoryResponse<[Item]> {
        let reader = ListPages<Item>(endpoint: endpoint) { token in
            var request = DirectoryRequest(endpoint)
            request.addPage(token)
            return try await self.send(request, response: ItemPage<Item>.self).map { ListPage($0) }
        }
        return try await reader.read()
    }
}
