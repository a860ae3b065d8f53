import Wording

/// A workbook of OpenDocument, as LibreOffice, WPS and Google write it.
///
/// Source: OpenDocument 1.3 parts 2 (packages) and 3 (schema).
final class ODSWorkbook: WorkbookFormat {
    let tabs: [Tab]
    private let file: WorkbookFile
    private let limits: WorkbookLimits
    private let formats: [String: ODSStyles.Format]
    private let is1904: Bool
    private static let content = "content.xml"

    /// Reads all cells once: tabs and styles stand in the same part.
    init(_ file: WorkbookFile, limits: WorkbookLimits) throws {
        self.file = file
        self.limits = limits
        let opened = try file.open()
        let archive = try ZipArchive(opened, limits: limits)
        try Self.requireReadable(archive, limits)
        var styles = ODSStyles()
        if archive.holds("styles.xml") {
            let part = ODSStylesPart(path: file.path, part: "styles.xml", styles: styles, limits: limits)
            styles = try XMLDocument(archive.part("styles.xml"), handler: part, limits: limits).readAll().styles
        }
        let handler = ODSOutline(path: file.path, part: Self.content, styles: styles, limits: limits)
        let outline = try XMLDocument(archive.part(Self.content), handler: handler, limits: limits).readAll()
        guard outline.isSpreadsheet else {
            throw WorkbookError.notAWorkbook(
                path: file.path,
                kind: LocalizedText(en: "another kind of document", zh: "其他类型的文档")
            )
        }
        try opened.require(file.fingerprint)
        let hidden = outline.styles.hiddenTables
        tabs = outline.tabs.enumerated().map { place, tab in
            Tab(name: tab.name, number: place + 1, visibility: hidden.contains(tab.style) ? .hidden : .visible)
        }
        formats = outline.styles.formats()
        is1904 = outline.is1904
    }

    /// Refuses what is encrypted: its parts are no XML.
    private static func requireReadable(_ archive: ZipArchive, _ limits: WorkbookLimits) throws(WorkbookError) {
        let manifest = "META-INF/manifest.xml"
        guard archive.holds(manifest) else { return }
        let read = try XMLDocument(archive.part(manifest), handler: ODSManifest(), limits: limits).readAll()
        if read.isEncrypted { throw .encrypted(path: archive.path) }
    }

    func rows(of tab: Tab, linkedColumns: Set<Int>) throws -> any TabRows {
        let opened = try file.open()
        let archive = try ZipArchive(opened, limits: limits)
        let part = ODSTab(
            path: file.path,
            part: Self.content,
            number: tab.number,
            formats: formats,
            is1904: is1904,
            linkedColumns: linkedColumns,
            limits: limits
        )
        return try XMLTabRows(file, opened, source: try archive.part(Self.content), part: part, limits: limits)
    }
}
