import JobModel

/// Which runs a worker serves: never more than it has places, and no tenant is left out, however many there are.
///
/// A free place goes to the tenant of which the fewest runs are served, then to the one that was left longest ago, or never
/// served, and of its runs to the one that was left longest ago. Where tenants wait and no place is free, runs leave theirs:
/// first of tenants that have several, then those that have had their turn.
struct RunAllotment {
    /// Runs that are served, by id.
    private var serving: [String: Place] = [:]
    /// When a run, and a tenant, was left last, as a number that grows; none of one that was never served.
    private var lastServed: [String: Int] = [:]
    private var lastServedTenants: [RunTenant: Int] = [:]
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
    ///   - firstTurn: When a run had its first turn since it is served; `nil` for one that waits for it: it would lose what
    ///     it has read, and come no further the next time.
    /// - Returns: Their ids.
    mutating func makeRoom(
        for runs: [RunRecord],
        at now: ContinuousClock.Instant,
        firstTurn: (String) -> ContinuousClock.Instant?
    ) -> [String] {
        let served = Set(serving.values.map(\.tenant))
        let waiting = Set(runs.map(RunTenant.init)).subtracting(served).count
        let leaving = serving.values.count { $0.isLeaving }
        var missing = waiting - leaving - (places - serving.count)
        guard missing > 0 else { return [] }
        // Those that have been at work longest are first.
        var staying = serving.filter { !$0.value.isLeaving }
            .map { (run: $0.key, tenant: $0.value.tenant, since: firstTurn($0.key)) }
            .sorted { ($0.since ?? now, $0.run) < ($1.since ?? now, $1.run) }
        var shares = Self.shares(serving.values.filter { !$0.isLeaving })
        var chosen: [String] = []
        func share(_ place: (run: String, tenant: RunTenant, since: ContinuousClock.Instant?)) -> Int {
            shares[place.tenant, default: 0]
        }
        while missing > 0, let next = staying.indices.min(by: { share(staying[$0]) > share(staying[$1]) }) {
            let most = staying[next]
            // Where nobody has several, one that has had its turn.
            let index = share(most) > 1 ? next : staying.firstIndex { $0.since.map { now - $0 >= least } ?? false }
            guard let index else { break }
            let place = staying.remove(at: index)
            chosen.append(place.run)
            shares[place.tenant, default: 0] -= 1
            missing -= 1
        }
        for run in chosen { serving[run]?.isLeaving = true }
        return chosen
    }

    /// Forgets runs that are not to be written any more.
    mutating func forget(besides runs: [RunRecord]) {
        guard !lastServed.isEmpty else { return }
        let ids = Set(runs.map(\.id))
        lastServed = lastServed.filter { ids.contains($0.key) }
        let tenants = Set(runs.map(RunTenant.init))
        lastServedTenants = lastServedTenants.filter { tenants.contains($0.key) }
    }

    /// How many places each tenant has.
    private static func shares(_ places: some Sequence<Place>) -> [RunTenant: Int] {
        Dictionary(grouping: places, by: \.tenant).mapValues(\.count)
    }
}
