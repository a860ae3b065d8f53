import ContactAPI
import DirectoryClient
import DirectoryServer
import Foundation
import JobEngine
import JobModel
import LocalFiles
package import Wording

/// A wave as it will be: run in an embedded directory that was filled from an export, by the engine and the limits of the
/// real run, in a clock that leaps over waits.
///
/// The real directory is read, and nothing is written to it, nor to the ledger of real runs.
package struct RehearsalSession: WorkSession {
    package let work = SessionWork<Rehearsal>()
    private let job: ImportJob
    private let origin: String?
    private let company: String?
    private let out: String?
    private let connector: Connector
    private let isForPages: Bool
    private let words: @Sendable (LocalizedText) -> String

    /// - Parameters:
    ///   - job: What is rehearsed.
    ///   - origin: The folder of an export, or its workbook; else the job's directory is exported.
    ///   - company: A company file with the directory's settings, attributes and employee types; else it is asked for them.
    ///   - out: The folder in which the rehearsal's own is made; else one beside the job.
    ///   - connector: The way to the job's directory.
    ///   - isForPages: Whether the readers of the results have the console's pages, and no command line.
    ///   - words: Chooses the language of the results.
    package init(
        job: ImportJob,
        origin: String? = nil,
        company: String? = nil,
        out: String? = nil,
        connector: Connector,
        isForPages: Bool = false,
        words: @escaping @Sendable (LocalizedText) -> String = { $0.en }
    ) {
        (self.job, self.origin, self.company, self.out) = (job, origin, company, out)
        (self.connector, self.isForPages, self.words) = (connector, isForPages, words)
    }

    package func perform() async throws -> Rehearsal {
        // What makes it impossible is said before anything is copied.
        guard job.definition.kind == .importing else { throw UsageError.notAnImport(job: job.definition.job) }
        try ImportableSheets.require(job.definition, folder: job.folder)
        try OutputError.converting(try OutputFolder.requireWritable(results))
        let given = try origin.map { path in
            let path = URL(fileURLWithPath: path).standardizedFileURL.path
            return try RehearsedOrigin(of: path)
        }
        // It holds people's data; what a killed command leaves, the next one removes.
        let scratch = try ScratchFolder(for: .load, stateFolder: connector.stateFolder)
        let rehearsal: Result<Rehearsal, any Error>
        do { rehearsal = .success(try await rehearse(given, in: scratch.path)) } catch { rehearsal = .failure(error) }
        try scratch.remove()
        return try rehearsal.get()
    }

    /// Where the folder for the results is made.
    private var results: String { out ?? job.folder + "/roster-rehearsal" }

    private func rehearse(_ given: RehearsedOrigin?, in scratch: String) async throws -> Rehearsal {
        let work = work
        let (company, origin) = try await work.cancelling { try await stage(given, in: scratch) }
        let file = EmbeddedFile(database: scratch + "/directory.sqlite")
        let loading = try LoadSession(
            folder: origin.folder,
            into: file,
            company: company.file,
            stateFolder: connector.stateFolder,
            results: scratch + "/not-loaded"
        )
        let loaded = try await work.forwarding(loading)
        guard loaded.isWhole else { throw CancellationError() }
        let performance = RehearsalPerformance(
            job: job,
            access: connector.access,
            file: file,
            scratch: scratch,
            isForPages: isForPages,
            words: words
        )
        let played = try await performance.play(out: results, work)
        let folder = try Self.folder(of: played)
        guard played.summary.exit != ExitStatus.interrupted.rawValue else {
            // What was stopped does not say how the import ends.
            try FileManager.default.removeItem(atPath: folder)
            throw CancellationError()
        }
        var results: String?
        if let notLoaded = loaded.results {
            let place = folder + "/not-loaded"
            try FileManager.default.copyItem(atPath: notLoaded, toPath: place)
            results = place
        }
        return try finish(
            played,
            origin.name,
            in: folder,
            unknown: company.unknown.map { Rehearsal.Unknown($0) }
                + origin.unknown(failedToLoad: loaded.failed, results: results)
        )
    }

    /// The folder of the results, which is the rehearsal's alone.
    private static func folder(of played: RehearsalPerformance.Played) throws -> String {
        guard let summary = played.summary.files.last else { throw CancellationError() }
        return URL(fileURLWithPath: summary).deletingLastPathComponent().path
    }

    /// Fetches what the directory is to be like, and who is in it.
    private func stage(
        _ given: RehearsedOrigin?,
        in scratch: String
    ) async throws -> (RehearsedCompany, RehearsedOrigin) {
        var company: RehearsedCompany
        if let path = self.company {
            company = RehearsedCompany(file: try CompanyFile.read(path))
        } else {
            company = try await learned()
        }
        if let given { return (company, given) }
        var export = JobDefinition(job: job.definition.job)
        (export.kind, export.format) = (.exporting, .csv)
        (export.directory, export.timezone) = (job.definition.directory, job.definition.timezone)
        export.limits = job.definition.limits
        let (work, connector) = (work, near)
        work.say(.counting(LocalizedText(en: "Departments read", zh: "已读取部门")))
        let run = ExportRun(job: export, stateFolder: connector.stateFolder) { try await connector.connect($0) }
        let (folder, manifest) = try await run.write(to: scratch + "/export") { progress in
            work.say(.counted(progress.departmentsRead, of: progress.departments))
        }
        return (company, RehearsedOrigin(name: manifest.directory, folder: folder, manifest: manifest))
    }

    private var near: Connector {
        let work = work
        return connector.near(job.folder).saying { work.say(.note($0)) }
    }

    /// The company by what its directory says of itself.
    private func learned() async throws -> RehearsedCompany {
        let definition = job.definition
        var company = try RehearsedCompany.standard(edition: definition.edition)
        if connector.access.isEmbedded(for: definition),
            let file = try EmbeddedFile(stateFolder: connector.stateFolder).company(near: job.folder)
        {
            company = RehearsedCompany(file: file)
        }
        let known = company
        return try await near.connected(definition) { connection in
            var company = known
            try await company.learn(from: connection.client)
            return company
        }
    }

    /// Writes what is to be read beside the results, and says what came of it all.
    private func finish(
        _ played: RehearsalPerformance.Played,
        _ origin: String,
        in folder: String,
        unknown: [Rehearsal.Unknown]
    ) throws -> Rehearsal {
        var files = played.summary.files
        let invitations = folder + "/invitations.csv"
        try InvitationSheet.write(played.invitations, to: invitations, isForPages: isForPages, words: words)
        files += [invitations, folder + "/rehearsal.json"]
        let rehearsal = Rehearsal(
            origin: origin,
            plan: played.plan,
            summary: played.summary,
            status: played.status,
            effort: played.effort,
            invitations: played.invitations,
            unknown: unknown,
            files: files
        )
        try InvitationSheet.write(
            PrintedRehearsal(rehearsal, isForPages: isForPages, words: words),
            to: folder + "/rehearsal.json"
        )
        return rehearsal
    }
}
