import JobModel

/// A workbook of XML Spreadsheet 2003: one document with all tabs, as Excel writes it and report programs do.
///
/// Source: Microsoft, "XML Spreadsheet Reference", 2001.
final class XMLSpreadsheetWorkbook: WorkbookFormat {
    let tabs: [Tab]
    private let file: WorkbookFile
    private let limits: WorkbookLimits
    private let formats: [String: NumberFormat]
    private let is1904: Bool

    /// Reads the document once: what is said of a tab stands behind its cells.
    init(_ file: WorkbookFile, limits: WorkbookLimits) throws {
        self.file = file
        self.limits = limits
        let opened = try file.open()
        let outline: XMLSpreadsheetOutline
        do {
            let handler = XMLSpreadsheetOutline(path: file.path, limits: limits)
            outline = try XMLDocument(XMLFileSource(opened, limits: limits), handler: handler, limits: limits).readAll()
        } catch {
            if case .damaged = error, try Self.isCut(opened, bytes: file.fingerprint.bytes) {
                throw WorkbookError.truncated(path: file.path)
            }
            throw error
        }
        try opened.require(file.fingerprint)
        tabs = outline.tabs.enumerated().map {
            Tab(name: $0.element.name, number: $0.offset + 1, visibility: $0.element.visibility)
        }
        formats = outline.styles.formats()
        is1904 = outline.is1904
    }

    func rows(of tab: Tab, linkedColumns: Set<Int>) throws -> any TabRows {
        let opened = try file.open()
        let part = XMLSpreadsheetTab(
            path: file.path,
            number: tab.number,
            formats: formats,
            is1904: is1904,
            linkedColumns: linkedColumns,
            limits: limits
        )
        return try XMLTabRows(
            file,
            opened,
            source: try XMLFileSource(opened, limits: limits),
            part: part,
            limits: limits
        )
    }

    /// Whether the end tag is not there.
    private static func isCut(_ opened: WorkbookFile.Opened, bytes: Int) throws(WorkbookError) -> Bool {
        let end = try opened.read(at: max(bytes - 1024, 0), 1024).filter { $0 != 0 }
        return !String(decoding: end, as: UTF8.self).contains("Workbook>")
    }
}
