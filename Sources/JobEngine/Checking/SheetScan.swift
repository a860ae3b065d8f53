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
        var records = try source.records()
        var block: [ReadRecord] = []
        while let (read, _) = try records.next() {
            block.append(read)
            guard block.count == Self.rowsTogether else { continue }
            for row in checker.check(block) { note(row, each) }
            block.removeAll(keepingCapacity: true)
        }
        for row in checker.check(block) { note(row, each) }
        index.close()
    }

    private mutating func note(_ row: CheckedRow, _ each: (CheckedRow) -> Void) {
        rows += 1
        if row.isLeftOut {
            leftOut += 1
        } else {
            index.note(row)
            if asksDirectory { keys.note(row, matching: checker) }
        }
        each(row)
    }

    /// Enough to keep every core busy, few enough to stay in its caches.
    private static let rowsTogether = 1024
}
