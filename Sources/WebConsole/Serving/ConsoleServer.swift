import Foundation
import Hummingbird
import HummingbirdCore
import JobEngine
import JobSession
import Logging
import LoopbackServing
import NIOCore
import ServiceLifecycle
import UnixSignals
import Wording

/// The console: pages on a port of this machine, for the browsers that came by the address on the screen.
package struct ConsoleServer: Sendable {
    private let configuration: ConsoleConfiguration

    package init(_ configuration: ConsoleConfiguration) { self.configuration = configuration }

    /// Serves until the task is cancelled or a signal ends it; runs that it works on are stopped then, so that they can be gone
    /// on with.
    ///
    /// - Parameters:
    ///   - address: Gets the address that opens a browser once the console answers, and the next one whenever one has
    ///     been used.
    ///   - ending: Gets how many runs are stopped, where there are any, before they are waited for.
    /// - Throws: `ConsoleError.cannotListen`; what the ledger throws.
    package func run(
        address: @escaping @Sendable (String) -> Void,
        ending: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws {
        let history = try RunHistory(at: ledgerPlace)
        let sheets = SheetStore(stateFolder: configuration.stateFolder, limitBytes: configuration.fileLimitBytes)
        try sheets.removeUnfinished(before: Date(timeIntervalSinceNow: -Self.day))
        let pages = try PageLibrary()
        let connector = try connector()
        let work = RunServices(
            history: history,
            connector: connector,
            isReadOnly: configuration.isReadOnly,
            job: configuration.job
        )
        let directory = DirectoryServices(
            connector: connector,
            isReadOnly: configuration.isReadOnly,
            job: try configuration.job.map { try ImportJob(.job(path: $0)).definition }
        )
        let looks = LongLooks()
        let listening = Port()
        let tell: @Sendable (String) -> Void = { address("http://127.0.0.1:\(listening.value)/?token=\($0)") }
        let access = ConsoleAccess(drawn: tell)
        let responder = DelayedResponder {
            let cookies = ConsoleCookies(port: listening.value)
            return ConsoleRoutes(
                history: history,
                sheets: sheets,
                pages: pages,
                cookies: cookies,
                looks: looks,
                work: work,
                directory: directory,
                repeatedLedger: configuration.repeatedLedger
            )
            .responder(AccessMiddleware(access: access, cookies: cookies, pages: pages))
        }
        var quiet = configuration.logger
        quiet.logLevel = max(quiet.logLevel, .error)
        let limit = configuration.fileLimitBytes
        let application = Application(
            responder: responder,
            server: HTTPServerBuilder { responder in
                LocalChannel(
                    base: HTTP1Channel(responder: responder),
                    deadlines: ConnectionDeadlines(body: .minutes(30), bodyBytes: limit + Self.formBytes),
                    refusing: Self.refusal
                )
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: configuration.port)),
            onServerRunning: { channel in
                listening.set(channel.localAddress?.port ?? 0)
                tell(access.token)
            },
            logger: quiet
        )
        var services = ServiceGroupConfiguration(
            services: [application],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quiet
        )
        // A browser that sends half a file, or takes half a page, is not waited for.
        services.maximumGracefulShutdownDuration = Self.lastRequests
        let served: Result<Void, any Error>
        do { served = .success(try await ServiceGroup(configuration: services).run()) } catch {
            served = .failure(error)
        }
        // Who presses Ctrl-C again does not want to wait.
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        await work.end(telling: ending)
        // What is not done can be gone on with.
        await directory.exports.end()
        await looks.stop()
        do {
            try served.get()
        } catch is CancellationError {
            // Else the time for the last requests was over.
            try Task.checkCancellation()
        } catch let error as IOError {
            throw ConsoleError.cannotListen(
                port: configuration.port,
                reason: String(cString: strerror(error.errnoCode))
            )
        }
    }

    /// The way to the directories.
    private func connector() throws -> Connector {
        let access =
            try configuration.access
            ?? DirectoryAccess(
                directory: nil,
                appID: nil,
                secretFile: nil,
                environment: ProcessInfo.processInfo.environment,
                store: ledgerPlace.rates(),
                counts: ledgerPlace.callCounts()
            )
        return Connector(access: access, stateFolder: configuration.stateFolder, ledger: ledgerPlace)
    }

    private var ledgerPlace: LedgerPlace {
        configuration.ledger ?? LedgerPlace(stateFolder: configuration.stateFolder)
    }

    /// What a request is answered that does not come from this machine.
    @Sendable private static func refusal(_ refusal: RequestRefusal) -> (contentType: String, body: ByteBuffer) {
        let problem =
            switch refusal {
            case .misdirected(let port):
                "This console answers to localhost:\(port), 127.0.0.1:\(port) and [::1]:\(port) alone.\n"
            case .foreignOrigin: "This console takes no requests from web pages of other origins.\n"
            }
        return ("text/plain; charset=utf-8", ByteBuffer(string: problem))
    }

    /// In seconds.
    private static let day = 86_400.0

    /// How long requests may take to end when the console does.
    private static let lastRequests = Duration.seconds(3)

    /// What a form sends around a file: names, boundaries, other fields.
    private static let formBytes = 1 << 20
}
