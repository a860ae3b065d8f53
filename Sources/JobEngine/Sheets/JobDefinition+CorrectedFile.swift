import CSVStream
import JobModel
import RowValidation
import Workbooks

extension JobDefinition {
    /// Opens a corrected `failed.csv` or workbook.
    ///
    /// A CSV file was written in the encoding of the sheet, and has too few rows to tell it by.
    func correctedFile(_ path: String) throws -> any Sheet {
        guard WorkbookKind.of(path: path) == nil else {
            let names = steps.map(SheetColumns.columnNames)
            let choice = TabChoice(
                readings: steps.map(\.ofWorkbook),
                options: WorkbookReadOptions { text in
                    FailedColumns.names.contains(text.lowercased()) || names.contains { $0(text) }
                }
            )
            return try choice.sheet(of: path, asked: correctedSheet)
        }
        let earlier = steps.lazy.compactMap { $0.inferredEncoding ?? ($0.encoding == "auto" ? nil : $0.encoding) }.first
        let file = try CSVFile.open(path, options: CSVReadOptions(earlierEncoding: earlier))
        if let asked = correctedSheet { throw TabError.notAWorkbook(path: path, asked: asked) }
        return file
    }
}

extension StepDefinition {
    /// The same without what it says of the text file that was corrected.
    fileprivate var ofWorkbook: StepDefinition {
        var step = self
        step.encoding = "auto"
        step.delimiter = "auto"
        return step
    }
}
