package import ContactAPI
import JobModel

extension DirectoryClient {
    /// Reads the definitions of custom attributes; empty too where API access to them is switched off.
    package func customAttributes() async throws -> Answer<[CustomAttributeDefinition]> {
        try await list(.customAttributes)
    }

    /// Reads the employee types, built in and custom.
    package func employeeTypes() async throws -> Answer<[EmployeeType]> { try await list(.employeeTypes) }

    /// Reads the job titles: 50 a page, 10 pages a minute.
    package func jobTitles() async throws -> Answer<[NamedValue]> { try await list(.jobTitles) }

    /// Reads the cities: 50 a page, 10 pages a minute.
    package func workCities() async throws -> Answer<[NamedValue]> { try await list(.workCities) }

    /// Reads what the app may reach.
    package func scopes() async throws -> Answer<ContactScope> {
        let pages = try await allPages(.scopes) { token in
            var request = DirectoryRequest(.scopes)
            request.addPage(token)
            request.addIDTypes()
            return try await self.send(request, answering: ScopePage.self).map { page in
                ItemPage(items: page.map { [$0] }, hasMore: page?.hasMore, pageToken: page?.pageToken)
            }
        }
        return pages.map { pages in
            ContactScope(
                users: pages.flatMap { $0.userIDs ?? [] },
                departments: pages.flatMap { $0.departmentIDs ?? [] },
                groups: pages.flatMap { $0.groupIDs ?? [] }
            )
        }
    }

    private func list<Item: Codable & Sendable>(_ endpoint: Endpoint) async throws -> Answer<[Item]> {
        try await allPages(endpoint) { token in
            var request = DirectoryRequest(endpoint)
            request.addPage(token)
            return try await self.send(request, answering: ItemPage<Item>.self).map { $0 ?? .empty }
        }
    }
}
