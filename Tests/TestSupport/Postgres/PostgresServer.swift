import Foundation
import Glibc
import Synchronization

/// A PostgreSQL server of the tests: in a folder of its own, on a socket there, and gone with the process of the tests.
///
/// One serves all tests of a process; each has a schema of its own in it.
package final class PostgresServer: Sendable {
    package static let programs = folderOfPrograms()

    /// Debian's package `postgresql`.
    package static var isInstalled: Bool { programs != nil }

    package static let absence = "NOT TRIED ON POSTGRESQL: initdb and postgres are not installed (Debian: postgresql)"

    /// Where its socket is, and its data.
    package let folder: String
    /// Open as long as this process lives; its end is the server's.
    private let life: Int32
    private let schemas = Numbers()

    /// Numbers that nobody else has.
    final class Numbers: Sendable {
        private let last = Atomic(0)

        func next() -> Int { last.add(1, ordering: .relaxed).newValue }
    }

    private init(folder: String, life: Int32) {
        self.folder = folder
        self.life = life
    }

    private static let starting = Task { try await start() }

    /// Another server, whose end a test may bring about.
    ///
    /// With `isDurable` it waits for its disk, as only what measures it needs; its tables have `disk` megabytes, where
    /// `Mounts.areAllowed`, else as many as there are.
    package static func own(isDurable: Bool = false, disk: Int? = nil) async throws -> PostgresServer {
        try await start(isDurable: isDurable, disk: disk)
    }

    deinit { close(life) }

    /// The server of this process, started when it is first asked for.
    package static func shared() async throws -> PostgresServer { try await starting.value }

    /// The address of a new, empty schema.
    package func newSchema() async throws -> String {
        let name = "test_\(schemas.next())"
        try await execute("CREATE SCHEMA \(name)")
        return address(schema: name)
    }

    /// The address by which a user sees a schema.
    package func address(user: String = "roster", schema: String = "public") -> String {
        "postgres://\(user)@/postgres?host=\(folder)&options=-csearch_path%3D\(schema)"
    }

    /// Executes statements as the owner of everything; returns what `psql` prints of their rows.
    @discardableResult package func execute(_ sql: String, at address: String? = nil) async throws -> String {
        let programs = try Self.requirePrograms()
        let arguments = ["-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-c", sql, address ?? self.address()]
        return try await Self.run(programs + "/psql", arguments, in: folder)
    }

    /// Adds the user `locked`, who gets in by the password `other` alone; tests that do so at the same time meet.
    package func addLockedUser() async throws {
        try await execute(
            """
            DO $$ BEGIN CREATE ROLE locked LOGIN PASSWORD 'other';
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
            """
        )
    }

    private static func start(isDurable: Bool = false, disk: Int? = nil) async throws -> PostgresServer {
        let programs = try requirePrograms()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "roster-pg-\(UUID().uuidString.prefix(8))"
        ).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard chmod(folder, 0o700) == 0, mkfifo(folder + "/life", 0o600) == 0 else {
            throw ChildProcess.Failure(executable: "mkfifo", reason: String(cString: strerror(errno)))
        }
        // Readable as well, because else it would wait for a reader.
        let life = open(folder + "/life", O_RDWR | O_CLOEXEC)
        guard life >= 0 else {
            throw ChildProcess.Failure(executable: "open", reason: String(cString: strerror(errno)))
        }
        let arguments = ["-c", script, "sh", folder, programs, isDurable ? "on" : "off", disk.map { "\($0)" } ?? ""]
        if disk == nil {
            try await run("/bin/sh", arguments, in: folder)
        } else {
            try await run("/usr/bin/unshare", ["-m", "/bin/sh"] + arguments, in: folder)
        }
        return PostgresServer(folder: folder, life: life)
    }

    /// PostgreSQL refuses to run as root.
    private static let script = """
        set -e
        as=""
        if [ "$(id -u)" = 0 ]; then
            user=postgres
            id -u postgres > /dev/null 2>&1 || user=nobody
            chown "$user" "$1"
            as="setpriv --reuid=$user --regid=$(id -g $user) --clear-groups"
        fi
        log=""
        if [ -n "$4" ]; then
            # The server's log of changes lies outside: without room for that it would end.
            mkdir "$1/data"
            mount -t tmpfs -o "size=$4m,mode=0700" tmpfs "$1/data"
            [ -z "$as" ] || chown "$user" "$1/data"
            log="-X $1/wal"
        fi
        # A process of its own waits for the end of the tests, however and whenever they end: also while this runs.
        exec 9< "$1/life"
        setsid sh -c 'cat <&9; '"$as"' "$2/pg_ctl" -D "$1/data" -m immediate stop; umount -l "$1/data"; rm -rf "$1"' sh "$1" "$2" \
            > /dev/null 2>&1 < /dev/null &
        exec 9<&-
        $as "$2/initdb" -D "$1/data" $log -U roster -A trust -E UTF8 --locale=C --no-sync > "$1/initdb.log" 2>&1 < /dev/null
        printf 'local all locked scram-sha-256\\nlocal all all trust\\nlocal replication all trust\\n' > "$1/data/pg_hba.conf"
        $as "$2/pg_ctl" -D "$1/data" -w -t 120 -l "$1/server.log" -o "-k $1 -c listen_addresses='' -c max_connections=400 \
        -c fsync=$3 -c shared_buffers=64MB -c unix_socket_permissions=0700" start > "$1/start.log" 2>&1 < /dev/null
        """

    static func requirePrograms() throws -> String {
        guard let programs else { throw ChildProcess.Failure(executable: "postgres", reason: absence) }
        return programs
    }

    /// Runs a program to its end; what it prints.
    @discardableResult static func run(
        _ program: String,
        _ arguments: [String],
        in folder: String
    ) async throws -> String {
        let output = folder + "/out-\(UUID().uuidString)"
        guard FileManager.default.createFile(atPath: output, contents: nil),
            let handle = FileHandle(forUpdatingAtPath: output)
        else { throw ChildProcess.Failure(executable: program, reason: "no file for what it prints") }
        let process = try ChildProcess(
            program,
            arguments,
            environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "HOME": folder],
            folder: folder,
            output: handle,
            error: handle
        )
        let status = await process.end()
        let said = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
        guard status == 0 else { throw ChildProcess.Failure(executable: program, reason: "\(status): \(said)") }
        try FileManager.default.removeItem(atPath: output)
        return said.trimmingCharacters(in: .newlines)
    }

    /// The newest version of PostgreSQL that Debian has put aside, or what stands in the path.
    private static func folderOfPrograms() -> String? {
        // It is not there where nothing is installed.
        let base = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
        let newest = versions.compactMap { Int($0) }.sorted().reversed().map { "\(base)/\($0)/bin" }
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return (newest + path).first { access($0 + "/initdb", X_OK) == 0 && access($0 + "/postgres", X_OK) == 0 }
    }
}
