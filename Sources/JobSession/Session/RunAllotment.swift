import JobEngine
import JobModel

/// Which runs a worker serves: never more than it has places, and no tenant is left out, however many there are.
///
/// A free place goes to the tenant of which the fewest runs are served, then to the one that was left longest ago, or never
/// served, and of its runs to the one that was left longest ago. Where tenants wait and no place is free, runs leave theirs:
/// first of tenants that have several, then those that have had their turn, or have read their directory for long without
/// coming to one.
struct RunAllotment {
    /// Runs that are served, by id.
    private var serving: [String: Place] = [:]
    /// When a run, and a tenant, was left last, as a number that grows; none of one that was never served.
    private var lastServed: [String: Int] = [:]
    private var lastServedTenants: [RunTenant: Int] = [:]
    /// How often a run was asked to leave while it read its directory.
    private var brokenReadings: [String: Int] = [:]
    private var count = 0
    private let places: Int
    private let least: Duration

    private struct Place {
        let tenant: RunTenant
        var isLeaving = false
    }

    /// - Parameters:
    ///   - places: How many runs are served at once, at most.
    ///   - least: How long the only run of a tenant stays at least once it has a turn.
    init(places: Int, least: Duration = .seconds(10)) { (self.places, self.least) = (places, least) }

    var isEmpty: Bool { serving.isEmpty }

    func isServing(_ run: String) -> Bool { serving[run] != nil }

    /// Notes that a run is no longer served.
    mutating func end(_ run: String) {
        count += 1
        lastServed[run] = count
        if let place = serving.removeValue(forKey: run) { lastServedTenants[place.tenant] = count }
    }

    /// Takes the places that are free for runs of a list, oldest first, none of which is served.
    mutating func begin(among runs: [RunRecord]) -> [RunRecord] {
        guard serving.count < places, !runs.isEmpty else { return [] }
        var queues: [RunTenant: [RunRecord]] = [:]
        var order: [RunTenant] = []
        for run in runs {
            let tenant = RunTenant(run)
            if queues[tenant] == nil { order.append(tenant) }
            queues[tenant, default: []].append(run)
        }
        for tenant in order {
            // Stable: of those that were never served the oldest is first.
            queues[tenant]?.sort { lastServed[$0.id, default: 0] < lastServed[$1.id, default: 0] }
            queues[tenant]?.reverse()
        }
        // Stable as well.
        order.sort { lastServedTenants[$0, default: 0] < lastServedTenants[$1, default: 0] }
        var shares = Self.shares(serving.values)
        var begun: [RunRecord] = []
        var share = 0
        while serving.count < places, !order.isEmpty {
            for tenant in order where serving.count < places && shares[tenant, default: 0] == share {
                guard let run = queues[tenant]?.popLast() else { continue }
                serving[run.id] = Place(tenant: tenant)
                shares[tenant] = share + 1
                begun.append(run)
            }
            order.removeAll { queues[$0]?.isEmpty != false }
            share += 1
        }
        return begun
    }

    /// Chooses the runs that are to leave their places, because tenants of which nothing is served wait for one.
    ///
    /// - Parameters:
    ///   - runs: Those that are to be served, none of which is.
    ///   - now: The time.
    ///   - phase: How far a run is. One that waits for its first turn would lose what it has read, and come no further the
    ///     next time; one that reads may do so for twice as long each time that it had to leave, because a directory that
    ///     hangs looks like one that is slow.
    /// - Returns: Their ids.
    mutating func makeRoom(
        for runs: [RunRecord],
        at now: ContinuousClock.Instant,
        phase: (String) -> RunTurns.Phase
    ) -> [String] {
        let phases = Dictionary(uniqueKeysWithValues: serving.keys.map { ($0, phase($0)) })
        for (run, phase) in phases { if case .begun = phase { brokenReadings[run] = nil } }
        let served = Set(serving.values.map(\.tenant))
        let waiting = Set(runs.map(RunTenant.init)).subtracting(served).count
        let leaving = serving.values.count { $0.isLeaving }
        var missing = waiting - leaving - (places - serving.count)
        guard missing > 0 else { return [] }
        // Those that may leave first are first.
        var staying = serving.filter { !$0.value.isLeaving }
            .map { run, place in (run: run, tenant: place.tenant, end: phases[run].flatMap { end(of: run, $0) }) }
            .sorted { one, other in
                switch (one.end, other.end) {
                case (let end?, let last?) where end != last: end < last
                case (.some, nil): true
                case (nil, .some): false
                case (.some, .some), (nil, nil): one.run < other.run
                }
            }
        var shares = Self.shares(serving.values.filter { !$0.isLeaving })
        var chosen: [String] = []
        func share(_ place: (run: String, tenant: RunTenant, end: ContinuousClock.Instant?)) -> Int {
            shares[place.tenant, default: 0]
        }
        while missing > 0, let next = staying.indices.min(by: { share(staying[$0]) > share(staying[$1]) }) {
            let most = staying[next]
            // Where nobody has several, one that has had its time.
            let index = share(most) > 1 ? next : staying.firstIndex { $0.end.map { $0 <= now } ?? false }
            guard let index else { break }
            let place = staying.remove(at: index)
            chosen.append(place.run)
            shares[place.tenant, default: 0] -= 1
            missing -= 1
        }
        for run in chosen {
            serving[run]?.isLeaving = true
            if case .reading = phases[run] { brokenReadings[run, default: 0] += 1 }
        }
        return chosen
    }

    /// Until when a run stays at least; `nil` for one that waits for its first turn.
    private func end(of run: String, _ phase: RunTurns.Phase) -> ContinuousClock.Instant? {
        switch phase {
        case .begun(let turn): turn + least
        case .waiting: nil
        case .reading(let since): since + least * (1 << min(brokenReadings[run, default: 0], Self.mostDoublings))
        }
    }

    /// Forgets runs that are not to be written any more.
    mutating func forget(besides runs: [RunRecord]) {
        guard !lastServed.isEmpty else { return }
        let ids = Set(runs.map(\.id))
        brokenReadings = brokenReadings.filter { ids.contains($0.key) }
        lastServed = lastServed.filter { ids.contains($0.key) }
        let tenants = Set(runs.map(RunTenant.init))
        lastServedTenants = lastServedTenants.filter { tenants.contains($0.key) }
    }

    /// Ten minutes of ten seconds: longer than any directory is read.
    private static let mostDoublings = 6

    /// How many places each tenant has.
    private static func shares(_ places: some Sequence<Place>) -> [RunTenant: Int] {
        Dictionary(grouping: places, by: \.tenant).mapValues(\.count)
    }
}
