import ContactAPI
import JobModel
import LocalFiles

/// The turns of every endpoint, counted by API, app and tenant.
struct RateLimiters: Sendable {
    private let turns: [Endpoint: any RateLimiter]
    private let movingTurns: any RateLimiter
    private let time: ClientClock
    private let meter: ActivityMeter

    init(
        settings: ClientSettings,
        account: String,
        store: (any RateBudgetStore)?,
        time: ClientClock,
        meter: ActivityMeter
    ) {
        func make(_ name: String, _ windows: [RateWindow]) -> any RateLimiter {
            guard let store, !windows.isEmpty else { return LocalRateLimiter(windows, time: time) }
            return SharedRateLimiter(
                store: store,
                endpoint: name,
                account: account,
                windows: windows.map { ($0.limit, $0.span / .seconds(1)) },
                time: time
            )
        }
        let plan = WindowPlan(settings: settings)
        turns = Dictionary(
            uniqueKeysWithValues: Endpoint.allCases.map { ($0, make($0.rawValue, plan.windows(of: $0))) }
        )
        movingTurns = make("\(Endpoint.patchUser.rawValue).moving", plan.movingWindows)
        self.time = time
        self.meter = meter
    }

    /// Waits until a request to `endpoint` may leave.
    ///
    /// - Parameters:
    ///   - endpoint: Whose limit is kept.
    ///   - isMoving: Whether it is a patch that moves or freezes a person, which has a further limit.
    ///   - observer: Asked meanwhile whether the request is still wanted.
    /// - Throws: `CancellationError`; `RequestCalledOff`; the store's own errors.
    func waitForTurn(_ endpoint: Endpoint, isMoving: Bool, for observer: (any RequestObserver)? = nil) async throws {
        if isMoving { try await wait(for: movingTurns, of: endpoint, observer) }
        guard let turns = turns[endpoint] else { return }
        try await wait(for: turns, of: endpoint, observer)
    }

    private func wait(
        for turns: any RateLimiter,
        of endpoint: Endpoint,
        _ observer: (any RequestObserver)?
    ) async throws {
        var tolerance = Self.staleness
        while true {
            let turn = try await turns.next()
            if turn > time.now {
                meter.waiting(for: endpoint, until: time.unixSeconds(at: turn))
                do {
                    try await time.sleep(until: turn, for: observer)
                } catch let ending as RequestCalledOff {
                    try await turns.giveBack(turn)
                    throw ending
                }
                // A process that was frozen wakes up with all its turns at once; sent now, they would stand in another
                // window than they were counted in.
                if time.now - turn > tolerance {
                    try await turns.giveBack(turn)
                    // A machine that is always late comes to its turn too.
                    tolerance *= 2
                    continue
                }
            }
            if await turns.holds(turn) { return }
        }
    }

    /// Half of the margin that the windows have for requests that arrive closer together than they left.
    static let staleness = Duration.milliseconds(50)

    /// The directory asked for patience: nobody sends to `endpoint` before the figure it gave has passed.
    func block(_ endpoint: Endpoint, isMoving: Bool, for reset: Duration) async throws {
        let end = time.now + reset
        meter.throttled(endpoint, until: time.unixSeconds(at: end))
        if isMoving {
            try await movingTurns.block(until: end)
        } else {
            try await turns[endpoint]?.block(until: end)
        }
    }
}
