import Foundation
import JobModel
import LocalFiles

/// Writes a sheet that spreadsheets open and `CSVFile` reads back to the same strings: CRLF, RFC 4180, UTF-8 with BOM
/// where nothing else is asked for.
///
/// The file is made new with mode 0600 and never replaces another. Call `close`; only then is all of it on the disk.
package struct CSVWriter: ~Copyable {
    private let file: PrivateFile
    private let delimiter: UInt8
    private var encoder: TextEncoder?
    private var buffer: [UInt8] = []

    /// `original` is a sheet whose encoding and delimiter are taken over, so far as Chinese sentences fit into it.
    package init(path: String, like original: CSVFile? = nil) throws {
        delimiter = original?.delimiter ?? UInt8(ascii: ",")
        // No file is made where the sheet's encoding cannot be used.
        encoder = try original.flatMap { try TextEncoder(of: $0) }
        file = try CSVStreamError.converting(try PrivateFile(making: path))
        // Spreadsheets know no mark of GB18030.
        if encoder?.isMarked ?? true { buffer = [0xEF, 0xBB, 0xBF] }
    }

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
        try CSVStreamError.converting(try file.write(buffer))
        buffer.removeAll(keepingCapacity: true)
    }

    /// Puts everything on the disk.
    package mutating func close() throws {
        try flush()
        try CSVStreamError.converting(try file.synchronize())
    }

    private static let flushBytes = 64 * 1024
}
