import JobModel

/// Which runs a worker begins to serve next: no tenant is left out because another one has many runs.
///
/// A tenant of which nothing is served gets a place in any case, even where all are taken. The other places go to the
/// tenant that has the fewest, and of its runs to the one that it left longest ago, or never served.
struct RunAllotment {
    /// Runs that are served, by id, with their tenant.
    private var serving: [String: Tenant] = [:]
    /// When a run was served last, as a number that grows; none of one that never was.
    private var lastServed: [String: Int] = [:]
    private var count = 0
    private let places: Int

    private struct Tenant: Hashable {
        let directory: String
        let app: String
    }

    /// - Parameter places: How many runs are served at once, besides the first of each tenant.
    init(places: Int) { self.places = places }

    var isEmpty: Bool { serving.isEmpty }

    func isServing(_ run: String) -> Bool { serving[run] != nil }

    /// Notes that a run is no longer served.
    mutating func end(_ run: String) {
        serving[run] = nil
        count += 1
        lastServed[run] = count
    }

    /// Takes the places that are free for runs of a list, oldest first, none of which is served.
    mutating func begin(among runs: [RunRecord]) -> [RunRecord] {
        var queues: [Tenant: [RunRecord]] = [:]
        var order: [Tenant] = []
        for run in runs {
            let tenant = Tenant(directory: run.directory, app: run.app)
            if queues[tenant] == nil { order.append(tenant) }
            queues[tenant, default: []].append(run)
        }
        for tenant in order {
            // Stable: of those that were never served the oldest is first.
            queues[tenant]?.sort { lastServed[$0.id, default: 0] < lastServed[$1.id, default: 0] }
            queues[tenant]?.reverse()
        }
        var shares = Dictionary(grouping: serving.values, by: \.self).mapValues(\.count)
        var begun: [RunRecord] = []
        while let next = order.filter({ queues[$0]?.isEmpty == false }).min(by: {
            shares[$0, default: 0] < shares[$1, default: 0]
        }) {
            guard serving.count < places || shares[next, default: 0] == 0 else { break }
            guard let run = queues[next]?.popLast() else { break }
            serving[run.id] = next
            shares[next, default: 0] += 1
            begun.append(run)
        }
        return begun
    }

    /// Forgets runs that are not to be written any more.
    mutating func forget(besides runs: [RunRecord]) {
        guard !lastServed.isEmpty else { return }
        let ids = Set(runs.map(\.id))
        lastServed = lastServed.filter { ids.contains($0.key) }
    }
}
