import Foundation
import Glibc

/// A pooler in transaction mode before the server of the tests, gone with the process of the tests: each transaction may
/// have another connection than the one before.
package final class PgBouncer: Sendable {
    /// Debian's package `pgbouncer`.
    package static let program: String? = {
        let places = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"]
        return places.first { access($0, X_OK) == 0 }
    }()

    package static var isInstalled: Bool { program != nil && PostgresServer.isInstalled }

    package static let absence = "NOT TRIED BY PGBOUNCER: it is not installed (Debian: pgbouncer)"

    private let server: PostgresServer
    private let folder: String
    private let users = PostgresServer.Numbers()

    private init(server: PostgresServer, folder: String) {
        self.server = server
        self.folder = folder
    }

    private static let starting = Task { try await start() }

    package static func shared() async throws -> PgBouncer { try await starting.value }

    /// The address of a new, empty schema; a user of its own finds it, because a pooler passes no options on.
    package func newSchema() async throws -> String {
        let name = "pooled_\(users.next())"
        try await server.execute(
            """
            CREATE ROLE \(name) LOGIN;
            ALTER ROLE \(name) SET search_path = \(name);
            CREATE SCHEMA AUTHORIZATION \(name)
            """
        )
        return "postgres://\(name)@/postgres?host=\(folder)&port=6432"
    }

    private static let mostUsers = 2000

    private static func start() async throws -> PgBouncer {
        guard let program else { throw ChildProcess.Failure(executable: "pgbouncer", reason: absence) }
        let server = try await PostgresServer.shared()
        let folder = server.folder + "/pooler"
        let users = (1...mostUsers).map { "\"pooled_\($0)\" \"\"" }.joined(separator: "\n")
        let settings = """
            [databases]
            * = host=\(server.folder)
            [pgbouncer]
            listen_addr =
            listen_port = 6432
            unix_socket_dir = \(folder)
            auth_type = trust
            auth_file = \(folder)/users
            pool_mode = transaction
            default_pool_size = 3
            max_db_connections = 60
            server_idle_timeout = 1
            max_client_conn = 1000
            ignore_startup_parameters = extra_float_digits
            logfile = \(folder)/log
            pidfile = \(folder)/pid
            """
        try await server.shell(
            """
            mkdir "$1/pooler"
            cat > "$1/pooler/users" <<'USERS'
            \(users)
            USERS
            cat > "$1/pooler/settings" <<'SETTINGS'
            \(settings)
            SETTINGS
            [ -z "$as" ] || chown -R "$user" "$1/pooler"
            $as \(program) -d "$1/pooler/settings" > "$1/pooler/start" 2>&1 < /dev/null
            until [ -s "$1/pooler/pid" ]; do :; done
            # Ends with the process of the tests, as the server does.
            setsid sh -c 'cat < "$1/life" > /dev/null; kill "$2"' sh "$1" "$(cat "$1/pooler/pid")" \
                > /dev/null 2>&1 < /dev/null &
            """
        )
        return PgBouncer(server: server, folder: folder)
    }
}
