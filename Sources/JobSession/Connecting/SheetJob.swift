import Foundation
import JobEngine
package import JobModel

/// The job that is made of one sheet and what is said of it.
package struct SheetJob: Sendable {
    package var file: String
    /// The name or number of a workbook's tab.
    package var sheet: String?
    /// What the sheet is about; people where nothing is said.
    package var subject: Subject?
    package var encoding = "auto"
    package var delimiter = "auto"
    package var headerRow: Int?
    /// The field by which rows are matched; else the first of the usual ones that the sheet has.
    package var match: String?
    package var mode = StepDefinition.Mode.create
    package var dates: DateOrder?
    /// A file of corrections that belongs to the sheet.
    package var corrections: String?

    package init(file: String) { self.file = file }

    /// Whether an argument names a job rather than a sheet.
    package static func isJob(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

    /// - Throws: `UsageError.unusableMatch`; what reading the sheet's header throws.
    package func definition() throws -> JobDefinition {
        let subject = subject ?? .people
        if let match, !subject.matchable.contains(match) { throw UsageError.unusableMatch(usable: subject.matchable) }
        var step = StepDefinition(subject: subject, source: file, match: try match ?? defaultMatch(subject))
        step.sheet = sheet
        step.encoding = encoding
        step.delimiter = delimiter
        step.headerRow = headerRow
        step.mode = mode
        step.dates = dates
        step.corrections = corrections
        var job = JobDefinition(job: URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent)
        job.steps = [step]
        return job
    }

    /// The first field of the usual ones that the sheet has.
    private func defaultMatch(_ subject: Subject) throws -> String {
        let fields = try Inspection.fields(
            of: file,
            encoding: encoding,
            delimiter: delimiter,
            headerRow: headerRow,
            tab: sheet,
            subject: subject
        )
        let usual =
            switch subject {
            case .people: ["employee_no", "user_id", "mobile", "email"]
            case .departments: ["department_id", "path"]
            }
        return usual.first(where: fields.contains) ?? usual[0]
    }
}
