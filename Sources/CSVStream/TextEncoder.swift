import Glibc
import Wording

/// Turns UTF-8 into the encoding of another sheet, for files that are to open where that one did.
final class TextEncoder {
    /// Whether the encoding begins with a byte order mark.
    let isMarked: Bool
    private let converter: iconv_t

    /// - Returns: `nil` for UTF-8, and for encodings that do not hold every character: then UTF-8 is written.
    convenience init?(of file: CSVFile) throws(CSVStreamError) {
        switch file.encoding {
        case "UTF-16LE", "UTF-16BE", "GB18030": try self.init(to: file.encoding)
        default: return nil
        }
    }

    /// Encodes into an encoding that holds every character.
    init(to encoding: String) throws(CSVStreamError) {
        isMarked = encoding.hasPrefix("UTF-16")
        guard let converter = iconv_open(encoding, "UTF-8"), converter != iconv_t(bitPattern: -1) else {
            throw .unsupportedEncoding(name: encoding)
        }
        self.converter = converter
    }

    deinit { iconv_close(converter) }

    /// Encodes whole records.
    func encode(_ text: [UInt8]) throws(CSVStreamError) -> [UInt8] {
        var input = text
        var output = [UInt8](repeating: 0, count: text.count * 4 + 16)
        var free = output.count
        let isDone = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var to = target.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var left = source.count
                return iconv(converter, &from, &left, &to, &free) != Int(bitPattern: UInt.max)
            }
        }
        // These encodings hold every character that valid UTF-8 has.
        guard isDone else {
            throw .writeFailed(path: "text", reason: LocalizedText(said: String(cString: strerror(errno))))
        }
        return Array(output.prefix(output.count - free))
    }
}
