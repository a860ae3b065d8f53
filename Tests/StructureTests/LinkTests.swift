import Foundation
import TestSupport
import Testing

/// What a page points to is there.
struct LinkTests {
    /// The pages for people: the README and all that stand in a manual's catalog.
    static func pages() throws -> [String] {
        let root = Project.folder
        let manuals = try FileManager.default.subpathsOfDirectory(atPath: root + "/Sources").filter {
            $0.hasSuffix(".md")
        }
        return ["README.md"] + manuals.map { "Sources/" + $0 }
    }

    /// The files of the project that a text links to or names in code marks.
    static func files(in text: String) -> [String] {
        let links = text.matches(of: /\]\(([A-Za-z][^)#:]*)\)/).map { String($0.1) }
        let named = text.matches(of: /`((Sources|Tests|jobs|templates)\/[A-Za-z0-9_.+\/-]+)`/).map { String($0.1) }
        return links + named
    }

    @Test func `finds links and names`() {
        let text = "[a](Sources/A.md), [b](https://example.com) and `jobs/x.yaml` of `swift test`"
        #expect(Self.files(in: text) == ["Sources/A.md", "jobs/x.yaml"])
    }

    @Test func `pages name existing files only`() throws {
        for page in try Self.pages() {
            let text = try String(contentsOfFile: "\(Project.folder)/\(page)", encoding: .utf8)
            // Pictures of a manual lie in its catalog.
            let catalog = page.split(separator: "/").dropLast().joined(separator: "/")
            for file in Self.files(in: text) {
                let places = ["\(Project.folder)/\(file)", "\(Project.folder)/\(catalog)/Resources/\(file)"]
                #expect(places.contains { FileManager.default.fileExists(atPath: $0) }, "\(page) names \(file)")
            }
        }
    }
}
