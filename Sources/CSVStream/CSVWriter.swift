import Foundation
import Glibc
import JobModel

/// Writes a sheet that spreadsheets open and `CSVFile` reads back to the same strings: CRLF, RFC 4180, UTF-8 with BOM
/// where nothing else is asked for.
///
/// The file is made new with mode 0600 and never replaces another. Call `close`; only then is all of it on the disk.
package struct CSVWriter: ~Copyable {
    private let descriptor: Int32
    private let path: String
    private let delimiter: UInt8
    private var encoder: TextEncoder?
    private var buffer: [UInt8] = []
    private var isOpen = true

    /// `original` is a sheet whose encoding and delimiter are taken over, so far as Chinese sentences fit into it.
    package init(path: String, like original: CSVFile? = nil) throws {
        self.path = path
        delimiter = original?.delimiter ?? UInt8(ascii: ",")
        descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST
                ? CSVStreamError.exists(path: path)
                : CSVStreamError.writeFailed(path: path, reason: String(cString: strerror(errno)))
        }
        if let original { encoder = try TextEncoder(of: original) }
        // Spreadsheets know no mark of GB18030.
        if encoder?.isMarked ?? true { buffer = [0xEF, 0xBB, 0xBF] }
    }

    deinit { if isOpen { Glibc.close(descriptor) } }

    /// Adds one record; formula cells are defused reversibly.
    package mutating func write(_ fields: [String]) throws { try write(asItStands: [], fields) }

    /// Adds one record that begins with cells as another sheet has them, apostrophes and formulas and all.
    package mutating func write(asItStands cells: [String], _ fields: [String]) throws {
        let all = cells + fields.map(SpreadsheetApostrophe.adding)
        for (place, field) in all.enumerated() {
            if place > 0 { buffer.append(delimiter) }
            append(field, isAlone: all.count == 1)
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
        if let encoder { buffer = try encoder.encode(buffer) }
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
