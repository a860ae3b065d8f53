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
    /// Places of the record's fields that `failed.csv` repeats: all but the columns it adds itself.
    private let kept: [Int]

    init(_ step: ResultStep, folder: String) throws {
        results = try CSVWriter(path: "\(folder)/\(names[0])")
        failed = try CSVWriter(path: "\(folder)/\(names[1])")
        let own = Set(FailedColumns.names)
        kept = step.header.indices.filter { !own.contains(step.header[$0].lowercased()) }
        let header = kept.map { step.header[$0] } + FailedColumns.names
        try results.write(ResultsWriter.resultColumns)
        try failed.write(header)
        if step.isOfWorkbook { workbook = try FailedWorkbook(step.name, header: header, folder: folder) }
    }

    func write(_ row: ResultRow) throws {
        try results.write(ResultColumn.all.map { $0.value(row) })
        guard !row.outcome.isSuccess else { return }
        // A record keeps its cells as the file wrote them.
        let cells = kept.map { $0 < row.record.count ? row.record[$0] : "" }
        let said = [String(row.originRow), row.code ?? "", row.problem ?? "", row.remedy ?? ""]
        try failed.write(asItStands: cells.map(FormulaCell.kept), said)
        try workbook?.write(cells.map(SpreadsheetApostrophe.cellOfText) + said)
    }

    func close() throws {
        try results.close()
        try failed.close()
        if try workbook?.close() == true { names.append(FailedWorkbook.name) }
    }
}
