import Foundation
import JobEngine
package import JobModel
import RowValidation

/// The departments that another sheet makes once it is released.
package struct ComingDepartments: Sendable {
    package let sheet: Sheet
    let departments: SheetDepartments

    /// A sheet by its id and its name.
    package struct Sheet: Sendable, Hashable {
        package let id: String
        package let name: String

        package init(id: String, name: String) { (self.id, self.name) = (id, name) }
    }

    /// `nil` for a sheet that makes no departments.
    ///
    /// - Parameters:
    ///   - step: Reads the sheet.
    ///   - folder: What its paths are relative to.
    ///   - sheet: What it is called.
    /// - Throws: What reading the sheet throws.
    package init?(_ step: StepDefinition, folder: String, of sheet: Sheet) throws {
        guard step.subject == .departments, step.mode != .update else { return nil }
        let source = try StepSource.open(step, folder: folder)
        let columns = SheetColumns(header: source.header, step: step, attributes: []).columns
        func column(_ field: DepartmentField) -> SheetColumns.Column? {
            columns.first { $0.meaning == .department(field) && $0.source == .whole }
        }
        let (id, name, path) = (column(.departmentID), column(.name), column(.path))
        let parent = column(.parentDepartmentID) ?? column(.parentName)
        var departments = SheetDepartments()
        var records = try source.records()
        while let batch = try records.nextBatch() {
            try Task.checkCancellation()
            for entry in batch.entries {
                let record = batch.record(of: entry).record
                func text(_ column: SheetColumns.Column?) -> String {
                    guard let column else { return "" }
                    return column.translated(record.string(at: column.place).trimmingCharacters(in: .whitespaces))
                }
                let levels = text(path).split(separator: "/").map(String.init)
                departments.add(
                    id: text(id),
                    name: levels.last ?? text(name),
                    parent: levels.isEmpty ? text(parent) : levels.dropLast().joined(separator: "/")
                )
            }
        }
        guard !departments.isEmpty else { return nil }
        self.departments = departments
        self.sheet = sheet
    }
}
