/// A file that a run was planned from, as it was then.
package struct PlannedFile: Sendable, Codable, Equatable {
    package var path: String
    package var bytes: Int
    /// CRC-32, eight hexadecimal digits.
    package var crc32: String

    package init(path: String, bytes: Int, crc32: String) {
        self.path = path
        self.bytes = bytes
        self.crc32 = crc32
    }
}
