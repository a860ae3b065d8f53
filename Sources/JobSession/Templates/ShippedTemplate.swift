import CSVStream
import Foundation
import JobModel
import Wording

/// Files that the command carries, written for people to begin with.
package struct ShippedTemplate: Sendable {
    /// Each with its place beside the first.
    private let files: [(path: String, bytes: [UInt8])]

    package init(files: [(path: String, bytes: [UInt8])]) { self.files = files }

    /// Writes all of them or, where one is there already, none; `path` is that of the first in place of its own name.
    ///
    /// - Throws: `CSVStreamError` where a file is there already or cannot be written.
    /// - Returns: The files' paths.
    package func write(to path: String?) throws -> [String] {
        guard let first = files.first else { return [] }
        let main = URL(fileURLWithPath: path ?? first.path)
        let folder = main.deletingLastPathComponent()
        let places = [path ?? first.path] + files.dropFirst().map { folder.appendingPathComponent($0.path).path }
        for place in places where FileManager.default.fileExists(atPath: place) {
            throw CSVStreamError.exists(path: place)
        }
        for (file, place) in zip(files, places) { try Self.write(file.bytes, to: place) }
        return path == nil ? files.map(\.path) : places
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch {
            throw CSVStreamError.writeFailed(path: path, reason: LocalizedText(of: error))
        }
    }
}
