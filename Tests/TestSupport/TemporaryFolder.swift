import Foundation

/// A new folder, for its owner alone, that is gone with the object that holds it.
///
/// Of the helpers for folders, choose `withFolder` where one test needs a folder, and this where a suite keeps one for each of its tests.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("roster-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }  // A folder left behind harms nothing.
}

/// Runs `body` with a folder of its own, which is gone afterwards.
package func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    return try await body(folder.path)
}
