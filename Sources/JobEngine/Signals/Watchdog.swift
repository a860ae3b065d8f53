package import DirectoryClient
import JobModel
package import Wording

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
    ///   - interval: How often the watchdog looks.
    package init(client: DirectoryClient, patience: Duration = .seconds(300), interval: Duration = .seconds(1)) {
        self.client = client
        self.patience = patience
        self.interval = interval
    }

    /// Longer than any request with its deadline.
    package static func patience(requestDeadlineSeconds: Double?) -> Duration {
        .seconds(max(300, 3 * (requestDeadlineSeconds ?? 30)))
    }

    /// Nothing has moved for as long as the watchdog waits.
    package struct Stalled: ExplainedError {
        package var seconds: Int

        package var explanation: Explanation {
            Explanation(
                problem: LocalizedText(
                    en: "Nothing moved for \(seconds) s, neither an answer nor a limit that ended",
                    zh: "\(seconds) 秒内没有任何进展，既无应答也无限流结束"
                ),
                remedy: LocalizedText(
                    en: "Check the directory and the network, then run the command again.",
                    zh: "请检查目录和网络，然后重新运行命令。"
                )
            )
        }
    }

    /// Does something that speaks to the directory all the time, and ends it where nothing moves.
    ///
    /// - Throws: `Stalled`; the work's own errors.
    package func guarding<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { .some(try await work()) }
            group.addTask {
                try await watch()
                return nil
            }
            defer { group.cancelAll() }
            while let end = try await group.next() {
                if let end { return end }
            }
            throw CancellationError()
        }
    }

    /// Watches until it is cancelled, which is no error: how what it watches ends, that says itself.
    ///
    /// - Parameter isIdle: Whether nothing is to move at the moment.
    /// - Throws: `Stalled`.
    package func watch(unless isIdle: @Sendable () -> Bool = { false }) async throws {
        var last = client.activity
        var moved = ContinuousClock.now
        while true {
            do { try await Task.sleep(for: interval) } catch is CancellationError { return }
            let now = client.activity
            // Waiting for a limit counts as moving: the limit's end is known.
            if now != last || now.waitingFor != nil || isIdle() {
                last = now
                moved = .now
            } else if ContinuousClock.now - moved >= patience {
                throw Stalled(seconds: Int(patience.components.seconds))
            }
        }
    }
}
