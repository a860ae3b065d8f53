import CSVStream
import Foundation
package import JobEngine
package import JobModel

/// Fills a directory with what an export wrote, through the API.
///
/// Departments first and their leaders last, because people lead departments and sit in them.
package struct SnapshotLoad: Sendable {
    private let folder: String
    let jobs: [JobDefinition]

    /// Looks what there is to load: a folder with `departments.csv`, `people.csv` or both, or with `directory.xlsx`, as
    /// `roster export` writes them; or such a workbook itself.
    ///
    /// - Parameters:
    ///   - export: The folder or workbook.
    ///   - files: The names of the files of the export, so that others in its folder are left alone; else all are of it.
    ///   - timezone: In which days its dates stand; else that of a job that names none.
    /// - Throws: `EngineError.noExport`; `CSVStreamError` or `WorkbookError` for a file that cannot be read.
    package init(folder export: String, files: [String]? = nil, timezone: String? = nil) throws {
        folder = Self.isFolder(export) ? export : URL(fileURLWithPath: export).deletingLastPathComponent().path
        jobs = try Self.jobs(in: export, files).map { job in
            var job = job
            job.timezone = timezone ?? job.timezone
            return job
        }
    }

    /// How many runs it takes.
    package var runs: Int { jobs.count }

    /// Loads it.
    ///
    /// - Parameters:
    ///   - ledger: One of its own, which the caller drops afterwards.
    ///   - scratch: A folder of its own, which the caller removes; the results go into it.
    ///   - stop: Raised by the first Ctrl-C.
    ///   - bulk: The same directory, where it takes many writes together; whatever does not go that way goes by itself.
    ///   - isEmpty: Whether nobody is in the directory and nobody ever was: then nobody is looked for.
    ///   - connect: Reaches the directory to fill.
    ///   - events: Told of progress.
    /// - Returns: What was planned and what came of it, one run after the other; fewer where it was stopped between two.
    /// - Throws: `EngineError.fileRefused` for a file that is no export.
    package func run(
        ledger: any LedgerStore,
        scratch: String,
        stop: StopSignal = StopSignal(),
        bulk: (any BulkDirectory)? = nil,
        isEmpty: Bool = false,
        connect: @escaping @Sendable (JobDefinition) async throws -> Connection,
        events: @escaping @Sendable (EngineEvent) async -> Void = { _ in }
    ) async throws -> [(PlanSummary, RunSummary)] {
        var done: [(PlanSummary, RunSummary)] = []
        var read: [PlannedFile] = []
        for (place, job) in jobs.enumerated() where !stop.isRaised {
            let holdsNobody = isEmpty && place == 0
            let engine = Engine(
                ledger: ledger,
                connect: { job in
                    var connection = try await connect(job)
                    connection.holdsNobody = holdsNobody
                    return connection
                },
                stop: stop,
                events: events
            )
            let handle = try await engine.startRun(job: job, folder: folder, out: scratch + "/results")
            do {
                let plan = try await engine.plan(handle)
                let files = try await ledger.files(of: handle.id)
                try Self.requireSame(files, as: read)
                read = files
                // The command has asked before it emptied the directory.
                try await engine.confirm(handle, by: .option)
                let summary =
                    if let bulk { try await engine.execute(handle, with: bulk) } else {
                        try await engine.execute(handle)
                    }
                done.append((plan, summary))
            } catch {
                try await handle.close()
                throw error
            }
            try await handle.close()
        }
        return done
    }

    /// The departments come from one file in two runs, and must come from one state of it.
    private static func requireSame(_ files: [PlannedFile], as before: [PlannedFile]) throws {
        for file in files {
            guard before.allSatisfy({ $0.path != file.path || $0 == file }) else {
                throw CSVStreamError.changed(path: file.path)
            }
        }
    }

    private static func jobs(in folder: String, _ files: [String]?) throws -> [JobDefinition] {
        let departments = try step(.departments, match: DepartmentField.departmentID.rawValue, in: folder, files)
        var people = try step(.people, match: PersonField.userID.rawValue, in: folder, files)
        people?.allowNew = ["job_title", "city"]
        var bare = departments
        bare?.ignore = [DepartmentField.leaderUserID.rawValue, DepartmentField.departmentHRBPs.rawValue]
        let first = [bare, people].compactMap(\.self)
        guard !first.isEmpty else { throw EngineError.noExport(folder: folder) }
        return [job("snapshot", first)] + (departments.map { [job("leaders of departments", [$0])] } ?? [])
    }

    private static func job(_ name: String, _ steps: [StepDefinition]) -> JobDefinition {
        var job = JobDefinition(job: name)
        job.submit = .single
        job.steps = steps
        job.limits.rates = .off
        // What is wrong with some rows is no reason to leave the others out.
        job.safety.canary = 0
        job.safety.stopAt = 1
        return job
    }

    /// `nil` where the export has no such sheet, or nobody in it.
    private static func step(
        _ subject: Subject,
        match: String,
        in export: String,
        _ files: [String]?
    ) throws -> StepDefinition? {
        guard let source = source(of: subject, in: export, files) else { return nil }
        var step = StepDefinition(subject: subject, source: source, match: match)
        if !source.hasSuffix(".csv") || source == export { step.sheet = subject.rawValue }
        do {
            var records = try StepSource.open(step, folder: "").records()
            guard try records.next() != nil else { return nil }
        } catch TabError.noSuchTab, TabError.notAWorkbook {
            return nil
        }
        step.mode = .upsert
        return step
    }

    /// The CSV file of a subject, else the workbook that has both as tabs.
    private static func source(of subject: Subject, in export: String, _ files: [String]?) -> String? {
        guard isFolder(export) else { return export }
        let names = ["\(subject.rawValue).csv", workbook].filter { files?.contains($0) ?? true }
        return names.map { "\(export)/\($0)" }.first(where: FileManager.default.fileExists)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || isFolder.boolValue
    }

    /// The zone in which days stand where no manifest names one: that of a job that names none.
    static let usualZone = JobDefinition(job: "").timezone

    /// As `roster export` with `format: xlsx` calls it.
    private static let workbook = "directory.xlsx"
}
