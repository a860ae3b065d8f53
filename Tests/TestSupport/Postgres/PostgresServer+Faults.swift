import Foundation
import Glibc

/// What a test does to a server of its own.
extension PostgresServer {
    /// Ends the server as a machine without power does.
    package func kill() async throws {
        try await shell(#"kill -9 "$(head -n 1 "$1/data/postmaster.pid")""#)
    }

    /// Starts the server again; what it had on its disk is there.
    package func start() async throws {
        // It does not start while a process of the one before still lives, and none outlives it for long.
        let tries = 100
        try await shell("n=0; until \(Self.starting(in: "$1")); do n=$((n + 1)); [ $n -lt \(tries) ]; done")
    }

    /// Makes a standby that follows this server, in a folder of its own whose path is returned.
    package func addStandby() async throws -> String {
        let standby = folder + "/standby"
        try await shell(
            #"mkdir "$1/standby"; [ -z "$as" ] || chown "$user" "$1/standby"; "#
                + #"$as "$2/pg_basebackup" -h "$1" -U roster -D "$1/standby/data" -R -X stream -c fast; "#
                + Self.starting(in: "$1/standby")
        )
        return standby
    }

    /// Returns when the standby has everything that was committed so far.
    package func awaitStandby(at address: String) async throws {
        let sent = try await execute("SELECT pg_current_wal_lsn()")
        let isThere = "SELECT pg_last_wal_replay_lsn() >= '\(sent)'::pg_lsn"
        while try await execute(isThere, at: address) != "t" {}
    }

    /// Has the standby follow no longer: what is committed from now on it does not get.
    package func detachStandby(at address: String) async throws {
        try await execute("ALTER SYSTEM SET primary_conninfo = ''", at: address)
        try await execute("SELECT pg_reload_conf()", at: address)
        while try await execute("SELECT count(*) FROM pg_stat_wal_receiver", at: address) != "0" {}
    }

    /// Makes the standby a server of its own.
    package func promoteStandby() async throws {
        try await shell(#"$as "$2/pg_ctl" -D "$1/standby/data" -w promote"#)
    }

    /// Leaves no room on the disk of a server that was made with one of its own.
    ///
    /// - Throws: Where it left room.
    package func fillDisk() async throws {
        let fill = "cat > /dev/null; ! dd if=/dev/zero of=filling bs=64k 2> /dev/null"
        try await execute("COPY (SELECT 1) TO PROGRAM '\(fill)'")
    }

    package func clearDisk() async throws {
        try await execute("COPY (SELECT 1) TO PROGRAM 'cat > /dev/null; rm filling'")
    }

    /// Has another connection stand still in a transaction that reads and writes, for as long as `body` takes.
    ///
    /// - Throws: Also where that transaction did not last.
    package func withIdleTransaction(at address: String, body: () async throws -> Void) async throws {
        let name = "idle_\(UUID().uuidString.prefix(8))"
        let pipe = "\(folder)/\(name)"
        // Its end is the end of what is read, so no other process may have it open.
        guard mkfifo(pipe, 0o600) == 0, case let end = open(pipe, O_RDWR | O_CLOEXEC), end >= 0 else {
            throw ChildProcess.Failure(executable: "mkfifo", reason: String(cString: strerror(errno)))
        }
        let handle = FileHandle(fileDescriptor: end, closeOnDealloc: true)
        let programs = try Self.requirePrograms()
        async let ended = Self.run(
            "/bin/sh",
            ["-c", #"exec "$1" -X -q -v ON_ERROR_STOP=1 "$2" < "$3""#, "sh", programs + "/psql", address, pipe],
            in: folder
        )
        try handle.write(
            contentsOf: Data(
                """
                SET application_name = '\(name)';
                BEGIN ISOLATION LEVEL REPEATABLE READ;
                SELECT count(*) FROM roster_row;
                SELECT pg_current_xact_id();

                """.utf8
            )
        )
        let isIdle = """
            SELECT count(*) FROM pg_stat_activity WHERE application_name = '\(name)' AND backend_xid IS NOT NULL
                AND state = 'idle in transaction'
            """
        do {
            while try await execute(isIdle) != "1" {}
            try await body()
        } catch {
            try handle.close()
            _ = try await ended
            throw error
        }
        let lasted = try await execute(isIdle) == "1"
        try handle.close()
        _ = try await ended
        guard lasted else { throw ChildProcess.Failure(executable: "psql", reason: "its transaction has ended") }
    }

    private static func starting(in folder: String) -> String {
        #"$as "$2/pg_ctl" -D "\#(folder)/data" -w -t 120 -l "$1/server.log" -o "-k \#(folder) -c listen_addresses='' "#
            + #"-c max_connections=400 -c fsync=off -c shared_buffers=64MB -c unix_socket_permissions=0700" start "#
            + "> \"$1/start.log\" 2>&1 < /dev/null"
    }

    /// Runs a script with the server's folder and programs, and `$as` before what must not run as root.
    func shell(_ script: String) async throws {
        let prologue = """
            set -e
            as=""
            if [ "$(id -u)" = 0 ]; then
                user=postgres
                id -u postgres > /dev/null 2>&1 || user=nobody
                as="setpriv --reuid=$user --regid=$(id -g $user) --clear-groups"
            fi

            """
        try await Self.run("/bin/sh", ["-c", prologue + script, "sh", folder, try Self.requirePrograms()], in: folder)
    }
}
