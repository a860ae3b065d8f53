import CSVStream
import JobModel
import RowValidation
import Workbooks

/// The files of one step while they are written: `results.csv`, `failed.csv`, and of a workbook's rows `failed.xlsx`.
final class StepFiles {
    private(set) var names = ["results.csv", "failed.csv"]
    private var results: CSVWriter
    private var failed: CSVWriter
    private var workbook: FailedWorkbook?
    private let cells: FailedCells

    init(_ step: ResultStep, folder: String) throws {
        results = try CSVWriter(path: "\(folder)/\(names[0])")
        failed = try CSVWriter(path: "\(folder)/\(names[1])")
        cells = FailedCells(of: step.header)
        try results.write(ResultsWriter.resultColumns)
        try failed.write(cells.header)
        if step.isOfWorkbook { workbook = try FailedWorkbook(step.name, header: cells.header, folder: folder) }
    }

    func write(_ row: ResultRow) throws {
        try results.write(ResultColumn.all.map { $0.value(row) })
        guard !row.outcome.isSuccess else { return }
        let (record, said) = cells.cells(of: row)
        // A record keeps its cells as the file wrote them.
        try failed.write(asItStands: record.map(FormulaCell.kept), said)
        try workbook?.write(record.map(SpreadsheetApostrophe.cellOfText) + said)
    }

    func close() throws {
        try results.close()
        try failed.close()
        if try workbook?.close() == true { names.append(FailedWorkbook.name) }
    }
}
