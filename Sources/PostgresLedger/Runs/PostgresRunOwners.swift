import Dispatch
import Foundation
package import JobModel
import LocalFiles
import Synchronization

/// The runs that this process owns in a database.
///
/// An owner has a lease by the database's clock, which is renewed until it is released. A process that has died on this
/// machine loses its runs at once, one of another machine when its lease is over. Each owner has the next epoch of the
/// run, and what a process writes that was replaced is refused.
final class PostgresRunOwners: Sendable {
    private let database: PostgresDatabase
    private let held = Mutex<[String: Int64]>([:])

    init(_ database: PostgresDatabase) { self.database = database }

    /// In which epoch this process owns a run; `nil` where it does not.
    func epoch(of run: String) -> Int64? { held.withLock { $0[run] } }

    /// Takes a run.
    ///
    /// - Throws: `LedgerError.owned` while another owner has it.
    func lock(run: String) async throws -> any RunOwner {
        let token = UUID().uuidString
        let epoch = try await database.transact(PostgresTransaction(lock: .whole(run: run))) { connection in
            guard try !RunLease.isHeld(run, connection) else { throw LedgerError.owned(run: run) }
            return try RunLease.take(run, token: token, connection)
        }
        held.withLock { $0[run] = epoch }
        return Owner(of: run, token: token, epoch: epoch, among: self)
    }

    func isHeld(run: String) async -> Bool {
        do {
            return try await database.read { try RunLease.isHeld(run, $0) }
        } catch {
            // Who cannot be asked may be at work: nothing is then resumed or purged.
            return true
        }
    }

    /// Gives a run back, and waits for that, as long as it may take a server that answers.
    fileprivate func release(_ run: String, token: String, epoch: Int64) {
        held.withLock { held in
            if held[run] == epoch { held[run] = nil }
        }
        let done = DispatchSemaphore(value: 0)
        let isAsked = database.pool.detach { session in
            defer { done.signal() }
            // A lease that cannot be given back ends by itself.
            _ = try? session.connected().execute(
                "UPDATE roster_run_owner SET token = NULL WHERE run = $1::text AND token = $2::text",
                PostgresArguments(run, token)
            )
        }
        if isAsked { _ = done.wait(timeout: .now() + 2) }
    }

    /// Renews a lease until it is released; a server that is away is asked again.
    fileprivate func renew(_ run: String, token: String) {
        _ = database.pool.detach { session in
            _ = try? session.connected().execute(
                """
                UPDATE roster_run_owner SET until = clock_timestamp() + \(RunLease.length)
                WHERE run = $1::text AND token = $2::text
                """,
                PostgresArguments(run, token)
            )
        }
    }

    /// One owner, until `release` or until nothing holds it.
    private final class Owner: RunOwner {
        private let run: String
        private let token: String
        private let epoch: Int64
        private let owners: Mutex<PostgresRunOwners?>
        private let end = DispatchSemaphore(value: 0)

        init(of run: String, token: String, epoch: Int64, among owners: PostgresRunOwners) {
            self.run = run
            self.token = token
            self.epoch = epoch
            self.owners = Mutex(owners)
            Thread.detachNewThread { [end] in
                while end.wait(timeout: .now() + RunLease.renewalSeconds) == .timedOut {
                    owners.renew(run, token: token)
                }
            }
        }

        func release() {
            // Once: another owner may have the run since.
            let owners = owners.withLock { owners in
                defer { owners = nil }
                return owners
            }
            guard let owners else { return }
            end.signal()
            owners.release(run, token: token, epoch: epoch)
        }

        deinit { release() }
    }
}

/// The lease of a run, as it stands in the database.
private enum RunLease {
    static let length = "interval '90 seconds'"
    static let renewalSeconds = 20.0

    /// Whether another owner has a run, who is not known to be dead.
    static func isHeld(_ run: String, _ connection: PostgresConnection) throws -> Bool {
        let found = try connection.execute(
            """
            SELECT host, process, until < clock_timestamp() AS is_over FROM roster_run_owner
            WHERE run = $1::text AND token IS NOT NULL
            """,
            PostgresArguments(run)
        )
        guard let row = found.rows.first, try !row.read("is_over") else { return false }
        let (host, process): (String?, String?) = (try row.readOptional("host"), try row.readOptional("process"))
        // Of a process of another machine only the lease says whether it lives.
        guard let host, let process, host == OwnProcess.host else { return true }
        return OwnProcess.isAlive(process)
    }

    /// Takes a run that nobody has; returns the new epoch.
    static func take(_ run: String, token: String, _ connection: PostgresConnection) throws -> Int64 {
        let epoch: Int64? = try connection.execute(
            """
            INSERT INTO roster_run_owner AS owner (run, epoch, token, host, process, until)
            VALUES ($1::text, 1, $2::text, $3::text, $4::text, clock_timestamp() + \(length))
            ON CONFLICT (run) DO UPDATE SET epoch = owner.epoch + 1, token = excluded.token, host = excluded.host,
                process = excluded.process, until = excluded.until
            RETURNING epoch
            """,
            PostgresArguments(run, token, OwnProcess.host, OwnProcess.name)
        ).first()
        guard let epoch else { throw UnreadableValue(column: "epoch") }
        return epoch
    }
}

extension PostgresLedger {
    /// Takes a run for this process.
    ///
    /// - Throws: `LedgerError.owned` while another owner has it.
    package func lock(run: String) async throws -> any RunOwner { try await owners.lock(run: run) }

    /// Whether some owner is at work on a run; `true` too where the database cannot be asked.
    package func isOwned(run: String) async -> Bool { await owners.isHeld(run: run) }
}
