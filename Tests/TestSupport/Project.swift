import Foundation

/// The files that ship with the project.
package enum Project {
    package static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Copies `jobs` and `templates` into a folder, so that results beside a job stay out of the project.
    package static func copyJobs(to target: String) throws {
        for name in ["jobs", "templates"] {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(target)/\(name)")
        }
    }
}

/// Runs `body` with a folder of its own, which is gone afterwards.
package func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roster-e2e-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }  // A folder left behind harms nothing.
    return try await body(folder)
}
