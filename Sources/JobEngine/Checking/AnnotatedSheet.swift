import CSVStream
import Foundation
package import JobModel
import LocalFiles
import RowValidation
package import Wording
import Workbooks

/// A copy of a checked sheet with what was found beside every row.
///
/// The original cells come first, as they stand; then `roster_row`, `roster_code`, `roster_problem`, `roster_remedy` and
/// `roster_notes`, which holds repairs and warnings; then whatever a row has beyond the header. Every record is there,
/// damaged ones as well; blank rows and what stands above the header are not. Rows that the corrections leave out have
/// `correction.leftOut` as their code: read as a sheet of its own the copy leaves them out by that, and names them. Encoding and
/// delimiter are the sheet's own. Under a name that ends in `.xlsx` it is a workbook, as `AnnotatedWorkbook` says: there
/// every cell keeps its place.
package struct AnnotatedSheet: Sendable {
    private let job: JobDefinition
    private let folder: String
    private let stateFolder: String?
    private let title: String?
    private let language: @Sendable (LocalizedText) -> String

    package static let columns = ["roster_row", "roster_code", "roster_problem", "roster_remedy", "roster_notes"]

    /// - Parameters:
    ///   - job: The job whose sheets were checked.
    ///   - folder: What the job's paths are relative to.
    ///   - stateFolder: Where it is recorded that a workbook is not finished; without one a kill leaves it behind.
    ///   - title: What readers call the sheet, for the tab of a workbook; `nil` for the name of its file.
    ///   - language: Chooses one of a sentence's languages.
    package init(
        job: JobDefinition,
        folder: String,
        stateFolder: String? = nil,
        title: String? = nil,
        language: @escaping @Sendable (LocalizedText) -> String
    ) {
        self.job = job
        self.folder = folder
        self.stateFolder = stateFolder
        self.title = title
        self.language = language
    }

    /// Writes one file a step, 0600, replacing none; of several steps each has its name before the ending.
    ///
    /// A workbook is one file with a tab for each step.
    ///
    /// - Throws: `CSVStreamError` where a sheet cannot be read, or a file is there already or cannot be written; of a workbook
    ///   `WorkbookWriteError`.
    /// - Returns: The files' paths.
    package func write(_ report: JobCheckReport, to path: String) throws -> [String] {
        if path.lowercased().hasSuffix(".xlsx") { return try writeWorkbook(report, to: path) }
        let names = ResultStep.names(of: job.steps.map(\.subject))
        var paths: [String] = []
        for (place, step) in job.steps.enumerated() where report.steps.indices.contains(place) {
            let target = job.steps.count == 1 ? path : Self.path(path, of: names[place])
            try write(step, report.steps[place], to: target)
            paths.append(target)
        }
        return paths
    }

    private func writeWorkbook(_ report: JobCheckReport, to path: String) throws -> [String] {
        let registry = stateFolder.map(ScratchRegistry.init(stateFolder:))
        var workbook = try AnnotatedWorkbook(path: path, registry: registry, words: language)
        for (step, stepReport) in zip(job.steps, report.steps) {
            let sheet = try StepSource.open(step, folder: folder)
            if let checked = stepReport.fingerprint { try sheet.require(checked) }
            let file = URL(fileURLWithPath: sheet.path).deletingPathExtension().lastPathComponent
            let tab = (sheet.uncorrected as? TabSheet)?.sheet.tab.name
            try workbook.add(sheet, stepReport, tabName: tab ?? title ?? file)
        }
        try workbook.close()
        return [path]
    }

    private static func path(_ path: String, of step: String) -> String {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path + "-" + step }
        return path[..<dot] + "-" + step + path[dot...]
    }

    private func write(_ step: StepDefinition, _ report: CheckReport, to path: String) throws {
        let sheet = try StepSource.open(step, folder: folder)
        if let checked = report.fingerprint { try sheet.require(checked) }
        do {
            try write(sheet, report, to: path)
        } catch let error where Self.isChange(error) {
            // What was found is not said beside other rows.
            try FileManager.default.removeItem(atPath: path)
            throw error
        }
    }

    private static func isChange(_ error: any Error) -> Bool {
        switch error {
        case CSVStreamError.changed, WorkbookError.changed: true
        default: false
        }
    }

    private func write(_ sheet: any Sheet, _ report: CheckReport, to path: String) throws {
        let findings = Dictionary(grouping: report.findings) { $0.line ?? 0 }
        let notes = Dictionary(grouping: report.repairs + report.warnings) { $0.line ?? 0 }
        // One that was annotated before gets the columns again.
        let kept = sheet.header.indices.filter { !Self.columns.contains(sheet.header[$0].lowercased()) }
        let original = sheet.uncorrected as? CSVFile
        var writer = try CSVWriter(path: path, like: original)
        /// A workbook's cells need no apostrophes; in CSV they do, and a formula that was refused is to be refused again.
        func write(_ cells: [String], _ own: [String]) throws {
            try writer.write(asItStands: original == nil ? cells.map(FormulaCell.kept) : cells, own)
        }
        try write(kept.map { sheet.header[$0] }, Self.columns)
        let leftOut = report.linesLeftOut
        var records = try sheet.records()
        while let record = try records.next()?.record {
            let cells = kept.map { record.string(at: $0) }
            let rest = sheet.header.count < record.count ? (sheet.header.count..<record.count).map(record.string) : []
            var said = own(record.row, findings[record.line] ?? [], notes[record.line] ?? [])
            if leftOut.contains(record.line) { said[1] = Finding.Code.leftOutByCorrection }
            try write(cells, said + rest)
        }
        try writer.close()
    }

    private func own(_ row: Int, _ findings: [Finding], _ notes: [Finding]) -> [String] {
        func joined(_ texts: [String]) -> String {
            var seen: Set<String> = []
            return SentenceList.joined(texts.filter { seen.insert($0).inserted })
        }
        return [
            String(row), joined(findings.map(\.code)), joined(findings.map { placed($0) }),
            joined(findings.map { language($0.remedy) }), joined(notes.map { placed($0) }),
        ]
    }

    private func placed(_ finding: Finding) -> String {
        (finding.column.map { $0 + ": " } ?? "") + language(finding.problem)
    }
}

extension CheckReport {
    /// The lines of rows that the corrections leave out, or those of a sheet that this one is a copy of.
    var linesLeftOut: Set<Int> {
        Set(warnings.lazy.filter { Self.codesOfLeftOut.contains($0.code) }.compactMap(\.line))
    }

    private static let codesOfLeftOut = [Finding.Code.leftOutByCorrection, Finding.Code.leftOutBefore]
}
