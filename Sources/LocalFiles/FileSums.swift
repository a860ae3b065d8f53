import Foundation

/// How many bytes a file has, and their checksums, from one reading.
package struct FileSums: Sendable, Equatable {
    package var bytes = 0
    package var crc32: String
    package var sha256: String

    /// - Returns: `nil` where the file cannot be opened.
    package init?(_ path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { file.closeFile() }
        var (short, long) = (CRC32(), SHA256())
        while let block = try file.read(upToCount: 256 * 1024), !block.isEmpty {
            short.add(block)
            long.add(block)
            bytes += block.count
        }
        (crc32, sha256) = (short.text, long.text)
    }
}
