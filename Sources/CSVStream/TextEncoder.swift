import Glibc
import Wording

/// Turns UTF-8 into the encoding of another sheet, for files that are to open where that one did.
final class TextEncoder {
    /// Whether the encoding begins with a byte order mark.
    let isMarked: Bool
    private let converter: iconv_t
    private let name: String

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
        name = encoding
    }

    deinit { iconv_close(converter) }

    /// Encodes whole records.
    ///
    /// GB18030 has no place for a few characters of the private use area; they are never replaced.
    func encode(_ text: [UInt8]) throws(CSVStreamError) -> [UInt8] {
        var input = text
        var output = [UInt8](repeating: 0, count: text.count * 4 + 16)
        var free = output.count
        var left = text.count
        let isDone = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var to = target.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                return iconv(converter, &from, &left, &to, &free) == 0
            }
        }
        guard isDone else {
            // What comes next must not begin in the middle of this.
            iconv(converter, nil, nil, nil, nil)
            throw .notInEncoding(value: Self.field(around: text.count - left, in: text), encoding: name)
        }
        return Array(output.prefix(output.count - free))
    }

    /// The field in which a place lies.
    private static func field(around place: Int, in text: [UInt8]) -> String {
        let isEnd = { (byte: UInt8) in byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D }
        let start = text[..<place].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        let end = text[place...].firstIndex(where: isEnd) ?? text.count
        return String(decoding: text[start..<end], as: UTF8.self)
    }
}
