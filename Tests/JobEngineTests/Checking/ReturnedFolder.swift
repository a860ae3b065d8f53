import Foundation
import JobEngine
import JobModel
import TestSupport
import Wording

/// A sheet with its corrections, and files that come back for it.
struct ReturnedFolder {
    let folder: String
    var step = StepDefinition(subject: .people, source: "sheet.csv", match: "mobile")

    static let header = "name,mobile,department_ids,employee_type"
    static let rows = ["Ada,13800013164,0,1", "Bo,13800013165,0,1", "Cy,13800013166,0,1"]

    init(
        _ folder: String,
        _ rows: [String] = Self.rows,
        header: String = Self.header,
        match: String = "mobile"
    ) throws {
        self.folder = folder
        step.match = match
        try write("sheet.csv", header, rows)
    }

    func write(_ name: String, _ header: String, _ rows: [String]) throws {
        let text = ([header] + rows).joined(separator: "\n") + "\n"
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    mutating func correct(_ list: [SheetCorrection]) throws {
        step.corrections = "corrections.csv"
        try CorrectionFile(folder + "/corrections.csv").write(list)
    }

    func returned(_ name: String, limit: Int = ReturnedFile.limit) throws -> ReturnedFile {
        try ReturnedFile("\(folder)/\(name)", of: step, in: folder, limit: limit)
    }

    /// What comes back as CSV.
    func returned(_ rows: [String], header: String = Self.header) throws -> ReturnedFile {
        try write("file.csv", header, rows)
        return try returned("file.csv")
    }

    /// What comes back with the numbers of the sheet's rows.
    func numbered(_ rows: [String]) throws -> ReturnedFile {
        try returned(rows, header: Self.header + ",roster_row,roster_code")
    }

    /// Writes the sheet with what was found in it, as it is downloaded.
    func annotate(_ name: String) async throws -> String {
        var job = JobDefinition(job: "x")
        job.steps = [step]
        let report = try await OfflineCheck(job: job, folder: folder).report()
        let sheet = AnnotatedSheet(job: job, folder: folder, language: { $0.en })
        return try sheet.write(report, to: "\(folder)/\(name)")[0]
    }

    static func cell(_ row: Int, _ column: String, _ old: String, _ new: String) -> SheetCorrection {
        let change = SheetCorrection.Change.cell(column: SheetColumnName(column), old: old, new: new)
        return SheetCorrection(time: "2026-11-26T08:00:00.000Z", row: row, change: change)
    }
}

extension ReturnedFile {
    /// Each change as `row column: old → new`.
    var said: [String] { changes.map { "\($0.row) \($0.column.text): \($0.old) → \($0.new)" } }
    var kinds: [ReturnedChange.Kind] { changes.map(\.kind) }
    var reasons: [ReturnedRow.Reason] { new.map(\.reason) }
    /// Whether it says that the file is the sheet.
    var isUnchanged: Bool {
        isOfSheet && changes.isEmpty && new.isEmpty && gone.isEmpty && added.isEmpty && !isTooMuch
    }
}
