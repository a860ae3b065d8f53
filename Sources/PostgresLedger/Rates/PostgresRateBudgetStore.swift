import Foundation
import JobModel
import Synchronization

/// Where all processes that use a database count their requests, so that together they keep the limits.
///
/// The clocks of machines differ, so times are stored by the database's clock. What a caller gets is by its own clock,
/// and no earlier than the stored one: the time that the answer took is added.
package struct PostgresRateBudgetStore: RateBudgetStore {
    private let database: PostgresDatabase
    private let clock: Clock
    private let places = PlacesTaken()

    /// By whose clock the limits are kept.
    package enum Clock: Sendable {
        case ofDatabase
        /// For tests, which move their time themselves.
        case ofCaller
    }

    /// The store of a database: nothing is connected before something is asked.
    package init(_ address: PostgresAddress, clock: Clock = .ofDatabase) {
        database = PostgresDatabase(address)
        self.clock = clock
    }

    package func take(
        _ count: Int,
        endpoint: String,
        account: String,
        windows: [(limit: Int, seconds: Double)],
        now: Double
    ) async throws -> [Double] {
        let gate = RateGate(endpoint: endpoint, account: account)
        let start = ContinuousClock.now
        let (turns, time) = try await transact { connection in
            let state = try gate.lock(connection)
            let (time, sent) = try gate.sends(windows.map(\.limit).max() ?? 0, connection)
            let moment = clock == .ofCaller ? now : time
            let stretch = state.ceiling.stretch(at: moment)
            let windows = windows.map { (limit: $0.limit, seconds: $0.seconds * stretch) }
            let turns = try RateTurns.next(
                count,
                after: sent,
                blockedUntil: state.blockedUntil,
                windows: windows,
                now: moment
            )
            try gate.note(turns, forgettingBefore: moment - (windows.map(\.seconds).max() ?? 0), connection)
            return (turns, time)
        }
        guard clock == .ofDatabase else { return turns }
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        let own = turns.map { now + elapsed + max(0, $0 - time) }
        places.note(Array(zip(own, turns)), now: now)
        return own
    }

    package func giveBack(_ place: Double, endpoint: String, account: String) async throws {
        let gate = RateGate(endpoint: endpoint, account: account)
        let stored = places.stored(place) ?? place
        try await transact { try gate.giveBack(stored, $0) }
    }

    package func block(endpoint: String, account: String, until time: Double, now: Double) async throws {
        let gate = RateGate(endpoint: endpoint, account: account)
        try await transact { connection in
            let state = try gate.lock(connection)
            let moment = clock == .ofCaller ? now : try gate.sends(0, connection).time
            var ceiling = state.ceiling
            // Several workers hear of the same full window; it is learned from once.
            if moment >= state.blockedUntil { ceiling.throttled(at: moment) }
            try gate.block(until: clock == .ofCaller ? time : moment + (time - now), ceiling, connection)
        }
    }

    private func transact<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        // What was counted a minute ago is of no use after a crash.
        try await database.transact(PostgresTransaction(isDurable: false), body)
    }
}

/// The places that this process has taken, by its own clock and by the database's.
private final class PlacesTaken: Sendable {
    private struct State {
        var places: [Double: Double] = [:]
        /// How many there may be before old ones are looked for.
        var most = PlacesTaken.fewest
    }

    private let state = Mutex(State())

    /// Nothing waits longer than this.
    private static let longestSeconds = 2 * StoredLimitTooFar.longestBlockSeconds
    private static let fewest = 10_000

    func note(_ taken: [(own: Double, stored: Double)], now: Double) {
        state.withLock { state in
            if state.places.count > state.most {
                state.places = state.places.filter { $0.key > now - Self.longestSeconds }
                // Where most are young, going through all of them each time would take longer than the database does.
                state.most = max(Self.fewest, 2 * state.places.count)
            }
            for place in taken { state.places[place.own] = place.stored }
        }
    }

    /// The place at that time of this process, to a millisecond; it is forgotten.
    func stored(_ place: Double) -> Double? {
        state.withLock { state in
            let near = state.places.keys.filter { abs($0 - place) <= 0.001 }.min { abs($0 - place) < abs($1 - place) }
            return near.flatMap { state.places.removeValue(forKey: $0) }
        }
    }
}
