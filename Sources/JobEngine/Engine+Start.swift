import DirectoryClient
import Foundation
package import JobModel
import LocalFiles

extension Engine {
    /// Keeps by whom the plan of a run was confirmed; without it nothing of the run is sent.
    ///
    /// A plan that writes nothing needs no confirmation.
    package func confirm(_ handle: RunHandle, by confirmation: RunConfirmation) async throws {
        guard try await ledger.run(handle.id).confirmation == nil else { return }
        try await ledger.confirm(handle.id, by: confirmation, at: Date().timeIntervalSince1970)
    }

    /// Ends a run whose plan was not wanted: its rows stay not attempted, and a retry may take them up.
    package func decline(_ handle: RunHandle) async throws {
        // One that was refused while it was planned has ended already.
        guard try await ledger.run(handle.id).state != .finished else { return }
        try await endUnsent(handle.id)
    }

    /// Ends a run of which nothing was sent.
    func endUnsent(_ id: String) async throws {
        let now = Date().timeIntervalSince1970
        try await ledger.updateRun(id, state: .finished, ended: now, exit: ExitStatus.usage.rawValue)
    }

    /// Records a run before anything else is done, and reaches its directory.
    ///
    /// `job` has the command's flags already in it, its paths are relative to `folder`, and the results' folder is made
    /// in `out`. `jobFile` is where it was read from, if it was.
    package func startRun(
        job: JobDefinition,
        folder: String,
        out: String,
        jobFile: String? = nil
    ) async throws -> RunHandle {
        guard job.kind == .importing else { throw EngineError.notAnImport(job: job.job) }
        // Results that could not be written are better known before anything is sent.
        try OutputError.converting(try OutputFolder.makeParent(out))
        let now = Date().timeIntervalSince1970
        // A resume from another folder writes to the same place.
        let out = URL(fileURLWithPath: out).standardizedFileURL.path
        let run = RunRecord(id: RunName.new(), definition: job, started: now, out: out, base: folder)
        let handle = try await begin(run)
        do {
            if let jobFile { try await note([jobFile], of: run.id) }
        } catch {
            try await handle.close()
            throw error
        }
        return handle
    }

    func begin(_ run: RunRecord, as export: ExportRecord? = nil) async throws -> RunHandle {
        // A name or password in it is kept nowhere.
        if run.definition.directory != Connection.embedded { _ = try DirectoryAddress(run.definition.directory) }
        let lock = try await ledger.lock(run: run.id)
        var run = run
        run.machine = Machine.name
        // Of the run whose job this is.
        run.definition.isServedByWorkers = nil
        run.definition.work = nil
        try await ledger.createRun(run)
        // While its directory is reached, and where that fails, an export is one already: its resume knows where it is to be.
        if let export { try await ledger.putExport(export, of: run.id) }
        await events(.begun(run: run.id))
        do {
            return try await reach(run, lock: lock)
        } catch {
            // A directory that cannot be reached leaves a run that can be resumed, not a riddle.
            let exit = ExitStatus(error)
            // One that was called wrongly has nothing to resume, and must not stand before one that has.
            try await ledger.updateRun(
                run.id,
                state: ExitStatus.isWrongCall(error) || error is ConnectionError ? .finished : nil,
                ended: Date().timeIntervalSince1970,
                exit: exit.rawValue
            )
            throw error
        }
    }

    /// Connects, and writes down which directory and app the run speaks to.
    ///
    /// - Throws: `EngineError.otherDirectory` or `.otherCompany` where the run was planned for another.
    func reach(_ run: RunRecord, lock: any RunOwner) async throws -> RunHandle {
        let connection = try await connect(run.definition)
        do {
            try requireSame(run, connection)
            try await connection.checkToken()
            if let identity = run.identity,
                try await !connection.watchdog.guarding({ try await identity.isKnown(to: connection.client) })
            {
                throw EngineError.otherCompany(run: run.id, directory: "\(connection.host) as \(connection.app)")
            }
            try await ledger.updateRun(run.id, directory: connection.host, app: connection.app)
        } catch {
            try await connection.close()
            throw error
        }
        var run = run
        run.directory = connection.host
        run.app = connection.app
        return RunHandle(run: run, connection: connection, lock: lock)
    }

    /// - Throws: `EngineError.otherDirectory` where the run was planned for another.
    func requireSame(_ run: RunRecord, _ connection: Connection) throws {
        guard run.directory.isEmpty || isSame(run, connection) else {
            throw EngineError.otherDirectory(
                run: run.id,
                was: "\(run.directory) as \(run.app)",
                is: "\(connection.host) as \(connection.app)"
            )
        }
    }

    /// A directory on this machine may listen on another port after a restart.
    private func isSame(_ run: RunRecord, _ connection: Connection) -> Bool {
        guard run.app == connection.app else { return false }
        if run.directory == connection.host { return true }
        guard run.directory != Connection.embedded, connection.host != Connection.embedded else { return false }
        return run.directory.hasPrefix("http://") && connection.client.address.isLoopback
    }
}
