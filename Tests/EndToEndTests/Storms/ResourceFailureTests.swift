import Foundation
import Glibc
import JobModel
import TestSupport
import Testing

/// What lies under the ledger gives way: the disk, the file, or the only place at it.
struct ResourceFailureTests {
    @Test func `of two resumes at once one continues, and the other names the owner of the run`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 600)
            let job = try wave.write(to: folder, limits: "rates: documented")
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", job, "--yes", disturbed: .signal(SIGINT, onceSaid: "Rows of"))
            async let one = roster.run("resume", "last", "--yes")
            async let two = roster.run("resume", "last", "--yes")
            let results = try await [one, two].sorted { $0.status < $1.status }
            #expect(results[0].status == 0, "\(results[0])")
            #expect(results[1].status == 2 && results[1].err.contains("belongs to another process"), "\(results[1])")
        }
    }

    @Test func `waits for a ledger that another process locks for a moment`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 60)
            let job = try wave.write(to: folder)
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("runs")
            let held = try HeldLedger(folder + "/state/roster/ledger.sqlite")
            async let importing = roster.run("import", job, "--yes", "--json")
            for _ in 0..<60_000 where !held.isOpenElsewhere { try await Task.sleep(for: .milliseconds(5)) }
            #expect(held.isOpenElsewhere)
            // Long enough to come to the lock; where it does not, nothing is waited for, and the import succeeds as well.
            try await Task.sleep(for: .seconds(1))
            held.release()
            let result = try await importing
            #expect(try Summary(result).exit == 0, "\(result.err)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `stops with the reason if another process keeps the ledger locked`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 60).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let before = try await roster.employees()
            _ = try await roster.run("runs")
            let held = try HeldLedger(folder + "/state/roster/ledger.sqlite")
            let result = try await roster.run("import", job, "--yes")
            held.release()
            #expect(result.status == 1 && result.err.contains("Another process holds the ledger"), "\(result)")
            #expect(try await roster.employees() == before)
        }
    }

    @Test(.enabled(if: Mounts.areAllowed))
    func `stops before anything is sent if the ledger is read-only`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 60).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let before = try await roster.employees()
            let result = try await roster.run(
                ["import", job, "--yes"],
                after: "mount --bind state state && mount -o remount,bind,ro state"
            )
            #expect(result.status == 1 && result.err.contains("state/roster"), "\(result)")
            #expect(try await roster.employees() == before)
        }
    }

    @Test(.enabled(if: Mounts.areAllowed), arguments: [700, 1100, 1500])
    func `a full disk at any moment stops the run, and a resume with room completes it`(
        kibibytes: Int
    ) async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 400)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let address = "http://127.0.0.1:\(port)"
                let job = try wave.write(to: folder, directory: address)
                // One process after the other on the same small disk, which is gone with the first of them.
                let script = """
                    mkdir -p state && mount -t tmpfs -o size=\(kibibytes)k tmpfs state || exit 99
                    "$ROSTER" import \(job) --yes; echo "first: $?" >&2
                    mount -o remount,size=60m state || exit 99
                    "$ROSTER" resume last --yes >&2 || "$ROSTER" import \(job) --yes >&2
                    exec "$ROSTER" status last
                    """
                let result = try await roster.run(["status", "last"], after: script)
                #expect(result.err.contains("first: 1") && result.err.contains("disk is full"), "\(result)")
                #expect(result.out.contains("exit status 0"), "\(result)")
                #expect(try await roster.employees(of: address) == wave.everybody)
            }
            #expect(try await roster.invited(database: Served.database).count == 400)
        }
    }
}

/// The lock with which SQLite writes to a database in WAL mode, held by this process.
private final class HeldLedger {
    private let descriptor: Int32

    /// Source: SQLite, "WAL-mode File Format", 2.3.1: WAL_WRITE_LOCK is byte 120 of the `-shm` file.
    init(_ path: String) throws {
        descriptor = open(path + "-shm", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 120
        lock.l_len = 1
        guard fcntl(descriptor, F_SETLK, &lock) == 0 else { throw POSIXError(.EAGAIN) }
    }

    /// Whether another process has the ledger open: each connection shares the lock of byte 128.
    var isOpenElsewhere: Bool {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 128
        lock.l_len = 1
        return fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    func release() { close(descriptor) }
}

extension RosterCommand {
    /// Runs the command after a shell script, both with mounts of their own; the script's `$ROSTER` is the command.
    fileprivate func run(_ arguments: [String], after script: String) async throws -> Result {
        try await run(arguments, disturbed: .preceded(by: script))
    }
}
