import Foundation
import TestSupport
import Testing

/// The manual's page of the console, beside the console itself.
struct ConsoleManualTests {
    private static let manual = "Sources/JobEngine/JobEngine.docc"

    /// The addresses of all pages, as the manual writes them.
    private func addresses() throws -> [String] {
        let folder = Project.folder + "/Sources/WebConsole/Serving"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        let words = [":run": "RUN", ":sheet": "ID", ":step": "STEP", ":row": "ROW", ":file": "FILE"]
        return try files.flatMap { file in
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            return text.matches(of: /router\.get\("([^"]+)"\)/).map { String($0.1) }
        }.map { path in words.reduce(path) { $0.replacing($1.key, with: $1.value) } }
    }

    @Test func `names every page by its address`() throws {
        let text = try Project.text("\(Self.manual)/Console.md")
        let others = [
            "/**", "/assets/:name", "/sheets/ID/read", "/sheets/ID/answer", "/runs/RUN/events", "/runs/RUN/looked-at",
            "/looked-at",
            "/runs/RUN/file", "/exports/RUN/files/:name", "/runs/RUN/rehearsal/events", "/runs/RUN/rehearsal/file",
        ]
        let pages = try addresses().filter { !others.contains($0) }
        #expect(pages.count > 20 && pages.contains("/runs/RUN/plan"))
        for page in pages { #expect(text.contains("`\(page)`"), "Console.md does not name \(page)") }
    }

    @Test func `has each of its pictures, and they are small`() throws {
        let text = try Project.text("\(Self.manual)/Console.md")
        let shown = text.matches(of: /!\[([^\]]+)\]\((console-[a-z]+)\.png\)/)
        let names = shown.map { String($0.2) }
        #expect(
            Set(names) == Set(ManualPicture.all.map(\.name) + [ManualPicture.watch]) && names.count == Set(names).count
        )
        // What a picture shows is said to those who do not see it.
        #expect(shown.allSatisfy { $0.1.count > 20 })
        let folder = "\(Project.folder)/\(Self.manual)/Resources"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("console-") }
        #expect(Set(files) == Set(names.map { $0 + ".png" }))
        var bytes = 0
        for file in files {
            let picture = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)"))
            #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(file)")
            bytes += picture.count
        }
        #expect(bytes < 600_000, "\(bytes)")
    }
}
