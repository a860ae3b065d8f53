import Glibc

/// Text in an encoding that a test needs.
enum Encoded {
    /// - Returns: `nil` where the encoding cannot hold the text.
    static func bytes(_ text: String, _ encoding: String) -> [UInt8]? {
        guard let converter = iconv_open(encoding, "UTF-8"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = Array(text.utf8)
        var isWhole = false
        let output = [UInt8](unsafeUninitializedCapacity: input.count * 4 + 16) { target, filled in
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var to = target.baseAddress.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self) }
                var (left, free) = (source.count, target.count)
                isWhole = iconv(converter, &from, &left, &to, &free) == 0 && left == 0
                filled = target.count - free
            }
        }
        return isWhole ? output : nil
    }
}
