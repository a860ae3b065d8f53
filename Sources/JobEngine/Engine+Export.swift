import DirectoryClient
import Foundation
package import JobModel
import LocalFiles

/// A finished export: where it is, and what `manifest.json` says.
package typealias WrittenExport = (folder: String, manifest: ExportManifest)

extension Engine {
    /// Records an export as a run, and reaches its directory.
    ///
    /// - Parameters:
    ///   - job: With the command's options in it.
    ///   - folder: What its paths are relative to.
    ///   - target: Where the export is to be.
    ///   - replaces: Whether an export that lies there gives way.
    /// - Returns: The run, and the way to its directory.
    /// - Throws: `OutputError` where nothing can be written there; what reaching the directory throws.
    package func startExport(
        job: JobDefinition,
        folder: String,
        target: String,
        replaces: Bool = false
    ) async throws -> RunHandle {
        guard job.kind == .exporting else { throw EngineError.notAnExport(job: job.job) }
        let target = URL(fileURLWithPath: target).standardizedFileURL.path
        let now = Date().timeIntervalSince1970
        let run = RunRecord(id: RunName.new(), definition: job, started: now, out: target, base: folder)
        let place = ExportFolder(target: target, run: run.id)
        // What cannot be written is better known before the directory is read.
        if replaces { try place.requireReplaceable() }
        try OutputError.converting(
            try OutputFolder.makeParent(URL(fileURLWithPath: target).deletingLastPathComponent().path)
        )
        return try await begin(run, as: ExportRecord(target: place.target, folder: place.path, replaces: replaces))
    }

    /// Takes up an export that did not come to its end.
    ///
    /// - Throws: `EngineError.runHasEnded`; `LedgerError.owned` while another process is at work on it.
    package func resumeExport(_ id: String) async throws -> RunHandle {
        let lock = try await ledger.lock(run: id)
        let run = try await ledger.run(id)
        guard run.definition.kind == .exporting else { throw EngineError.notAnExport(job: run.job) }
        guard run.state != .finished else { throw EngineError.runHasEnded(id) }
        // Who resumes it knows that it was stopped.
        try await ledger.forgetStopRequest(of: id)
        await events(.begun(run: id))
        return try await reach(run, lock: lock)
    }

    /// Brings an export to its end, or as far as it goes: what was read stays for a resume.
    ///
    /// A stop that a person asks for from elsewhere ends it as a cancellation does.
    ///
    /// - Parameters:
    ///   - handle: Of `startExport` or `resumeExport`.
    ///   - replaces: Whether an export that lies in the target gives way; of a run that is resumed it says so itself.
    ///   - change: Changes how a resumed export is written. What decides what is read stays as it was.
    ///   - progress: Receives how far it is after every page.
    /// - Returns: Where the export is, and what its manifest says.
    /// - Throws: `DirectoryFailure`, `OutputError`, `LedgerError`, `CancellationError`; the run says how it stands.
    package func export(
        _ handle: RunHandle,
        replaces: Bool = false,
        changing change: (@Sendable (inout ExportChoice) throws -> Void)? = nil,
        progress: @escaping @Sendable (ExportProgress) async -> Void
    ) async throws -> WrittenExport {
        let work = ExportWork(engine: self, handle: handle, progress: progress)
        do {
            // What reads the directory ends at once, because nothing of it is in flight.
            return try await timing(handle.run) {
                try await heedingStops(of: handle.id, cancelling: true) {
                    try await work.run(replaces: replaces, changing: change)
                }
            }
        } catch {
            // A form that cannot be is no reason to give up a run that had another.
            try await end(handle.id, after: error, isKept: change != nil)
            throw error
        }
    }

    /// Leaves a run so that it can be resumed; one that was called wrongly ends, with its folder, where nothing was read.
    private func end(_ id: String, after error: any Error, isKept: Bool) async throws {
        let exit = ExitStatus(error)
        let ledger = ledger
        // A task of its own: what was cancelled must be recorded all the same.
        try await Task {
            let state = try await ledger.run(id).state
            if state == .running { try await ledger.updateRun(id, state: .stopped) }
            let export = try await ledger.export(of: id)
            // What was read is of use to a resume that writes it otherwise.
            let isWrong = exit == .nothingSent || ExitStatus.isWrongCall(error)
            let isLost = isWrong && export?.hasRead != true && !isKept
            if isLost, let export {
                try ExportFolder(target: export.target, path: export.folder).remove()
            }
            let now = Date().timeIntervalSince1970
            try await ledger.changeDefinition(of: id) { $0.work?.end(at: now) }
            try await ledger.updateRun(id, state: isLost ? .finished : nil, ended: now, exit: exit.rawValue)
        }.value
    }
}
