import Foundation

/// A folder of a test's own, which is gone with it.
final class OwnFolder: Sendable {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)").path

    deinit { try? FileManager.default.removeItem(atPath: path) }  // A folder left behind harms nothing.
}
