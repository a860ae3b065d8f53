import Foundation

/// The files that ship with the project.
package enum Project {
    package static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// What a file of the project holds; `path` is relative to its folder.
    package static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }

    /// Copies `jobs` and `templates` into a folder, so that results beside a job stay out of the project.
    package static func copyJobs(to target: String) throws {
        for name in ["jobs", "templates"] {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(target)/\(name)")
        }
    }
}
