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
        while let (read, _) = try records.next() {
            rows += 1
            let checked = checker.check(read)
            if checked.isLeftOut {
                leftOut += 1
            } else {
                index.note(checked)
                if asksDirectory { keys.note(checked, matching: checker) }
            }
            each(checked)
        }
        index.close()
    }
}
