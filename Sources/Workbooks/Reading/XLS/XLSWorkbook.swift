import JobModel
import Wording

/// A workbook of Excel 97 to 2003 (BIFF8), as old systems of HR still export.
///
/// Read here and not by libfreexl: that one gives empty cells for formulas whose value is stored, 7 for a cell that shows
/// 0007, and has no way to tell what is hidden or merged. Every read is within the bytes that there are, so that a damaged
/// file is an error and no crash.
/// Source: [MS-XLS], [MS-CFB].
final class XLSWorkbook: WorkbookFormat {
    let tabs: [Tab]
    private let file: WorkbookFile
    private let limits: WorkbookLimits
    private let book: XLSBook
    /// Where each sheet begins.
    private let places: [Int]

    /// Bytes of the file, which is kept in memory.
    private static let fileBytes = 256 << 20

    init(_ file: WorkbookFile, limits: WorkbookLimits) throws {
        self.file = file
        self.limits = limits
        let bytes = try Self.content(file, limit: min(limits.unpackedBytes, Self.fileBytes))
        do {
            let stream = LittleEndianBytes(bytes: try Self.stream(bytes, path: file.path))
            let globals = try XLSGlobals(stream, path: file.path, limits: limits)
            book = XLSBook(
                path: file.path,
                stream: stream,
                strings: globals.strings,
                formats: globals.formats,
                is1904: globals.is1904,
                isComputed: globals.isComputed,
                limits: limits
            )
            tabs = globals.sheets.enumerated().map { place, sheet in
                Tab(name: sheet.name, number: place + 1, visibility: sheet.visibility, kind: sheet.kind)
            }
            places = globals.sheets.map(\.place)
        } catch let damage as XLSDamage {
            throw damage.error(file.path)
        }
    }

    /// The whole file.
    private static func content(_ file: WorkbookFile, limit: Int) throws(WorkbookError) -> [UInt8] {
        guard file.fingerprint.bytes <= limit else {
            throw .tooLarge(path: file.path, part: "", .unpackedBytes(limit))
        }
        let opened = try file.open()
        let bytes = try opened.read(at: 0, file.fingerprint.bytes)
        try opened.require(file.fingerprint)
        guard bytes.count == file.fingerprint.bytes else { throw .changed(path: file.path) }
        return bytes
    }

    /// The stream that holds the workbook; whatever else is packed alike is told apart.
    private static func stream(_ bytes: [UInt8], path: String) throws -> [UInt8] {
        do {
            return try stream(CompoundFile(bytes), path: path)
        } catch let damage as XLSDamage {
            // What is encrypted need not be whole to be told from a workbook.
            if namesEncryption(bytes) { throw WorkbookError.encrypted(path: path) }
            if case .cut = damage { throw WorkbookError.truncated(path: path) }
            throw damage
        }
    }

    /// Whether an entry of the directory, which begins at a multiple of 128, is that of an encrypted workbook of today.
    ///
    /// Source: [MS-OFFCRYPTO] 2.3.4.4.
    private static func namesEncryption(_ bytes: [UInt8]) -> Bool {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        return stride(from: 0, to: bytes.count - name.count + 1, by: 128).contains {
            bytes[$0] == name[0] && bytes[$0..<($0 + name.count)].elementsEqual(name)
        }
    }

    private static func stream(_ compound: CompoundFile, path: String) throws -> [UInt8] {
        if compound.holds("Workbook") { return try compound.stream("Workbook") }
        if compound.holds("EncryptedPackage") { throw WorkbookError.encrypted(path: path) }
        if compound.holds("Book") { throw XLSGlobals.older(path) }
        let isText = compound.holds("WordDocument")
        throw WorkbookError.notAWorkbook(
            path: path,
            kind: isText
                ? LocalizedText(en: "a text document (.doc)", zh: "文本文档（.doc）")
                : LocalizedText(en: "another kind of document", zh: "其他类型的文档")
        )
    }

    func rows(of tab: Tab, linkedColumns: Set<Int>) throws -> any TabRows {
        // The bytes are those that were read at first; the file is to hold them still.
        _ = try file.open()
        let sheet: XLSSheet
        do throws(XLSDamage) {
            guard places.indices.contains(tab.number - 1) else { throw XLSDamage.missing(tab.name) }
            sheet = try XLSSheet(book.stream, at: places[tab.number - 1], linkedColumns: linkedColumns)
        } catch {
            throw error.error(file.path, part: tab.name)
        }
        guard !sheet.hasTooManyLinks else {
            throw WorkbookError.tooLarge(path: file.path, part: tab.name, .links(SheetLinks.rangeLimit))
        }
        return XLSRows(book, sheet, tab: tab.name, linkedColumns: linkedColumns, limits: limits)
    }
}
