package import Hummingbird
import Logging
import NIOCore

/// An HTTP server on a free port of this machine; what the stubs of this folder stand on.
package enum LoopbackServer {
    /// Runs the server for as long as `body` takes, which gets its port.
    package static func run(
        _ answer: @escaping @Sendable (Request) async throws -> Response,
        body: (_ port: Int) async throws -> Void
    ) async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let app = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in try await answer(request) },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in continuation.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await app.runService(gracefulShutdownSignals: [])
            }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
        }
    }
}
