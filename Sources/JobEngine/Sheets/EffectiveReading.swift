import CSVStream
package import JobModel

/// How a sheet is read in the end: what was said of it, and what was found out where nothing was said.
package struct EffectiveReading: Sendable, Equatable {
    private let subject: Subject
    private let headerRow: Int
    /// Of a text file.
    private let encoding: String?
    private let delimiter: UInt8?
    /// Of a workbook.
    private let tab: String?

    /// Looks at the sheet's beginning.
    ///
    /// - Parameters:
    ///   - step: Reads the sheet.
    ///   - folder: What its paths are relative to.
    /// - Throws: What reading the sheet's header throws.
    package init(_ step: StepDefinition, folder: String) throws {
        var step = step
        step.corrections = nil
        let sheet = try StepSource.open(step, folder: folder)
        let text = sheet as? CSVFile
        subject = step.subject
        headerRow = sheet.headerRow
        // A mark at the beginning changes no row, nor do capital letters in the name of an encoding.
        encoding = text.map { $0.encoding.lowercased() }.map { $0 == "utf-8-bom" ? "utf-8" : $0 }
        delimiter = text?.delimiter
        tab = (sheet as? TabSheet)?.name
    }
}
