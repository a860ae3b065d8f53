import DequeModule
import JobModel
import LocalFiles

/// Windows that several processes keep together: turns come from their common store, a few at a time.
actor SharedRateLimiter: RateLimiter {
    private let store: any RateBudgetStore
    private let endpoint: String
    private let account: String
    private let windows: [(limit: Int, seconds: Double)]
    private let time: ClientClock
    private var free: Deque<Duration> = []  // Earliest first.
    private var asking = 0
    private var fetch: Task<Void, any Error>?
    private var blockedUntil: Duration = .zero

    /// Turns taken from the store at once at most: each is lost to the others if this process dies.
    static let blockLimit = 8

    /// A turn this old is given back to nobody: sent now, it would stand in another window than it was counted in.
    private static let staleness = Duration.milliseconds(250)

    init(
        store: any RateBudgetStore,
        endpoint: String,
        account: String,
        windows: [(limit: Int, seconds: Double)],
        time: ClientClock
    ) {
        self.store = store
        self.endpoint = endpoint
        self.account = account
        self.windows = windows
        self.time = time
    }

    func next() async throws -> Duration {
        asking += 1
        defer { asking -= 1 }
        while true {
            try Task.checkCancellation()
            if let turn = takeFresh() { return turn }
            // A task of its own: the first caller may be cancelled while others wait for the same turns.
            let fetch = self.fetch ?? Task { try await fill() }
            self.fetch = fetch
            try await fetch.valueUnlessCancelled
        }
    }

    private func takeFresh() -> Duration? {
        let oldest = time.now - Self.staleness
        while let turn = free.popFirst() {
            if turn >= oldest, turn >= blockedUntil { return turn }
        }
        return nil
    }

    private func fill() async throws {
        defer { fetch = nil }
        let count = min(max(asking, 1), Self.blockLimit)
        let places = try await store.take(
            count,
            endpoint: endpoint,
            account: account,
            windows: windows,
            now: max(time.bootSeconds, time.bootSeconds(at: blockedUntil))
        )
        let now = time.now
        free.append(contentsOf: places.map { max(now, time.time(ofBootSeconds: $0)) })
    }

    func giveBack(_ turn: Duration) async throws {
        try await store.giveBack(time.bootSeconds(at: turn), endpoint: endpoint, account: account)
    }

    func block(until time: Duration) async throws {
        guard time > blockedUntil else { return }
        blockedUntil = time
        free.removeAll()
        let clock = self.time
        try await store.block(
            endpoint: endpoint,
            account: account,
            until: clock.bootSeconds(at: time),
            now: clock.bootSeconds
        )
    }

    func holds(_ turn: Duration) -> Bool { turn >= blockedUntil }
}
