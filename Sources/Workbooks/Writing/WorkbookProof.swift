import CZip
import Wording

/// Makes sure that a written workbook holds every row and cell.
///
/// The library that writes does not look whether its temporary files take what it writes to them: on a full disk rows would be
/// missing without a word.
struct WorkbookProof {
    /// The file that errors name.
    let path: String

    /// - Parameters:
    ///   - file: The workbook.
    ///   - tabs: Rows and cells of each tab, in order.
    /// - Throws: `WorkbookWriteError.writeFailed` where something is missing.
    func prove(_ file: String, holds tabs: [(rows: Int, cells: Int)]) throws(WorkbookWriteError) {
        var code: Int32 = 0
        guard let archive = zip_open(file, ZIP_RDONLY, &code) else { throw incomplete }
        defer { zip_discard(archive) }
        for (place, tab) in tabs.enumerated() {
            guard let part = zip_fopen(archive, "xl/worksheets/sheet\(place + 1).xml", 0) else { throw incomplete }
            defer { zip_fclose(part) }
            guard let found = Self.count(part), found == tab else { throw incomplete }
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
