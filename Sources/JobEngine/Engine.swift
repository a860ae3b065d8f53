package import DirectoryClient
import Foundation
package import JobLedger
package import JobModel

/// Runs jobs: checks, plans, writes, settles. Stateless around the ledger; a crash loses nothing but time.
package struct Engine: Sendable {
    package let ledger: Ledger?
    package let connect: @Sendable (JobDefinition) async throws -> Connection
    package let stop: StopSignal
    package let events: @Sendable (EngineEvent) -> Void

    /// - Parameters:
    ///   - ledger: Where runs are kept; `nil` suffices for checking.
    ///   - connect: Reaches the directory that a job names.
    ///   - stop: Raised by the first Ctrl-C: what is in flight is finished, nothing more is sent.
    ///   - events: Told of progress, from any thread.
    package init(
        ledger: Ledger?,
        connect: @escaping @Sendable (JobDefinition) async throws -> Connection,
        stop: StopSignal = StopSignal(),
        events: @escaping @Sendable (EngineEvent) -> Void = { _ in }
    ) {
        self.ledger = ledger
        self.connect = connect
        self.stop = stop
        self.events = events
    }

    func openLedger() throws -> Ledger {
        guard let ledger else { throw EngineError.noLedger }
        return ledger
    }
}

/// A way to one directory, open until `close`.
package struct Connection: Sendable {
    package let client: DirectoryClient
    package let host: String
    package let app: String
    /// Whether the directory runs in this process: then whatever was in flight when an earlier process died, died with it.
    package let ownsServer: Bool
    /// Unix seconds.
    package let openedAt = Date().timeIntervalSince1970
    package let close: @Sendable () async throws -> Void

    package init(
        client: DirectoryClient,
        host: String,
        app: String,
        ownsServer: Bool,
        close: @escaping @Sendable () async throws -> Void
    ) {
        self.client = client
        self.host = host
        self.app = app
        self.ownsServer = ownsServer
        self.close = close
    }
}

/// What an engine tells while it works.
package enum EngineEvent: Sendable, Equatable {
    case step(name: String, total: Int)
    case progress(done: Int, total: Int)
    case waiting(String)
    case note(String)
}
