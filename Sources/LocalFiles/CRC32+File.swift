import Foundation

extension CRC32 {
    /// How many bytes a file has, and their checksum; `nil` where it cannot be opened.
    package static func ofFile(_ path: String) throws -> (bytes: Int, text: String)? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { file.closeFile() }
        var checksum = CRC32()
        var bytes = 0
        while let block = try file.read(upToCount: 256 * 1024), !block.isEmpty {
            checksum.add(block)
            bytes += block.count
        }
        return (bytes, checksum.text)
    }
}
