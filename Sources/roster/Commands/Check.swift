import ArgumentParser
import Foundation
import JobEngine
import JobModel

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a job, or one CSV file, without asking a directory.",
        discussion: "Exit status: 0 no findings, 2 usage, 3 findings or an unreadable file."
    )

    @Argument(help: "A job (.yaml) or a CSV file.", completion: .file(extensions: ["yaml", "yml", "csv"]))
    var file: String

    @OptionGroup var options: SheetOptions

    @Option(help: "For a CSV file: the field by which rows are matched.")
    var match: String?

    @Option(help: "For a CSV file: create, update or upsert.")
    var mode = StepDefinition.Mode.create

    func run() throws {
        let isJob = file.hasSuffix(".yaml") || file.hasSuffix(".yml")
        let (job, folder) = isJob ? try JobFile.load(file) : (try jobOfOneFile(), "")
        guard job.kind == .importing else {
            throw ValidationError("'\(job.job)' is an export; there is nothing to check.")
        }
        let report = try OfflineCheck(job: job, folder: folder).report()
        if options.json { try printJSON(report, isJob: isJob) } else { show(report) }
        if report.steps.contains(where: { !$0.findings.isEmpty }) {
            throw ExitCode(Int32(ExitStatus.nothingSent.rawValue))
        }
    }

    private func jobOfOneFile() throws -> JobDefinition {
        let subject = options.subject ?? .people
        let match = try match ?? defaultMatch(subject)
        var step = StepDefinition(subject: subject, source: file, match: match)
        step.encoding = options.encoding
        step.delimiter = options.delimiter
        step.mode = mode
        var job = JobDefinition(job: URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent)
        job.steps = [step]
        return job
    }

    /// The first field of the usual ones that the sheet has.
    private func defaultMatch(_ subject: Subject) throws -> String {
        let inspection = try Inspection(
            path: file,
            encoding: options.encoding,
            delimiter: options.delimiter,
            subject: subject
        ) { _ in }
        let fields = Set(inspection.columns.compactMap(\.field))
        let usual =
            switch subject {
            case .people: ["employee_no", "user_id", "mobile", "email"]
            case .departments: ["department_id", "path"]
            }
        return usual.first(where: fields.contains) ?? usual[0]
    }

    private func printJSON(_ report: JobCheckReport, isJob: Bool) throws {
        let steps = report.steps.map { CheckJSON(report: $0) }
        if isJob {
            print(try JSONText.of(JobCheckJSON(job: report.job, steps: steps)))
        } else if let step = steps.first {
            print(try JSONText.of(step))
        }
    }

    private func show(_ report: JobCheckReport) {
        for step in report.steps {
            print(
                "\(Screen.escaped(step.file)): \(step.rows) rows, \(step.leftOut) left out, \(step.valid) valid, \(step.invalid) invalid"
            )
            show("Findings", step.findings)
            show("Repaired", step.repairs)
            show("Warnings", step.warnings)
        }
    }

    private func show(_ title: String, _ findings: [Finding]) {
        guard !findings.isEmpty else { return }
        print("\(title) (\(findings.count)):")
        for line in FindingList(findings: findings, language: .ofEnvironment).lines() { print(Screen.escaped(line)) }
    }
}

extension StepDefinition.Mode: ExpressibleByArgument {}

/// The JSON of `check` for one file; its keys are relied on.
private struct CheckJSON: Encodable {
    let report: CheckReport

    private enum Key: String, CodingKey {
        case file
        case rows
        case leftOut = "left_out"
        case valid
        case invalid
        case findings
        case repairs
        case warnings
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(report.file, forKey: .file)
        try values.encode(report.rows, forKey: .rows)
        try values.encode(report.leftOut, forKey: .leftOut)
        try values.encode(report.valid, forKey: .valid)
        try values.encode(report.invalid, forKey: .invalid)
        try values.encode(lines(report.findings), forKey: .findings)
        try values.encode(lines(report.repairs), forKey: .repairs)
        try values.encode(lines(report.warnings), forKey: .warnings)
    }

    private func lines(_ findings: [Finding]) -> [FindingLine] {
        findings.map { FindingLine(finding: $0, language: .ofEnvironment) }
    }
}

private struct JobCheckJSON: Encodable {
    let job: String
    let steps: [CheckJSON]
}
