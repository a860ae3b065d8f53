import JobModel
import RowValidation

extension RecordSource {
    /// Reads a sheet of departments that names their parents for the first time; `nil` for any other sheet.
    ///
    /// - Throws: `CSVStreamError` where the source can no longer be read.
    func hierarchy(
        of step: StepDefinition,
        job: JobDefinition,
        directory: DirectoryView?
    ) throws -> DepartmentHierarchy? {
        guard step.subject == .departments else { return nil }
        let checker = SheetChecker(header: header, job: job, step: step, directory: directory)
        guard checker.columns.hasHierarchy else { return nil }
        var rows: [DepartmentHierarchy.Row] = []
        var records = try records()
        while let (read, _) = try records.next() {
            if let row = checker.hierarchyRow(read) { rows.append(row) }
        }
        return DepartmentHierarchy(rows, columns: checker.columns, names: checker.names)
    }
}
