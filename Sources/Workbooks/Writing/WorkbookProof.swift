import CExpat
import CZip
import Wording

/// Makes sure that a written workbook holds every row and cell, and that its other parts are whole.
///
/// The library that writes does not look whether its temporary files take what it writes to them: on a full disk rows would be
/// missing without a word.
package struct WorkbookProof {
    /// The file that errors name.
    private let path: String

    package init(path: String) { self.path = path }

    /// - Parameters:
    ///   - file: The workbook.
    ///   - tabs: Rows and cells of each tab, in order.
    /// - Throws: `WorkbookWriteError.writeFailed` where something is missing.
    package func prove(_ file: String, holds tabs: [(rows: Int, cells: Int)]) throws(WorkbookWriteError) {
        var code: Int32 = 0
        guard let archive = zip_open(file, ZIP_RDONLY, &code) else { throw incomplete }
        defer { zip_discard(archive) }
        for (place, tab) in tabs.enumerated() {
            guard let part = zip_fopen(archive, "xl/worksheets/sheet\(place + 1).xml", 0) else { throw incomplete }
            defer { zip_fclose(part) }
            guard let found = Self.count(part), found == tab else { throw incomplete }
        }
        // Comments, links, styles: what is cut off is no XML.
        for entry in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
            guard let name = zip_get_name(archive, entry, 0) else { throw incomplete }
            if String(cString: name).hasPrefix("xl/worksheets/sheet") { continue }
            guard let part = zip_fopen_index(archive, entry, 0) else { throw incomplete }
            defer { zip_fclose(part) }
            guard Self.isXML(part) else { throw incomplete }
        }
    }

    private var incomplete: WorkbookWriteError {
        .writeFailed(
            path: path,
            reason: LocalizedText(
                en: "not all of it reached the disk, or its temporary files",
                zh: "内容未能全部写入磁盘或临时文件"
            )
        )
    }

    private static func isXML(_ part: OpaquePointer) -> Bool {
        guard let parser = XML_ParserCreate(nil) else { return false }
        defer { XML_ParserFree(parser) }
        var block = [CChar](repeating: 0, count: 1 << 16)
        while true {
            let read = zip_fread(part, &block, UInt64(block.count))
            guard read >= 0, XML_Parse(parser, block, Int32(read), read == 0 ? 1 : 0) == XML_STATUS_OK else {
                return false
            }
            if read == 0 { return true }
        }
    }

    /// Rows and cells by their tags; `nil` where the part cannot be read, or does not end as it must.
    private static func count(_ part: OpaquePointer) -> (rows: Int, cells: Int)? {
        var counter = TagCounter()
        while true {
            let read = counter.fill { zip_fread(part, $0.baseAddress, UInt64($0.count)) }
            if read < 0 { return nil }
            if read == 0 { return counter.isWhole ? (counter.rows, counter.cells) : nil }
        }
    }
}

/// Counts `<row ` and `<c ` in XML that comes in blocks; in text and attributes a `<` stands as `&lt;`.
private struct TagCounter {
    private(set) var rows = 0
    private(set) var cells = 0
    /// What is left of the last block, then the block at hand.
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    /// How many bytes of the buffer are not yet looked at, or are kept for how the part ends.
    private var kept = 0

    private static let end = Array("</worksheet>".utf8)

    /// Whether what was read last is the end of a tab.
    var isWhole: Bool { buffer[..<kept].suffix(Self.end.count).elementsEqual(Self.end) }

    /// Takes the next block: `read` writes it and says how many bytes it has.
    mutating func fill(_ read: (UnsafeMutableBufferPointer<UInt8>) -> Int64) -> Int64 {
        let start = kept
        let count = buffer.withUnsafeMutableBufferPointer { read(UnsafeMutableBufferPointer(rebasing: $0[start...])) }
        guard count > 0 else { return count }
        let filled = kept + Int(count)
        // What is kept is looked at with the next block; it is longer than any tag's beginning.
        let limit = max(0, filled - Self.end.count)
        buffer.withUnsafeBufferPointer { bytes in
            for place in 0..<limit where bytes[place] == UInt8(ascii: "<") {
                if bytes[place + 1] == UInt8(ascii: "c"), bytes[place + 2] == UInt8(ascii: " ") { cells += 1 }
                if bytes[place + 1] == UInt8(ascii: "r"), bytes[place + 2] == UInt8(ascii: "o"),
                    bytes[place + 3] == UInt8(ascii: "w"), bytes[place + 4] == UInt8(ascii: " ")
                {
                    rows += 1
                }
            }
        }
        for place in limit..<filled { buffer[place - limit] = buffer[place] }
        kept = filled - limit
        return count
    }
}
