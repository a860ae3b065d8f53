package import Foundation
package import JobEngine
import JobFiles
package import JobModel
import LocalFiles
import Wording

/// A folder in which a sheet becomes people: the sheet, the job that is made of it, and its corrections.
///
/// The command line runs the job as it stands. Several processes may work on one wave.
package struct SheetWave: Sendable {
    package let folder: String
    let memory: CorrectionMemory?

    package static let sheetFile = "sheet"
    package static let jobFile = "job.yaml"
    package static let correctionFile = "corrections.csv"

    package static let asideFile = "corrections-aside.csv"

    /// - Parameters:
    ///   - folder: Where the sheet is.
    ///   - memory: Has the corrections that were read before.
    package init(folder: String, knowing memory: CorrectionMemory? = nil) {
        self.folder = folder
        self.memory = memory
    }

    package var jobPath: String { folder + "/" + Self.jobFile }
    package var corrections: CorrectionFile { CorrectionFile(folder + "/" + Self.correctionFile, knowing: memory) }

    /// Tells the corrections as they are from later ones.
    ///
    /// - Throws: What keeps the folder from being read.
    package var correctionMark: String {
        get throws {
            let path = corrections.path
            guard FileManager.default.fileExists(atPath: path) else { return "" }
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            let changed = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            let (inode, size) = (facts[.systemFileNumber] as? NSNumber, facts[.size] as? NSNumber)
            return "\(inode?.uint64Value ?? 0) \(size?.uint64Value ?? 0) \(changed)"
        }
    }

    /// Corrections that belong to the sheet and are not applied.
    package var setAside: CorrectionFile { CorrectionFile(folder + "/" + Self.asideFile, knowing: memory) }

    /// What stands there; none where nothing was set aside.
    ///
    /// - Throws: What reading the file throws.
    package func asideCorrections() throws -> [SheetCorrection] {
        FileManager.default.fileExists(atPath: setAside.path) ? try setAside.read() : []
    }

    /// Whether somebody has begun to work on the sheet.
    package var hasJob: Bool { FileManager.default.fileExists(atPath: jobPath) }

    /// The job as it stands.
    ///
    /// - Throws: `JobFileError`.
    package func job() throws -> JobDefinition { try JobSource.job(path: jobPath).load().job }

    /// The job as it stands, ready for an import.
    package func importJob() throws -> ImportJob { try ImportJob(.job(path: jobPath)) }

    /// Makes the job of the sheet as it is read, with what was chosen for another sheet with the same header.
    ///
    /// - Parameters:
    ///   - sheet: How the sheet is read.
    ///   - name: What the job is called.
    ///   - earlier: The job of the other sheet.
    ///   - replaces: Whether it takes the place of the job that stands. Where two pages begin a sheet at once, the first job
    ///     stays, with what has been chosen in it.
    /// - Returns: Whether the job was made.
    /// - Throws: What reading the sheet's header throws; `LocalFileError`, `CSVStreamError` where it cannot be written.
    @discardableResult
    package func begin(
        _ sheet: SheetJob,
        named name: String,
        like earlier: JobDefinition? = nil,
        replacing replaces: Bool
    ) throws -> Bool {
        var job = try sheet.definition()
        job.job = name
        var step = job.steps[0]
        if let old = earlier?.steps.first, old.subject == step.subject {
            step.takeChoices(of: old)
        }
        step.source = Self.sheetFile
        step.corrections = Self.correctionFile
        job.steps = [step]
        return try locked {
            guard replaces || !hasJob else { return false }
            if !FileManager.default.fileExists(atPath: corrections.path) { try corrections.write([]) }
            try write(job)
            return true
        }
    }

    /// Changes the job.
    ///
    /// - Throws: `JobFileError` where the changed job is none, which leaves the one that stands.
    package func change(_ change: (inout JobDefinition) throws -> Void) throws {
        try locked {
            var job = try job()
            try change(&job)
            try write(job)
        }
    }

    /// Changes the job's first step, where it is still the one that the change was made from.
    ///
    /// - Returns: Whether it was.
    /// - Throws: `JobFileError` where the changed job is none, which leaves the one that stands.
    package func change(from step: StepDefinition, _ change: (inout StepDefinition) -> Void) throws -> Bool {
        try locked {
            var job = try job()
            guard var now = job.steps.first, now == step else { return false }
            change(&now)
            guard now != step else { return true }
            job.steps[0] = now
            try write(job)
            return true
        }
    }

    /// Changes the corrections; what is thrown leaves them as they are.
    package func correct<Value>(_ change: (inout [SheetCorrection]) throws -> Value) throws -> Value {
        try locked {
            var list = try corrections.read()
            let before = list
            let value = try change(&list)
            guard list != before else { return value }
            // First they are in both places: what ends the console between the two loses none.
            try noteReplaced(in: before, by: list)
            try corrections.write(list)
            return value
        }
    }

    /// Keeps what was chosen, for the next sheet with such a header.
    ///
    /// New names are allowed for one sheet alone: what a run makes by that stays for good. So are columns without a heading
    /// chosen: nothing says that another sheet has the same in them.
    ///
    /// - Parameter place: The folder of what was chosen for headers.
    /// - Throws: What reading the sheet's header throws; `LocalFileError`.
    package func remember(in place: String) throws {
        var job = try job()
        guard var step = job.steps.first else { return }
        let header = try StepSource.headings(step, folder: folder)
        (step.corrections, step.sheet, step.headerRow, step.accept) = (nil, nil, nil, nil)
        step.allowNew = []
        step.forgetNumberedColumns(but: header)
        job.steps = [step]
        try PrivatePlace.makeFolder(place)
        let path = place + "/" + Self.name(of: header, step.subject)
        let unfinished = path + ".\(UInt64.random(in: 0 ... .max))"
        try PrivateFile.write(Data(JobFile.text(of: job).utf8), to: unfinished)
        guard rename(unfinished, path) == 0 else { throw LocalFileError.cannotWrite(path) }
    }

    /// What was chosen for a sheet with this one's header; `nil` where nothing was.
    package func remembered(for sheet: SheetJob, in place: String) throws -> JobDefinition? {
        let definition = try sheet.definition()
        guard let step = definition.steps.first else { return nil }
        let header = try StepSource.headings(step, folder: folder)
        let path = place + "/" + Self.name(of: header, step.subject)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        var job = try JobSource.job(path: path).load().job
        // An earlier version has kept it.
        for place in job.steps.indices {
            job.steps[place].allowNew = []
            job.steps[place].forgetNumberedColumns(but: header)
        }
        return job
    }

    /// The job whose choices hold once the sheet is read in another way: its own where the columns are the same then, else
    /// that of the last sheet with such columns, be it this one as it was read before; `nil` where there is neither.
    ///
    /// - Parameters:
    ///   - sheet: How the sheet is read then, and what it is about.
    ///   - place: The folder of what was chosen for headers.
    /// - Returns: The job, and whether it is the sheet's own.
    /// - Throws: What reading the sheet's header throws; `JobFileError`.
    package func choices(for sheet: SheetJob, in place: String) throws -> (job: JobDefinition?, isOwn: Bool) {
        let remembered = try remembered(for: sheet, in: place)
        guard hasJob else { return (remembered, false) }
        let own = try job()
        guard let old = own.steps.first, let new = try sheet.definition().steps.first, old.subject == new.subject
        else { return (remembered, false) }
        let header = try StepSource.headings(new, folder: folder)
        if try self.header(of: old) == header { return (own, true) }
        if let remembered { return (remembered, false) }
        // The columns are others now: a number would be that of another one.
        var kept = own
        kept.steps[0].forgetNumberedColumns(but: header)
        return (kept, true)
    }

    /// `nil` where the sheet cannot be read so.
    private func header(of step: StepDefinition) throws -> [String]? {
        do { return try StepSource.headings(step, folder: folder) } catch is any ExplainedError { return nil }
    }

    private static func name(of header: [String], _ subject: Subject) -> String {
        let text = ([subject.rawValue] + header).joined(separator: "\u{1F}")
        return String(SHA256.of(Data(text.utf8)).prefix(32)) + ".yaml"
    }

    /// A time that no earlier correction has.
    package static func time(after list: [SheetCorrection], now: Date = Date()) -> String {
        let form = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        guard let last = list.last?.time, now.formatted(form) <= last, let before = try? form.parse(last) else {
            return now.formatted(form)
        }
        return before.addingTimeInterval(0.0015).formatted(form)
    }

    private func write(_ job: JobDefinition) throws {
        let unfinished = folder + "/job.unfinished.yaml"
        if FileManager.default.fileExists(atPath: unfinished) { try FileManager.default.removeItem(atPath: unfinished) }
        try PrivateFile.write(Data(JobFile.text(of: job).utf8), to: unfinished)
        do {
            // A job that the command line would refuse is not kept.
            _ = try JobSource.job(path: unfinished).load()
        } catch {
            try FileManager.default.removeItem(atPath: unfinished)
            throw error
        }
        guard rename(unfinished, jobPath) == 0 else { throw LocalFileError.cannotWrite(jobPath) }
    }

    private func locked<Value>(_ body: () throws -> Value) throws -> Value {
        let lock = try FileLock(folder + "/lock")
        try lock.take()
        defer { lock.release() }
        return try body()
    }
}
