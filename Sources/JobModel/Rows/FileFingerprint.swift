/// What a file was when it was read: how many bytes, and their checksum.
package struct FileFingerprint: Sendable, Equatable {
    package var bytes: Int
    /// CRC-32, eight hexadecimal digits.
    package var crc32: String

    package init(bytes: Int, crc32: String) {
        self.bytes = bytes
        self.crc32 = crc32
    }
}
