import DirectoryServer
import Foundation
import Testing

struct ShippedCompanyTests {
    @Test func `the company that ships is one the directory takes, with all five kinds of attribute`() async throws {
        let project = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let company = try CompanyFile.read(project.appendingPathComponent("templates/company.yaml").path)
        let tenant = try #require(company.tenants.first)
        #expect(Set(tenant.customAttributes.map(\.type)).count == 5)
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(database: ":memory:", company: company)
        )
        #expect(directory.port > 0)
        try await directory.stop()
    }
}
