import Foundation

/// Writes the pages of the manual that are made.
@main
enum Manual {
    static func main() throws {
        let project = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        for page in GeneratedPage.all {
            let texts = try page.texts(in: project)
            if texts.now != texts.made {
                try texts.made.write(
                    to: project.appendingPathComponent(page.path),
                    atomically: true,
                    encoding: .utf8
                )
            }
            print("\(page.path): \(texts.now == texts.made ? "as it was" : "written")")
        }
    }
}
