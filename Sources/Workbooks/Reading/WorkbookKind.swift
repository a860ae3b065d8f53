import Glibc

/// Which format of workbook a file is, told by its first bytes whatever its name says.
///
/// Signatures: PKWARE APPNOTE 6.3 (ZIP), [MS-CFB] 2.2 (old Office files), OpenDocument 1.3 part 2, 3.3 (mimetype).
package enum WorkbookKind: Sendable, CaseIterable {
    /// Open XML, with macros or without; also whatever other Office document is packed alike, which opening refuses.
    case xlsx
    /// Old Office files, and workbooks of today behind a password.
    case xls
    case ods
    /// XML Spreadsheet 2003.
    case xmlSpreadsheet

    /// - Parameter beginning: The file's first bytes; some hundreds are enough.
    /// - Returns: The format; `nil` where the file is none that holds a workbook.
    package static func of(_ beginning: [UInt8]) -> WorkbookKind? {
        if beginning.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .xls }
        if beginning.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return packed(beginning) }
        return isXMLSpreadsheet(beginning) ? .xmlSpreadsheet : nil
    }

    /// - Parameter path: A file that can be read more than once: no pipe.
    /// - Returns: The format; `nil` for what is none, cannot be opened or is no regular file.
    package static func of(path: String) -> WorkbookKind? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let beginning = [UInt8](unsafeUninitializedCapacity: looked) { buffer, count in
            count = max(pread(descriptor, buffer.baseAddress, looked, 0), 0)
        }
        return of(beginning)
    }

    private static let looked = 64 * 1024

    private static func packed(_ beginning: [UInt8]) -> WorkbookKind? {
        if holds("application/vnd.oasis.opendocument.spreadsheet", beginning) { return .ods }
        if holds("Index/", beginning), holds(".iwa", beginning) { return nil }
        if ["xl/", "[Content_Types].xml", "_rels/.rels"].contains(where: { holds($0, beginning) }) { return .xlsx }
        // The type is missing, or packed like the other parts, as by a program that packs a folder again.
        let names = ["META-INF/manifest.xml", "content.xml"]
        return names.contains { holds($0, beginning) } && !holds("application/vnd.oasis.", beginning) ? .ods : nil
    }

    private static func isXMLSpreadsheet(_ beginning: [UInt8]) -> Bool {
        // UTF-16 has a zero in every other place; the marks are ASCII.
        let text = beginning.prefix(4096).filter { $0 != 0 }
        let start = text.drop { $0 <= 0x20 || $0 >= 0x80 }
        guard start.starts(with: "<?xml".utf8) || start.starts(with: "<Workbook".utf8) else { return false }
        return holds("urn:schemas-microsoft-com:office:spreadsheet", text) || holds("progid=\"Excel.Sheet\"", text)
    }

    private static func holds(_ text: String, _ bytes: [UInt8]) -> Bool {
        bytes.contains(Array(text.utf8))
    }
}
