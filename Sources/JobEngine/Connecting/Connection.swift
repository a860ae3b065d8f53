package import DirectoryClient
import JobModel
import LocalFiles

/// A way to one directory, open until `close`.
package struct Connection: Sendable {
    package let client: DirectoryClient
    /// Host and port, as a plan shows them.
    package let host: String
    package let app: String
    /// Whether the directory runs in this process: then what was in flight when an earlier process died, died with it.
    let ownsServer: Bool
    /// Whether nobody is in the directory and nobody ever was, so that there is nobody to look for.
    package var holdsNobody = false
    let openedAt = BootTimestamp.now
    /// Ends what does not move any more.
    package let watchdog: Watchdog
    private let closing: @Sendable () async throws -> Void

    /// `patience` is how long nothing may move; `closing` lets go of whatever else the way needed, after the client.
    package init(
        client: DirectoryClient,
        app: String,
        isEmbedded: Bool = false,
        ownsServer: Bool = false,
        patience: Duration = Watchdog.patience(requestDeadlineSeconds: nil),
        closing: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.client = client
        host = isEmbedded ? Self.embedded : client.address.text
        self.app = app
        self.ownsServer = ownsServer
        watchdog = Watchdog(client: client, patience: patience)
        self.closing = closing
    }

    /// Requests made so far.
    package var calls: Int { client.activity.totalCalls }

    package static let embedded = "embedded"

    /// An early, clear failure where address, app id or secret is wrong.
    ///
    /// - Throws: `DirectoryFailure`; `Watchdog.Stalled` where nothing moves.
    package func checkToken() async throws {
        let client = client
        try await watchdog.guarding { try await client.checkToken() }
    }

    package func close() async throws {
        do {
            try await client.shutdown()
        } catch {
            try await closing()
            throw error
        }
        try await closing()
    }
}
