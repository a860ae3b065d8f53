import Foundation

/// A page of the manual that is made, wholly or in part.
struct GeneratedPage: Sendable {
    /// Where it lies in the project.
    let path: String
    /// What it should say, from the project and what the page says now.
    let made: @Sendable (_ project: URL, _ page: String) throws -> String

    static let all = [
        GeneratedPage(path: "Sources/JobEngine/JobEngine.docc/Rules.md") { project, _ in
            try RulesPage.made(in: project)
        },
        GeneratedPage(path: "Sources/JobEngine/JobEngine.docc/Promises.md") { _, page in
            guard let made = ErrorTable.replaced(in: page) else { throw NoTable() }
            return made
        },
    ]

    /// A page that has lost the header of its table.
    struct NoTable: Error {}

    /// What the page says, and what it should say.
    func texts(in project: URL) throws -> (now: String, made: String) {
        let now = try String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
        return (now, try made(project, now))
    }
}
