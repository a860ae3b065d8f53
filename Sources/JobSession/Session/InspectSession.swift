package import JobEngine

/// A look at how a sheet is read; it asks no directory, and is over at once.
package struct InspectSession: Sendable {
    private let sheet: SheetJob
    private let limit: Int

    /// - Parameters:
    ///   - sheet: The sheet, and how it is to be read.
    ///   - limit: How many of its records are kept.
    package init(sheet: SheetJob, keeping limit: Int) {
        self.sheet = sheet
        self.limit = limit
    }

    /// Reads the sheet once.
    ///
    /// - Returns: How it is read, and its first records.
    /// - Throws: `CSVStreamError` where it cannot be read.
    package func run() throws -> (inspection: Inspection, records: [[String]]) {
        var kept: [[String]] = []
        let inspection = try Inspection(
            path: sheet.file,
            encoding: sheet.encoding,
            delimiter: sheet.delimiter,
            headerRow: sheet.headerRow,
            tab: sheet.sheet,
            subject: sheet.subject
        ) { record in
            if kept.count < limit { kept.append(record) }
        }
        return (inspection, kept)
    }
}
