import Foundation
import TestSupport
import Testing

/// The password of a database from the places where PostgreSQL's own programs look for it.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresPasswordTests {
    @Test(arguments: ["~/.pgpass", "PGPASSFILE", "PGPASSWORD", "a service file"])
    func `a ledger opens with the password from`(place: String) async throws {
        let server = try await PostgresServer.shared()
        try await server.addLockedUser()
        let schema = "locked_\(UUID().uuidString.prefix(8).lowercased())"
        try await server.execute("CREATE SCHEMA \(schema) AUTHORIZATION locked")
        var address = server.address(user: "locked", schema: schema)
        try await withFolder { folder in
            var environment = ["HOME": folder]
            func write(_ text: String, to name: String) throws -> String {
                let path = "\(folder)/\(name)"
                try text.write(toFile: path, atomically: true, encoding: .utf8)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                return path
            }
            switch place {
            case "~/.pgpass": _ = try write("*:*:*:locked:other\n", to: ".pgpass")
            case "PGPASSFILE": environment["PGPASSFILE"] = try write("*:*:*:locked:other\n", to: "passwords")
            case "PGPASSWORD": environment["PGPASSWORD"] = "other"
            default:
                environment["PGSERVICEFILE"] = try write(
                    """
                    [wave]
                    host=\(server.folder)
                    dbname=postgres
                    user=locked
                    password=other
                    options=-csearch_path=\(schema)

                    """,
                    to: "services"
                )
                address = "service=wave"
            }
            let shown = try await RosterCommand(folder: folder, environment: environment).run(
                "runs",
                "--ledger",
                address
            )
            #expect(shown.status == 0, "\(shown)")
            let without = try await RosterCommand(folder: folder, environment: ["HOME": "/nowhere"]).run(
                "runs",
                "--ledger",
                address
            )
            #expect(without.status != 0 && !(without.out + without.err).contains("other"), "\(without)")
        }
    }
}
