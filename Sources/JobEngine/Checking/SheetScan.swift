import JobModel
import RowValidation

/// The first pass over a sheet: every rule of one record, and what must be remembered for the rules across records.
struct SheetScan {
    let checker: SheetChecker
    var index: FileIndex
    /// Empty where no directory will be asked.
    private(set) var keys = SheetKeys()
    var rows = 0
    var leftOut = 0
    private let asksDirectory: Bool

    init(header: [String], job: JobDefinition, step: StepDefinition, directory: DirectoryView?) {
        checker = SheetChecker(header: header, job: job, step: step, directory: directory)
        index = FileIndex(subject: step.subject, match: step.match)
        asksDirectory = directory != nil
    }

    /// Reads the whole source once.
    mutating func run(over source: RecordSource, each: (CheckedRow) -> Void = { _ in }) throws {
        let checker = checker
        let blocks = RecordBlocks(try source.records()) { read, _ in
            let row = checker.check(read)
            return (row: row, keys: FileIndex.keys(of: row))
        }
        while let block = try blocks.next() {
            for (row, keys) in block { note(row, keys, each) }
        }
        index.close()
        if index.hasDuplicates { try compare(source) }
    }

    /// How the sheet's dates are to be read, and what is to be said of that; the job's word needs none.
    var dates: (column: DateColumn, note: Finding?) {
        guard checker.step.dates == nil else { return (.untold, nil) }
        let header = checker.columns.header(of: .person(.joinTime)) ?? PersonField.joinTime.rawValue
        return (index.dates.column, index.dates.note(header: header))
    }

    /// Whether the rows of the first pass were judged without knowing how the sheet writes its dates.
    var misreadDates: Bool { checker.step.dates == nil && index.dates.changesReading }

    /// Reads the rows that share a key once more, for what they differ in.
    private mutating func compare(_ source: RecordSource) throws {
        let (checker, lines) = (checker, index.duplicateLines)
        let blocks = RecordBlocks(try source.records()) { read, _ in
            let line = read.record.line
            return lines.contains(line) ? (line: line, cells: checker.comparedCells(of: read.record)) : nil
        }
        while let block = try blocks.next() {
            for row in block { if let row { index.note(cells: row.cells, line: row.line) } }
        }
    }

    private mutating func note(_ row: CheckedRow, _ rowKeys: FileIndex.RowKeys?, _ each: (CheckedRow) -> Void) {
        rows += 1
        if row.isLeftOut {
            leftOut += 1
        } else {
            if let rowKeys { index.note(rowKeys) }
            if asksDirectory { keys.note(row, matching: checker) }
        }
        each(row)
    }
}
