import Glibc
import Testing

/// A text as another encoding writes it.
func encoded(_ text: String, to encoding: String) throws -> [UInt8] {
    let opened = try #require(iconv_open(encoding, "UTF-8"))
    let converter = try #require(opened == iconv_t(bitPattern: -1) ? nil : opened, "iconv does not know \(encoding)")
    defer { iconv_close(converter) }
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: input.count * 4)
    var (left, free) = (input.count, output.count)
    input.withUnsafeMutableBytes { source in
        output.withUnsafeMutableBytes { target in
            var from = source.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
            var to = target.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
            _ = iconv(converter, &from, &left, &to, &free)
        }
    }
    try #require(left == 0, "\(encoding) does not hold \(text)")
    return Array(output.dropLast(free))
}
