import Foundation

/// In which order the folders of a target stand: each uses those before it alone.
struct FolderOrder {
    /// The folder of the target, from the project's root.
    let target: String
    /// The folders from the one that all may use to the one that none may; "" are the files beside the folders.
    let folders: [String]

    /// The targets that are held to an order.
    static let all = [
        FolderOrder(
            target: "Sources/JobEngine",
            folders: [
                "Signals", "Connecting", "Cells", "Sheets", "Reading", "Planning", "Checking",
                "Sending", "Reconciling", "Writing", "Results", "Retrying", "Runs", "Exporting",
                "Verifying", "Comparing", "",
            ]
        ),
        // People and departments read each other's tables, so those stand before both, in Membership.
        FolderOrder(
            target: "Sources/DirectoryServer",
            folders: [
                "Values", "Faults", "Company", "Database", "Access", "Units", "EmployeeTypes", "JobLists", "Membership",
                "People", "Departments", "Batches", "Loading", "Control", "HTTP", "",
            ]
        ),
        FolderOrder(
            target: "Sources/JobSession",
            folders: [
                "", "Copying", "Checkup", "Progress", "Templates", "Embedded", "Connecting", "Rehearsing", "Session",
                "Views",
            ]
        ),
    ]

    /// An arrow that goes against the order, or a folder that the order does not know.
    struct Violation: Equatable, CustomStringConvertible {
        var file: String
        var type: String
        var description: String
    }

    /// What in these files goes against the order, by file.
    func violations(in files: [SwiftFile]) -> [Violation] {
        let places = Dictionary(uniqueKeysWithValues: folders.enumerated().map { ($1, $0) })
        var homes: [String: Set<String>] = [:]
        for file in files {
            for type in file.declared { homes[type, default: []].insert(file.folder) }
        }
        return files.sorted { $0.path < $1.path }.flatMap { file -> [Violation] in
            guard let place = places[file.folder] else {
                let text = "\(target)/\(file.path): the order knows no folder '\(file.folder)'"
                return [Violation(file: file.path, type: "", description: text)]
            }
            return file.used.sorted().compactMap { type in
                // A name that is declared in several folders means the nearest one, which no text can tell.
                guard let home = homes[type], home.count == 1, let folder = home.first, let its = places[folder],
                    its > place
                else { return nil }
                let text =
                    "\(target)/\(file.path): uses \(type) of \(Self.name(folder)), which stands behind \(Self.name(file.folder))"
                return Violation(file: file.path, type: type, description: text)
            }
        }
    }

    /// Reads the target under the project's root.
    func files(in project: URL) throws -> [SwiftFile] {
        let root = project.appendingPathComponent(target)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
        return try paths.map {
            SwiftFile(path: $0, text: try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8))
        }
    }

    private static func name(_ folder: String) -> String { folder.isEmpty ? "the target's own files" : folder }
}
