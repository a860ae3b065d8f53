package import JobModel

/// A workbook: its tabs, each of which can be read as a sheet.
package struct Workbook: Sendable {
    package let path: String
    package let kind: WorkbookKind
    package let tabs: [Tab]
    private let file: WorkbookFile
    private let format: any WorkbookFormat

    /// What the file is.
    package var fingerprint: FileFingerprint { file.fingerprint }

    /// Looks at the parts of a workbook, and at none of its cells.
    ///
    /// - Throws: `WorkbookError` where it is none, or is damaged, encrypted or beyond the limits.
    package static func open(_ path: String, limits: WorkbookLimits = WorkbookLimits()) throws -> Workbook {
        let file = try WorkbookFile(path: path)
        let beginning = try file.open().read(at: 0, 64 * 1024)
        guard let kind = WorkbookKind.of(beginning) else { throw UnreadFormats.error(of: beginning, file) }
        let format: any WorkbookFormat
        switch kind {
        case .xlsx: format = try XLSXWorkbook(file, limits: limits)
        case .xmlSpreadsheet: format = try XMLSpreadsheetWorkbook(file, limits: limits)
        case .ods: format = try ODSWorkbook(file, limits: limits)
        case .xls: format = try XLSWorkbook(file, limits: limits)
        }
        return Workbook(path: path, kind: kind, tabs: format.tabs, file: file, format: format)
    }

    /// Finds the header of a tab.
    ///
    /// - Throws: `WorkbookError` where the tab has no cells, or not the row that is to be the header.
    package func sheet(_ tab: Tab, options: WorkbookReadOptions = WorkbookReadOptions()) throws -> WorkbookSheet {
        guard tab.kind == .cells else { throw WorkbookError.noCells(path: path, tab: tab.name) }
        return try WorkbookSheet(TabSource(file: file, format: format, tab: tab), options: options)
    }
}
