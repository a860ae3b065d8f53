import DirectoryClient
import JobEngine
import JobModel
import LocalFiles

/// Which runs a worker serves, and how.
package struct WorkerChoice: Sendable {
    /// Hosts of directories and ids of apps; empty for all.
    package var tenants: Set<String> = []
    /// Empty for all.
    package var runs: Set<String> = []
    /// How many runs are written at the same time.
    package var runsAtOnce = 4
    /// How many runs are served at once at most, each with a client of its own: written, read for, or waiting for a turn.
    package var places = 100
    /// How long a run stays at least once it has a turn, where other companies wait for a place.
    package var leastService = Duration.seconds(10)
    /// Whether it ends once no run is left to serve.
    package var untilIdle = false
    /// How long a chunk is held without a renewal, for tests.
    package var leaseSeconds: Double?

    package init() {}

    /// Whether it serves a run.
    func includes(_ run: RunRecord) -> Bool {
        guard run.definition.kind == .importing, runs.isEmpty || runs.contains(run.id) else { return false }
        // The directory that Roster carries is one machine's, and so is the folder of the results.
        let isOfMachine = run.directory == Connection.embedded || run.state == .written
        if isOfMachine, run.machine != Machine.name { return false }
        guard !tenants.isEmpty else { return true }
        return !tenants.isDisjoint(with: Self.words(for: RunTenant(run)))
    }

    /// The words by which a tenant is meant: its app, its directory, and that one's host with and without its port.
    static func words(for tenant: RunTenant) -> Set<String> {
        var words: Set<String> = [tenant.app, tenant.directory]
        if let host = WorkerCredentials.host(of: tenant.directory) { words.insert(host) }
        if let address = try? DirectoryAddress(tenant.directory) { words.insert(address.host) }
        return words
    }
}
