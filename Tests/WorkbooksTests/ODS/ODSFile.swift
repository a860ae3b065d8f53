import CZip
import Workbooks

/// An OpenDocument workbook as the tests write it: whatever is not said is as LibreOffice has it.
struct ODSFile {
    /// What stands within `table:table`, tab by tab.
    var tables: [String]
    var names = ["Sheet1", "Sheet2", "Sheet3"]
    /// What stands within the styles of the document.
    var styles: String
    /// What stands in the sheet before the tables, and behind them.
    var before = ""
    var behind = ""
    /// What stands within the part of common styles; without it there is no such part.
    var common: String?
    var manifest = ""
    var body = "spreadsheet"

    init(_ tables: String..., styles: String = "") {
        self.tables = tables
        self.styles = styles
    }

    private static let spaces =
        ["office", "style", "table", "text", "number", "manifest", "calcext", "draw", "xlink"]
        .map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }.joined(separator: " ")

    var content: String {
        let sheets = tables.indices.map {
            "<table:table table:name=\"\(names[$0])\" table:style-name=\"ta\($0 + 1)\">\(tables[$0])</table:table>"
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \(Self.spaces)><office:scripts/>"
            + "<office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:\(body)>\(before)"
            + "\(sheets.joined())\(behind)</office:\(body)></office:body></office:document-content>"
    }

    var parts: [(name: String, text: String)] {
        var parts = [
            ("content.xml", content),
            ("META-INF/manifest.xml", "<manifest:manifest \(Self.spaces)>\(manifest)</manifest:manifest>"),
        ]
        if let common {
            let styles = "<office:styles>\(common)</office:styles>"
            parts.append(("styles.xml", "<office:document-styles \(Self.spaces)>\(styles)</office:document-styles>"))
        }
        return parts
    }

    func packed() throws -> PackedFile { try Self.pack(parts.map { ($0.name, Array($0.text.utf8)) }) }

    /// The type of the file comes first, and is not compressed.
    static func pack(_ parts: [(name: String, bytes: [UInt8])]) throws -> PackedFile {
        let type = "application/vnd.oasis.opendocument.spreadsheet"
        let stored = try PackedFile([("mimetype", Array(type.utf8))], method: ZIP_CM_STORE)
        try stored.add(parts)
        return stored
    }

    /// A row of texts.
    static func row(_ cells: [String], _ attributes: String = "") -> String {
        let cells = cells.map {
            $0.isEmpty
                ? "<table:table-cell/>"
                : "<table:table-cell office:value-type=\"string\"><text:p>\($0)</text:p></table:table-cell>"
        }
        return "<table:table-row \(attributes)>\(cells.joined())</table:table-row>"
    }
}

extension PackedFile {
    /// Adds parts behind those that are there.
    func add(_ parts: [(name: String, bytes: [UInt8])]) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, 0, &code) else { throw CannotPack() }
        // Read by libzip when it closes the archive.
        let copies = parts.map { part in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(part.bytes.count, 1), alignment: 1)
            copy.copyBytes(from: part.bytes)
            return copy
        }
        defer { for copy in copies { copy.deallocate() } }
        for (part, copy) in zip(parts, copies) {
            guard let source = zip_source_buffer(archive, copy.baseAddress, UInt64(part.bytes.count), 0),
                zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0
            else { throw CannotPack() }
        }
        guard zip_close(archive) == 0 else { throw CannotPack() }
    }
}
