import Foundation

/// Says which arrows between folders go against the order, and fails where there is one.
@main
enum Structure {
    static func main() throws {
        let project = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        var violations: [FolderOrder.Violation] = []
        for order in FolderOrder.all {
            let files = try order.files(in: project)
            violations += order.violations(in: files)
            print("\(order.target): \(files.count) files in \(order.folders.count) folders")
        }
        for violation in violations { print(violation) }
        guard violations.isEmpty else { exit(1) }
    }
}
