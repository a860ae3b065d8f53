/// Keeps the app's token: fetched once for everybody who waits, renewed before it ends.
actor TokenKeeper {
    private let fetch: @Sendable () async throws -> Fetched
    private let time: ClientClock
    private var current: (text: String, end: Duration)?
    private var pending: Task<String, any Error>?

    struct Fetched: Sendable {
        let text: String
        let lifetime: Duration
    }

    /// Taken off a token's lifetime, so that no request leaves with one that ends on its way.
    private static let margin = Duration.seconds(180)

    /// How long a request may hold a token before it looks again; less than any margin.
    static let glance = Duration.seconds(1)

    init(time: ClientClock, fetch: @escaping @Sendable () async throws -> Fetched) {
        self.time = time
        self.fetch = fetch
    }

    func token() async throws -> String {
        if let held = held() { return held }
        // A task of its own: the first caller may be cancelled while others wait for the same token.
        let pending = self.pending ?? Task { try await renew() }
        self.pending = pending
        return try await pending.valueUnlessCancelled
    }

    /// The token that is there; `nil` where one must be fetched.
    func held() -> String? {
        current.flatMap { time.now < $0.end ? $0.text : nil }
    }

    /// Forgets a token that the directory refused, unless a newer one is there already.
    func discard(_ text: String) {
        if current?.text == text { current = nil }
    }

    func shutdown() async {
        pending?.cancel()
        _ = await pending?.result
    }

    private func renew() async throws -> String {
        defer { pending = nil }
        let start = time.now
        let fetched = try await fetch()
        // A short token, as a test server may give, is used for half its life.
        current = (fetched.text, start + max(fetched.lifetime - Self.margin, fetched.lifetime / 2))
        return fetched.text
    }
}
