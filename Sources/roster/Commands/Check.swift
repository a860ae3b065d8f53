import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Check a job, or one CSV file or workbook: offline, or with --directory against what the directory holds.",
        discussion:
            "Exit status: 0 no findings, 2 usage, 3 findings or an unreadable file, 7 credentials or permission, 8 limits or network."
    )

    @Argument(
        help: "A job (.yaml), a CSV file or a workbook, - for standard input.",
        completion: .file(extensions: ["yaml", "yml"] + SheetOptions.endings)
    )
    var file: String

    @OptionGroup var options: SheetOptions

    @OptionGroup var matching: MatchOptions

    @OptionGroup var connection: ConnectionOptions

    @Flag(help: "Ask no directory, whatever else is given.")
    var offline = false

    @Option(
        help:
            "A new file for a copy of the sheet with the problems: .xlsx with comments, colours and a tab of problems with links, a tab for each step; else CSV with the problems beside the rows, of several steps one each.",
        completion: .file(extensions: ["xlsx", "csv"])
    )
    var annotate: String?

    @Flag(help: "Print one JSON object a line, one for each finding, repair and warning.")
    var ndjson = false

    func run() async throws {
        let source = try await JobSource(file, options: options, matching: matching, connection: connection)
        let connector = offline || connection.directory == nil ? nil : try connection.connector()
        let session = CheckSession(
            source: source,
            connector: connector,
            annotated: annotate,
            stateFolder: StateFolder.ofEnvironment
        ) { Language.ofEnvironment.words($0) }
        let report = try await WorkScreen(reading: connection.reading).run(session)
        if ndjson {
            try printLines(report)
        } else if options.json {
            try printJSON(report, isJob: SheetJob.isJob(file))
        } else {
            try show(report)
        }
        try ExitCode.end(report.exit)
    }

    private func printJSON(_ report: JobCheckReport, isJob: Bool) throws {
        if isJob {
            let steps = report.steps.map { CheckJSON(report: $0) }
            try StandardOutput.json(JobCheckJSON(job: report.job, steps: steps, reading: report.reading))
        } else if let step = report.steps.first {
            try StandardOutput.json(CheckJSON(report: step, reading: report.reading))
        }
    }

    private func printLines(_ report: JobCheckReport) throws {
        let language = Language.ofEnvironment
        for step in report.steps {
            for (kind, findings) in [("finding", step.findings), ("repair", step.repairs), ("warning", step.warnings)] {
                for finding in findings {
                    let line = FindingLine(finding: finding, language: language)
                    try StandardOutput.json(PlacedFinding(file: step.file, sheet: step.sheet, kind: kind, line: line))
                }
            }
        }
    }

    private func show(_ report: JobCheckReport) throws {
        for step in report.steps {
            let file = step.sheet.map { "\(step.file) · \($0)" } ?? step.file
            try StandardOutput.line(
                LocalizedText(
                    en: "\(file): \(step.rows, "row"), \(step.leftOut) left out, \(step.valid) valid, "
                        + "\(step.invalid) invalid",
                    zh: "\(file)：\(step.rows) 行，跳过 \(step.leftOut)，通过 \(step.valid)，有误 \(step.invalid)"
                )
            )
            try show(LocalizedText(en: "Findings", zh: "问题"), step.findings, of: step.subject)
            try show(LocalizedText(en: "Repaired", zh: "已修正"), step.repairs, of: step.subject)
            try show(LocalizedText(en: "Warnings", zh: "提醒"), step.warnings, of: step.subject)
        }
    }

    private func show(_ title: LocalizedText, _ findings: [Finding], of subject: Subject) throws {
        guard !findings.isEmpty else { return }
        try StandardOutput.line(
            LocalizedText(en: "\(title.en) (\(findings.count)):", zh: "\(title.zh)（\(findings.count)）：")
        )
        let list = FindingList(findings: findings, language: .ofEnvironment, subject: subject)
        for line in list.lines() { try StandardOutput.line(line) }
    }
}

/// The JSON of `check` for one file; its keys are relied on.
private struct CheckJSON: Encodable {
    let report: CheckReport
    /// Of a check of one file.
    var reading: DirectoryReading?

    private enum Key: String, CodingKey {
        case reading
        case file
        case sheet
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
        try values.encodeIfPresent(reading, forKey: .reading)
        try values.encode(report.file, forKey: .file)
        try values.encodeIfPresent(report.sheet, forKey: .sheet)
        try values.encode(report.rows, forKey: .rows)
        try values.encode(report.leftOut, forKey: .leftOut)
        try values.encode(report.valid, forKey: .valid)
        try values.encode(report.invalid, forKey: .invalid)
        try values.encode(lines(report.findings), forKey: .findings)
        try values.encode(lines(report.repairs), forKey: .repairs)
        try values.encode(lines(report.warnings), forKey: .warnings)
    }

    private func lines(_ findings: [Finding]) -> [FindingLine] {
        let language = Language.ofEnvironment
        return findings.map { FindingLine(finding: $0, language: language) }
    }
}

/// A line of `--ndjson`: what `--json` has of a finding, with its file and kind.
private struct PlacedFinding: Encodable {
    let file: String
    let sheet: String?
    let kind: String
    let line: FindingLine

    private enum Key: String, CodingKey { case file, sheet, kind }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(file, forKey: .file)
        try values.encodeIfPresent(sheet, forKey: .sheet)
        try values.encode(kind, forKey: .kind)
        try line.encode(to: encoder)
    }
}

private struct JobCheckJSON: Encodable {
    let job: String
    let steps: [CheckJSON]
    let reading: DirectoryReading?
}
