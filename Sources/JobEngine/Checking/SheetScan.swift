import CSVStream
import JobModel
import RowValidation

/// The first pass over a sheet: every rule of one record, and what must be remembered for the rules across records.
struct SheetScan {
    let checker: SheetChecker
    var index: FileIndex
    var rows = 0
    var leftOut = 0

    init(header: [String], job: JobDefinition, step: StepDefinition, directory: DirectoryView?) {
        checker = SheetChecker(header: header, job: job, step: step, directory: directory)
        index = FileIndex(subject: step.subject, match: step.match)
    }

    /// Reads the whole file once.
    mutating func run(over file: CSVFile, each: (CheckedRow) -> Void = { _ in }) throws {
        var records = try file.records()
        while let read = try records.next() {
            rows += 1
            let checked = checker.check(read)
            if checked.isLeftOut {
                leftOut += 1
            } else {
                index.note(checked)
            }
            each(checked)
        }
        index.close()
    }
}
