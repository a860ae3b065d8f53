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

    func run(replaces: Bool) async throws -> WrittenExport {
        let run = try await ledger.run(handle.id)
        var record: ExportRecord
        if let known = try await ledger.export(of: run.id) {
            record = known
        } else {
            let folder = ExportFolder(target: run.out, run: run.id)
            record = ExportRecord(target: folder.target, folder: folder.path, replaces: replaces)
            try await ledger.putExport(record, of: run.id)
        }
        let folder = ExportFolder(target: record.target, path: record.folder)
        if let written = try await finishedEarlier(run, folder) { return written }
        try await begin(run)
        try folder.make()
        let manifest: ExportManifest
        if run.state == .written, let whole = ExportFolder.manifest(in: folder.path), whole.run == run.id {
            manifest = whole
        } else {
            manifest = try await walk(run, &record, folder)
            try await ledger.updateRun(run.id, state: .written)
        }
        return try await finish(run.id, manifest, folder, replaces: record.replaces)
    }

    /// Of a process that was killed between the folder's final name and the last word in the ledger.
    private func finishedEarlier(_ run: RunRecord, _ folder: ExportFolder) async throws -> WrittenExport? {
        guard run.state == .written, let place = folder.finished(run: run.id),
            let manifest = ExportFolder.manifest(in: place)
        else { return nil }
        // What lies there after an exchange is the export that was replaced.
        try folder.remove()
        try await end(run.id, manifest)
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
                try await checkpoints.keeping(of: walk, during: { try await exporter.walk(walk) }) { look in
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

    private func finish(
        _ run: String,
        _ manifest: ExportManifest,
        _ folder: ExportFolder,
        replaces: Bool
    ) async throws -> WrittenExport {
        let journal = folder.path + "/" + WalkJournal.name
        if FileManager.default.fileExists(atPath: journal) { try FileManager.default.removeItem(atPath: journal) }
        let place = try folder.finish(replacing: replaces)
        try await end(run, manifest)
        return (place, manifest)
    }

    private func end(_ run: String, _ manifest: ExportManifest) async throws {
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
