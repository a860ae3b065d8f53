import ArgumentParser
import Foundation
import JobEngine
import JobModel

/// The job that flags define for one CSV file.
struct SheetJob {
    let file: String
    let options: SheetOptions
    let matching: MatchOptions

    /// Whether an argument names a job rather than a sheet.
    static func isJob(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

    /// Refuses flags that a job has the word on: they would have to be meant for one of its steps.
    func refuseFlagsOfSheets() throws {
        let given = [
            ("--subject", options.subject != nil), ("--encoding", options.givenEncoding != nil),
            ("--delimiter", options.givenDelimiter != nil), ("--header-row", options.headerRow != nil),
            ("--match", matching.match != nil),
            ("--mode", matching.givenMode != nil), ("--dates", matching.dates != nil),
        ]
        let flags = given.filter(\.1).map(\.0)
        guard flags.isEmpty else {
            throw ValidationError(
                LocalizedText(
                    en: "\(flags.joined(separator: ", ")): the job says this for each step; change it there.",
                    zh: "\(flags.joined(separator: "、"))：由任务文件为每个步骤指定，请在其中修改。"
                )
            )
        }
    }

    func definition() throws -> JobDefinition {
        let subject = options.subject ?? .people
        if let match = matching.match, !subject.matchable.contains(match) {
            throw ValidationError(
                LocalizedText(
                    en: "--match must be one of \(subject.matchable.joined(separator: ", "))",
                    zh: "--match 须为以下之一：\(subject.matchable.joined(separator: "、"))"
                )
            )
        }
        var step = StepDefinition(subject: subject, source: file, match: try matching.match ?? defaultMatch(subject))
        step.encoding = options.encoding
        step.delimiter = options.delimiter
        step.headerRow = options.headerRow
        step.mode = matching.mode
        step.dates = matching.dates
        var job = JobDefinition(job: URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent)
        job.steps = [step]
        return job
    }

    /// The first field of the usual ones that the sheet has.
    private func defaultMatch(_ subject: Subject) throws -> String {
        let fields = try Inspection.fields(
            of: file,
            encoding: options.encoding,
            delimiter: options.delimiter,
            headerRow: options.headerRow,
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
