import Foundation
import Glibc
import JobModel

/// Writes a sheet that spreadsheets open and `CSVFile` reads back to the same strings: UTF-8 with BOM, CRLF, RFC 4180.
///
/// The file is made new with mode 0600 and never replaces another. Call `close`; only then is all of it on the disk.
package struct CSVWriter: ~Copyable {
    private let descriptor: Int32
    private let path: String
    private var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]
    private var isOpen = true

    package init(path: String) throws {
        self.path = path
        descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST
                ? CSVStreamError.exists(path: path)
                : CSVStreamError.writeFailed(path: path, reason: String(cString: strerror(errno)))
        }
    }

    deinit { if isOpen { Glibc.close(descriptor) } }

    /// Adds one record; formula cells are defused reversibly.
    package mutating func write(_ fields: [String]) throws {
        for (place, field) in fields.enumerated() {
            if place > 0 { buffer.append(UInt8(ascii: ",")) }
            append(SpreadsheetApostrophe.adding(to: field), isAlone: fields.count == 1)
        }
        buffer += [0x0D, 0x0A]
        if buffer.count >= Self.flushBytes { try flush() }
    }

    private mutating func append(_ field: String, isAlone: Bool) {
        let needsQuotes = field.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
                || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "|")
        }
        // A lone blank field would read as a blank row.
        guard needsQuotes || isAlone && field.allSatisfy(\.isWhitespace) else {
            buffer += field.utf8
            return
        }
        buffer.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }

    private mutating func flush() throws {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw CSVStreamError.writeFailed(path: path, reason: String(cString: strerror(errno)))
            }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Puts everything on the disk.
    package mutating func close() throws {
        try flush()
        guard fsync(descriptor) == 0 else {
            throw CSVStreamError.writeFailed(path: path, reason: String(cString: strerror(errno)))
        }
        Glibc.close(descriptor)
        isOpen = false
    }

    private static let flushBytes = 64 * 1024
}
