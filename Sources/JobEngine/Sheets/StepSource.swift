import CSVStream
import Foundation
package import JobModel
import RowValidation
import Workbooks

/// Opens the sheet of a step: a CSV file, or a tab of a workbook, distinguished by the file's first bytes, with the corrections
/// that the step names.
package enum StepSource {
    static func path(of step: StepDefinition, folder: String) -> String { path(step.source, folder: folder) }

    /// Where a path of a job leads.
    package static func path(_ path: String, folder: String) -> String {
        guard !path.hasPrefix("/") else { return path }
        return URL(fileURLWithPath: folder).appendingPathComponent(path).standardizedFileURL.path
    }

    /// Where nobody has said what the sheet is about, it may be `among` several subjects.
    ///
    /// - Throws: `CSVStreamError` or `WorkbookError` where it cannot be read; `TabError` where its tab cannot be told.
    package static func open(_ step: StepDefinition, folder: String, among subjects: [Subject] = []) throws -> any Sheet
    {
        let sheet = try named(openUncorrected(step, folder: folder, among: subjects), step)
        guard let corrections = step.corrections else { return sheet }
        let (list, file) = try CorrectionFile(path(corrections, folder: folder)).readWhole()
        return list.isEmpty ? sheet : try CorrectedSheet(sheet, list, of: file)
    }

    /// The header of a step's sheet as the file has it, whatever the step calls its columns.
    ///
    /// - Throws: As `open`.
    package static func headings(_ step: StepDefinition, folder: String) throws -> [String] {
        try openUncorrected(step, folder: folder, among: []).header
    }

    /// Gives the columns without a heading of their own that the step names these names.
    private static func named(_ sheet: any Sheet, _ step: StepDefinition) throws -> any Sheet {
        guard !step.numberedColumns.isEmpty else { return sheet }
        if var file = sheet as? CSVFile {
            let (header, places) = step.naming(file.header, width: file.width)
            file.name(header, numbered: places)
            return file
        }
        guard var tab = sheet as? TabSheet else { return sheet }
        var (header, places) = step.naming(tab.header, width: try tab.widthOfFirstRows())
        // A large workbook is read to its end only where a column has no cells in its first rows.
        if !step.numberedColumns.isSubset(of: header) {
            let last = try UnheadedCells.firsts(in: tab).keys.max() ?? 0
            (header, places) = step.naming(tab.header, width: max(last + 1, header.count))
        }
        tab.name(header, numbered: places)
        return tab
    }

    private static func openUncorrected(
        _ step: StepDefinition,
        folder: String,
        among subjects: [Subject]
    ) throws -> any Sheet {
        var readings = subjects.map { subject in
            var reading = step
            reading.subject = subject
            return reading
        }
        if readings.isEmpty { readings = [step] }
        let names = readings.map(SheetColumns.columnNames)
        let isColumnName: @Sendable (String) -> Bool = { text in names.contains { $0(text) } }
        let path = path(of: step, folder: folder)
        guard WorkbookKind.of(path: path) == nil else {
            let options = WorkbookReadOptions(headerRow: step.headerRow, isColumnName: isColumnName)
            let choice = TabChoice(readings: readings, options: options)
            return try choice.sheet(of: path, asked: step.sheet ?? step.inferredSheet)
        }
        let encoding = step.encoding == "auto" ? nil : step.encoding
        let file = try CSVFile.open(
            path,
            options: CSVReadOptions(
                encoding: encoding,
                delimiter: delimiter(step.delimiter),
                headerRow: step.headerRow,
                isColumnName: isColumnName
            )
        )
        // What cannot be read at all is not said to be without tabs.
        if let asked = step.sheet { throw TabError.notAWorkbook(path: path, asked: asked) }
        return file
    }

    private static func delimiter(_ word: String) -> UInt8? {
        switch word {
        case "auto": nil
        case "tab", "\\t": UInt8(ascii: "\t")
        default: word.utf8.first
        }
    }
}

extension SheetChecker {
    /// What can be said across rows without a directory: duplicates and cycles.
    func findingsAcrossRows(_ row: CheckedRow, index: FileIndex) -> [Finding] {
        switch row.draft {
        case .person: crossCheck(row, index: index, existing: nil)
        case .department: crossCheck(row, index: index, existingDepartment: nil)
        case nil: []
        }
    }
}
