import ContactAPI
import DirectoryServer
import Foundation
import TestSupport
import Testing

/// The manual's page on the embedded directory, held against what there is.
struct ManualTests {
    private func page() throws -> String {
        try Project.text("Sources/DirectoryServer/DirectoryServer.docc/EmbeddedDirectory.md")
    }

    /// The first cells of the table rows that begin with code.
    private func firstCells() throws -> [String] {
        try page().split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { row in
            row.split(separator: "`").dropFirst().first.map(String.init)
        }
    }

    @Test func `names every endpoint, and no other`() throws {
        let named = Set(try firstCells().filter { $0.contains(" /") && !$0.contains("/control") })
        #expect(named == Set(Endpoint.allCases.map(\.description)))
    }

    @Test func `names every setting with its default`() throws {
        let encoded = try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(TenantSettings()))
        let rows = try page().split(separator: "\n")
        for key in encoded.keys {
            let row = try #require(rows.first { $0.hasPrefix("| `\(key)` |") }, "\(key)")
            let standard =
                switch encoded[key] {
                case .text(let text): text
                case .number(let number): "\(number)"
                case .bool(let flag): "\(flag)"
                default: "[]"
                }
            #expect(row.contains("| `\(standard)`"), "\(key)")
        }
    }

    @Test func `names every fault`() throws {
        #expect(Set(Fault.Kind.allCases.map(\.rawValue)).isSubset(of: Set(try firstCells())))
    }
}
