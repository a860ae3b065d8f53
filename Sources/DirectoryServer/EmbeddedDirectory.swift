import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import LoopbackServing
import NIOCore
import ServiceLifecycle

/// A directory of one's own: an HTTP server on loopback over an SQLite file.
public final class EmbeddedDirectory: Sendable {
    /// The port it listens on.
    public let port: Int
    /// The apps that a secret opens which everybody knows.
    package var openApps: [String] { directory.apps.ids(openedBy: AppSecrets.published) }
    /// The file with the secret that stands in place of one that everybody knows; `nil` where none does.
    package let secretFile: String?

    let directory: DirectoryService
    private let group: ServiceGroup
    /// Server, writer and worker; ends when the server does and closes the file.
    private let running: Task<Void, any Error>

    private init(
        port: Int,
        secretFile: String?,
        directory: DirectoryService,
        group: ServiceGroup,
        running: Task<Void, any Error>
    ) {
        self.port = port
        self.secretFile = secretFile
        self.directory = directory
        self.group = group
        self.running = running
    }

    /// Opens (and on first use fills) the database and binds 127.0.0.1; returns when it answers.
    package static func start(_ configuration: DirectoryServerConfiguration) async throws -> EmbeddedDirectory {
        let file = try DirectoryFile(configuration.database)
        let directory: DirectoryService
        do {
            let holdsPeople = try await fill(file.database, configuration)
            directory = try DirectoryService(
                database: file.database,
                access: try access(configuration, holdsPeople: holdsPeople),
                rates: configuration.rates,
                faults: FaultSource(
                    company: configuration.company?.faults ?? [],
                    options: configuration.faults,
                    seed: configuration.faultSeed
                ),
                log: CallLog(
                    path: configuration.database == DirectoryFile.memory
                        ? nil : CallLog.path(besideDatabase: configuration.database)
                ),
                now: configuration.now
            )
        } catch {
            try file.close()
            // A company file says itself what is wrong with it.
            if error is CompanyFileError || error is CancellationError { throw error }
            throw DirectoryServerError(error, configuration.database)
        }
        let (ports, bound) = AsyncStream<Int>.makeStream()
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application(directory, configuration, bound)],
                logger: configuration.logger
            )
        )
        let worker = BatchWorker(directory: directory, logger: configuration.logger, clock: configuration.clock)
        let running = Task {
            defer { bound.finish() }
            try await run(directory, worker, group, file, configuration.logger)
        }
        for await port in ports {
            file.announce(port: port)
            directory.announceTask()
            return EmbeddedDirectory(
                port: port,
                secretFile: directory.access.holdsPeople && directory.access.drawn != nil
                    ? DirectorySecret.path(besideDatabase: configuration.database) : nil,
                directory: directory,
                group: group,
                running: running
            )
        }
        if Task.isCancelled {
            // Then the stream has ended and the server has not: nobody else would stop it.
            running.cancel()
            _ = await running.result
            throw CancellationError()
        }
        do {
            try await running.value
        } catch {
            throw DirectoryServerError.cannotListen(port: configuration.port, reason: Self.reason(of: error))
        }
        throw DirectoryServerError.stopped
    }

    private static func reason(of error: any Error) -> ServerText {
        (error as? IOError).map { ServerText(errno: $0.errnoCode) } ?? ServerText(said: String(describing: error))
    }

    /// Answers what is under way, stops and closes the database.
    public func stop() async throws {
        await group.triggerGracefulShutdown()
        try await running.value
    }

    /// Returns when every task that was accepted has been worked off.
    public func waitUntilTasksAreDone() async throws {
        while try await directory.read({ try TaskTable(db: $0).next(after: 0) }) != nil {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Whether a server has the database now.
    package static func isServed(database: String) -> Bool { DirectoryFile.isHeld(database) }

    /// Where the server listens that holds a database; `nil` where it does not come to listen within five seconds.
    package static func port(ofServerHolding database: String) async throws -> Int? {
        for _ in 0..<50 {
            if let port = DirectoryFile.port(ofServerHolding: database) { return port }
            try await Task.sleep(for: .milliseconds(100))
        }
        return nil
    }

    /// The invitations that would have gone out, oldest first.
    public func outbox() async throws -> [OutboxEntry] { try await directory.read { try OutboxEntry.all($0) } }

    /// The people that the groups of departments added by themselves, group by group.
    package func groupMembers() async throws -> [GroupMember] { try await directory.read { try GroupTable.all($0) } }

    // MARK: Running

    /// Fills a new database; returns whether it holds an export's people.
    private static func fill(
        _ database: any DatabaseWriter,
        _ configuration: DirectoryServerConfiguration
    ) async throws -> Bool {
        let now = Int(configuration.now().timeIntervalSince1970)
        return try await database.write { db in
            guard try !CompanySeeder.isFilled(db) else { return try CompanySeeder.holdsPeople(db) }
            guard let company = configuration.company else {
                throw DirectoryServerError.empty(configuration.database)
            }
            try CompanySeeder(db: db, now: now).fill(from: company, holdsPeople: configuration.holdsPeople)
            return configuration.holdsPeople
        }
    }

    private static func access(_ configuration: DirectoryServerConfiguration, holdsPeople: Bool) throws -> AppAccess {
        var access = AppAccess(policy: configuration.secrets, drawn: nil, holdsPeople: holdsPeople)
        // A database in memory has no file beside it, and nobody to share a secret with.
        if configuration.database != DirectoryFile.memory,
            AppAccess.needsDrawn(configuration.secrets, holdsPeople: holdsPeople)
        {
            access.drawn = try DirectorySecret.readOrDraw(besideDatabase: configuration.database)
        }
        return access
    }

    private static func application(
        _ directory: DirectoryService,
        _ configuration: DirectoryServerConfiguration,
        _ bound: AsyncStream<Int>.Continuation
    ) -> some Service {
        var quiet = configuration.logger
        quiet.logLevel = max(quiet.logLevel, .error)
        return Application(
            responder: Gateway(
                directory: directory,
                logger: configuration.logger,
                clock: configuration.clock,
                database: configuration.database,
                controlToken: configuration.controlToken
            ),
            server: HTTPServerBuilder { responder in
                LocalChannel(
                    base: HTTP1Channel(responder: responder),
                    deadlines: configuration.deadlines,
                    refusing: Gateway.refusal
                )
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: configuration.port)),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { bound.yield(port) }
            },
            logger: quiet
        )
    }

    /// The writer outlives the server, so that what was asked for is answered.
    private static func run(
        _ directory: DirectoryService,
        _ worker: BatchWorker,
        _ group: ServiceGroup,
        _ file: DirectoryFile,
        _ logger: Logger
    ) async throws {
        let outcome = await withTaskGroup { tasks in
            tasks.addTask { await directory.queue.run() }
            tasks.addTask {
                do {
                    try await directory.log.run()
                } catch {
                    logger.error(
                        "\(ServerLogMessage.callsUnlogged.rawValue)",
                        metadata: ["error": "\(StoreFailure.text(of: error))"]
                    )
                }
            }
            let result: Result<Void, any Error> = await withTaskGroup { inner in
                inner.addTask { await worker.run() }
                let result: Result<Void, any Error>
                do {
                    try await group.run()
                    result = .success(())
                } catch {
                    result = .failure(error)
                }
                directory.finishTasks()
                // A task in its pauses is left as it is; the next start goes on with it.
                inner.cancelAll()
                return result
            }
            directory.queue.finish()
            directory.log.finish()
            return result
        }
        try file.close()
        try outcome.get()
    }
}
