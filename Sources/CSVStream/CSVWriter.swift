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

    /// Makes a file of its own kind, with commas.
    ///
    /// - Parameters:
    ///   - path: The new file.
    ///   - encoding: An iconv name of UTF-8, UTF-16LE or GB18030.
    /// - Throws: `CSVStreamError`.
    package init(path: String, encoding: String) throws {
        delimiter = UInt8(ascii: ",")
        encoder = encoding == "UTF-8" ? nil : try TextEncoder(to: encoding)
        file = try CSVStreamError.converting(try PrivateFile(making: path))
        if encoder?.isMarked ?? true { buffer = [0xEF, 0xBB, 0xBF] }
    }

    /// Adds records whose bytes are there already, as `CSVField` makes them.
    package mutating func write(records: [UInt8]) throws {
        guard encoder == nil, records.count >= Self.flushBytes else {
            buffer += records
            if buffer.count >= Self.flushBytes { try flush() }
            return
        }
        try flush()
        try CSVStreamError.converting(try file.write(records))
    }

    /// Adds one record; formula cells are defused reversibly.
    package mutating func write(_ fields: [String]) throws { try write(asItStands: [], fields) }

    /// Adds one record that begins with cells as another sheet has them, apostrophes and formulas and all.
    package mutating func write(asItStands cells: [String], _ fields: [String]) throws {
        let isAlone = cells.count + fields.count == 1
        for cell in cells {
            append(cell, isAlone: isAlone)
            buffer.append(delimiter)
        }
        for field in fields {
            append(SpreadsheetApostrophe.adding(to: field), isAlone: isAlone)
            buffer.append(delimiter)
        }
        // Behind the last field none stands.
        if !cells.isEmpty || !fields.isEmpty { buffer.removeLast() }
        buffer += [0x0D, 0x0A]
        if buffer.count >= Self.flushBytes { try flush() }
    }

    private mutating func append(_ field: String, isAlone: Bool) {
        // A lone blank field would read as a blank row.
        guard field.utf8.contains(where: Self.isSpecial) || isAlone && field.allSatisfy(\.isWhitespace) else {
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

    /// Whether a field with it needs quotes, whatever delimiter a reader expects.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "\t"),
            UInt8(ascii: "|"):
            true
        default: false
        }
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
