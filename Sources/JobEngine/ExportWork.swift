import DirectoryClient
import Foundation
import JobModel
import LocalFiles

/// The work at one export by one process: walk, files, final name, each recorded in the ledger.
struct ExportWork: Sendable {
    let engine: Engine
    let handle: RunHandle
    let progress: @Sendable (ExportProgress) async -> Void

    private var ledger: any LedgerStore { engine.ledger }

    func run(
        replaces: Bool,
        changing change: (@Sendable (inout ExportChoice) throws -> Void)? = nil
    ) async throws -> WrittenExport {
        var run = try await ledger.run(handle.id)
        var record: ExportRecord
        if let known = try await ledger.export(of: run.id) {
            record = known
        } else {
            let folder = ExportFolder(target: run.out, run: run.id)
            record = ExportRecord(target: folder.target, folder: folder.path, replaces: replaces)
            try await ledger.putExport(record, of: run.id)
        }
        let folder = ExportFolder(target: record.target, path: record.folder)
        if let written = try await finishedEarlier(run, record, folder) { return written }
        let isChanged = try change.map { try Self.change(&run, $0) } ?? false
        if isChanged, run.state == .written, !folder.hasJournal {
            throw EngineError.exportIsWritten(run.id, folder: folder.path)
        }
        try await begin(run)
        try folder.make()
        let manifest: ExportManifest
        if !isChanged, run.state == .written, let whole = ExportFolder.manifest(in: folder.path), whole.run == run.id,
            try whole.isMade(as: run.definition.export ?? ExportChoice())
        {
            manifest = whole
        } else {
            manifest = try await walk(run, isChanged: isChanged, &record, folder)
            try await ledger.updateRun(run.id, state: .written)
        }
        return try await finish(run.id, manifest, record, folder)
    }

    /// Changes how the export is written; what decides what is read stays as it was.
    private static func change(_ run: inout RunRecord, _ change: (inout ExportChoice) throws -> Void) throws -> Bool {
        let before = run.definition.export ?? ExportChoice()
        var choice = before
        try change(&choice)
        (choice.within, choice.includesBelow) = (before.within, before.includesBelow)
        choice.resignedFrom = before.resignedFrom
        if let problem = choice.problems.first { throw problem }
        run.definition.export = choice
        return choice != before
    }

    /// Of a process that was killed between the folder's final name and the last word in the ledger.
    private func finishedEarlier(
        _ run: RunRecord,
        _ record: ExportRecord,
        _ folder: ExportFolder
    ) async throws -> WrittenExport? {
        guard run.state == .written, let place = folder.finished(run: run.id),
            let manifest = ExportFolder.manifest(in: place)
        else { return nil }
        // What lies there after an exchange is the export that was replaced.
        try folder.remove()
        try await end(run.id, manifest, record)
        return (place, manifest)
    }

    /// An export has no plan that somebody must confirm: it writes nothing to the directory.
    private func begin(_ run: RunRecord) async throws {
        if run.state == .planning {
            try await ledger.completePlan(of: run.id, saying: "{}", at: Date().timeIntervalSince1970)
        }
        if run.confirmation == nil {
            try await ledger.confirm(run.id, by: .notNeeded, at: Date().timeIntervalSince1970)
        }
        if run.state != .written { try await ledger.updateRun(run.id, state: .running) }
    }

    private func walk(
        _ run: RunRecord,
        isChanged: Bool,
        _ record: inout ExportRecord,
        _ folder: ExportFolder
    ) async throws -> ExportManifest {
        let client = handle.connection.client
        let choice = run.definition.export ?? ExportChoice()
        let walk = try ExportWalk(client: client, choice: choice, folder: folder.path, progress: progress)
        let before = record.effort.counting(walk)
        let started = ContinuousClock.now
        @Sendable func effort() -> ExportEffort {
            before + ExportEffort(client.activity, seconds: (ContinuousClock.now - started) / .seconds(1))
        }
        let exporter = Exporter(
            client: client,
            job: run.definition,
            directory: handle.connection.host,
            progress: progress
        )
        let checkpoints = ExportCheckpoints(
            ledger: ledger,
            run: run.id,
            record: record,
            tellWaiting: { try await Engine.tellWaiting(of: client, to: engine.events) },
            effort: effort
        )
        do {
            try await handle.connection.watchdog.guarding {
                try await checkpoints.keeping(
                    of: walk,
                    during: {
                        try await exporter.walk(walk) {
                            // A choice that cannot be does not take the place of the one before.
                            if isChanged { try await keep(run.definition.export, of: run.id) }
                        }
                    }
                ) { look in
                    try await engine.note(look, of: run.id)
                }
            }
        } catch {
            // `status` shows how far it came. A task of its own, because this one may be cancelled; what keeps the ledger from
            // it is the lesser fault, and the journal has everything.
            _ = await Task { try await checkpoints.write(walk) }.result
            throw error
        }
        record = try await checkpoints.write(walk)
        let connection = handle.connection
        let cost = record.effort
        return try await exporter.finish(walk, in: folder.path, effort: cost) { manifest in
            manifest.run = run.id
            manifest.app = connection.app
            manifest.started = Date(timeIntervalSince1970: run.started).formatted(.iso8601)
        }
    }

    private func keep(_ choice: ExportChoice?, of run: String) async throws {
        try await ledger.changeDefinition(of: run) { $0.export = choice }
    }

    private func finish(
        _ run: String,
        _ manifest: ExportManifest,
        _ record: ExportRecord,
        _ folder: ExportFolder
    ) async throws -> WrittenExport {
        try folder.removeJournal()
        let place = try folder.finish(replacing: record.replaces)
        try await end(run, manifest, record)
        return (place, manifest)
    }

    private func end(_ run: String, _ manifest: ExportManifest, _ record: ExportRecord) async throws {
        var record = record
        record.people = manifest.people
        try await ledger.putExport(record, of: run)
        let exit: ExitStatus = manifest.isIncomplete ? .rowsFailed : .success
        try await ledger.updateRun(
            run,
            state: .finished,
            ended: Date().timeIntervalSince1970,
            exit: exit.rawValue
        )
    }
}

extension Engine {
    /// Keeps by what the directory of an export is known again.
    func note(_ look: DirectoryLook, of run: String) async throws {
        guard try await ledger.run(run).identity == nil else { return }
        let identity = DirectoryIdentity(departments: DepartmentTree(look.departments), people: PeopleIndex())
        try await ledger.updateRun(run, identity: identity)
    }
}
