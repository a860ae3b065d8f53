package import DirectoryClient

/// Sees to it that a run ends: where nothing moves for longer than anything may take, it is to be stopped.
///
/// Every wait has an end of its own, a request's deadline, a task's, a limit's; this is for what nobody thought of.
package struct Watchdog: Sendable {
    private let client: DirectoryClient
    private let patience: Duration
    private let interval: Duration

    /// - Parameters:
    ///   - client: Whose requests and waits are the signs of life.
    ///   - patience: Longer than any request with its deadline.
    ///   - interval: How often the dog looks.
    package init(client: DirectoryClient, patience: Duration = .seconds(300), interval: Duration = .seconds(1)) {
        self.client = client
        self.patience = patience
        self.interval = interval
    }

    /// Nothing has moved for the dog's patience.
    package struct Bark: Error {
        package var seconds: Int
    }

    /// Watches until it is cancelled.
    ///
    /// - Throws: `Bark`; `CancellationError`.
    package func watch() async throws {
        var last = client.activity
        var moved = ContinuousClock.now
        while true {
            try await Task.sleep(for: interval)
            let now = client.activity
            // Who waits for a limit moves: the limit's end is known.
            if now != last || now.waitingFor != nil {
                last = now
                moved = .now
            } else if ContinuousClock.now - moved >= patience {
                throw Bark(seconds: Int(patience.components.seconds))
            }
        }
    }
}
