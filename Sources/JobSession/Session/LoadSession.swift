import DirectoryServer
import Foundation
package import JobEngine
import JobModel

/// Fills the embedded directory with what an export wrote, in place of whatever it holds.
package struct LoadSession: WorkSession {
    package let work = SessionWork<FinishedLoad>()
    private let file: EmbeddedFile
    private let company: CompanyFile
    private let export: LoadableExport
    private let stateFolder: String
    private let results: String?

    /// Looks what there is to load.
    ///
    /// - Parameters:
    ///   - folder: What an export wrote.
    ///   - file: The directory to fill.
    ///   - company: The company file; else the one that the directory is filled with on first use.
    ///   - stateFolder: Where it is recorded what a killed command leaves.
    /// - Throws: `UsageError.noCompanyFile`, `CompanyFileError`; as `LoadableExport`.
    package init(folder: String, into file: EmbeddedFile, company: String? = nil, stateFolder: String) throws {
        guard let company = try company.map(CompanyFile.read) ?? file.company(near: ".") else {
            throw UsageError.noCompanyFile
        }
        try self.init(folder: folder, into: file, company: company, stateFolder: stateFolder)
    }

    /// The same for a company that is read already.
    ///
    /// Where rows cannot be loaded, the folder that says so is `results`; without it, one that is left for the user.
    /// - Throws: As `LoadableExport`.
    init(
        folder: String,
        into file: EmbeddedFile,
        company: CompanyFile,
        stateFolder: String,
        results: String? = nil
    ) throws {
        self.results = results
        self.file = file
        self.company = company
        self.stateFolder = stateFolder
        export = try LoadableExport(URL(fileURLWithPath: folder).standardizedFileURL.path)
    }

    /// Whether a directory's contents will be replaced, which the user must confirm first.
    package var replaces: Bool { FileManager.default.fileExists(atPath: file.database) }

    package func perform() async throws -> FinishedLoad {
        if let doubt = export.doubt { work.say(.note(doubt)) }
        let scratch = try ScratchFolder(for: .load, stateFolder: stateFolder)
        let loaded: FinishedLoad
        do {
            let (work, export, place) = (work, export, scratch.path)
            let loading = try await work.cancelling { try export.loading(in: place) }
            let runs = try await load(loading, scratch: scratch.path)
            loaded = FinishedLoad(runs: runs, of: loading.runs, results: results ?? scratch.path + "/results")
            if loaded.results != nil { try leaveResults(in: scratch.path) }
        } catch {
            try scratch.remove()
            throw error
        }
        // The results are for the user.
        if loaded.results == nil || results != nil { try scratch.remove() } else { scratch.keep() }
        return loaded
    }

    /// Leaves nothing but the results: the ledger holds all people of the export.
    private func leaveResults(in scratch: String) throws {
        let files = FileManager.default
        if let results { return try files.moveItem(atPath: scratch + "/results", toPath: results) }
        for name in try files.contentsOfDirectory(atPath: scratch) where name != "results" {
            try files.removeItem(atPath: scratch + "/" + name)
        }
    }

    private func load(_ loading: SnapshotLoad, scratch: String) async throws -> [FinishedLoad.Run] {
        try EmbeddedDirectory.reset(database: file.database)
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: file.database,
                company: company.withoutAnybody,
                holdsPeople: true,
                rates: .off,
                secrets: .drawn
            )
        )
        do {
            let app = try await EmbeddedDirectory.credentials(inDatabase: file.database)
            let way = (address: "http://127.0.0.1:\(directory.port)", appID: app.appID, appSecret: app.appSecret)
            let bulk = EmbeddedBulk(directory: directory, appID: app.appID)
            let runs = try await fill(way, with: loading, bulk, scratch: scratch)
            try await directory.settle(company, statuses: try loading.statuses())
            try await directory.stop()
            return runs
        } catch {
            try await directory.stop()
            throw error
        }
    }

    private func fill(
        _ way: (address: String, appID: String, appSecret: String),
        with loading: SnapshotLoad,
        _ bulk: EmbeddedBulk,
        scratch: String
    ) async throws -> [FinishedLoad.Run] {
        let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
        let ledger = try StateStores.ledger(in: scratch)
        let (work, stop) = (work, StopSignal())
        let loaded = try await work.stopping(by: stop) {
            try await loading.run(ledger: ledger, scratch: scratch, stop: stop, bulk: bulk, isEmpty: true) { job in
                try access.connection(for: job, embedded: way, ownsServer: false) {}
            } events: { event in
                work.say(.work(event))
            }
        }
        return loaded.map { FinishedLoad.Run(plan: $0.invitingNobody, summary: $1) }
    }
}

/// What was loaded into the embedded directory.
package struct FinishedLoad: Sendable {
    package struct Run: Sendable {
        package let plan: PlanSummary
        package let summary: RunSummary

        package init(plan: PlanSummary, summary: RunSummary) {
            self.plan = plan
            self.summary = summary
        }
    }

    /// One after the other.
    package let runs: [Run]
    /// Whether it was not stopped, in a run or between two.
    package let isWhole: Bool
    /// The folder that says which rows could not be loaded; `nil` where all could.
    package let results: String?

    /// `results` is the folder that would say which rows failed.
    package init(runs: [Run], of count: Int, results: String? = nil) {
        self.runs = runs
        let isStopped = runs.contains { $0.summary.exit == ExitStatus.interrupted.rawValue }
        isWhole = runs.count == count && !isStopped
        self.results = isWhole && runs.contains { $0.summary.notWell > 0 } ? results : nil
    }

    package var failed: Int { runs.reduce(0) { $0 + $1.summary.notWell } }

    /// How a command ends that has loaded.
    package var exit: ExitStatus {
        guard isWhole else { return .interrupted }
        return failed > 0 ? .rowsFailed : .success
    }
}

extension PlanSummary {
    /// The same of a directory that sends nothing: whatever way a row is written, nobody hears of it.
    fileprivate var invitingNobody: PlanSummary {
        var summary = self
        for place in summary.steps.indices {
            summary.steps[place].invitations = 0
            summary.steps[place].uninvited = nil
        }
        return summary
    }
}
