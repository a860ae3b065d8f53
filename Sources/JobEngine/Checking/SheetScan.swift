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
