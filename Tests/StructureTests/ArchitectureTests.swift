import Foundation
import TestSupport
import Testing

@testable import roster_structure

/// The manual's page of the architecture, held against what there is.
struct ArchitectureTests {
    private func page() throws -> String {
        let path = Project.folder + "/Sources/JobEngine/JobEngine.docc/Architecture.md"
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    /// The names in code marks of the first cells of a table's rows.
    private func firstCells(_ rows: Substring) -> [String] {
        rows.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { row in
            row.dropFirst().prefix { $0 != "|" }.matches(of: /`([\w-]+)`/).map { String($0.1) }
        }
    }

    @Test func `names every target of the sources`() throws {
        let page = try page()
        let map = try #require(page.firstRange(of: "Folders of `JobEngine`")).lowerBound
        let targets = try FileManager.default.contentsOfDirectory(atPath: Project.folder + "/Sources")
        #expect(Set(firstCells(page[..<map])) == Set(targets))
    }

    @Test func `names the folders of the engine in their order`() throws {
        let page = try page()
        let folders = try #require(page.firstRange(of: "Folders of `JobEngine`")).lowerBound
        let order = try #require(FolderOrder.all.first { $0.target == "Sources/JobEngine" })
        #expect(firstCells(page[folders...]) == order.folders.filter { !$0.isEmpty })
    }

    @Test func `the walk names existing files, and counts them`() throws {
        let page = try page()
        let files = page.matches(of: #/\n [a-z ]+ ([A-Za-z]+/[^ ]+\.swift) /#).map { String($0.1) }
        for file in files {
            #expect(FileManager.default.fileExists(atPath: Project.folder + "/Sources/" + file), "\(file)")
        }
        let targets = files.map { $0.prefix { $0 != "/" } }
        let changes = zip(targets, targets.dropFirst()).count { $0 != $1 }
        #expect(files.count > 10)
        #expect(page.contains("These are \(Set(files).count) files and \(changes) changes of target"))
    }
}
