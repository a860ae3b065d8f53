import DirectoryServer
import Foundation
import TestSupport
import Testing
import Wording

/// What stands in a database file that something else has changed.
struct DamagedDatabaseTests {
    private func opening(_ sql: String, company: CompanyFile? = nil) async throws -> DirectoryServerError? {
        try await withFolder { folder in
            let database = folder + "/directory.sqlite"
            try await withDirectory(company, database: database) { _ in }
            try DatabaseFile.change(database, by: sql)
            do {
                try await withDirectory(company, database: database) { _ in }
                return nil
            } catch let error as DirectoryServerError {
                return error
            }
        }
    }

    @Test(
        .timeLimit(.minutes(20)),
        arguments: [
            (
                "UPDATE department SET parent = (SELECT id FROM department WHERE department_id = 'eng-be') WHERE department_id = 'eng'",
                "form a cycle: department eng"
            ),
            (
                "PRAGMA ignore_check_constraints = ON; UPDATE department SET parent = id WHERE department_id = 'ops'",
                "ops"
            ),
            (
                "UPDATE department SET parent = 4711 WHERE department_id = 'ops'",
                "the parent of department ops is not there"
            ),
            (
                "INSERT INTO job_entry (id, tenant, kind, name, parent, active) VALUES (8, 'acme', 'job_family', 'A', 9, 1), (9, 'acme', 'job_family', 'B', 8, 1)",
                "form a cycle: job family 8 → 9"
            ),
            ("UPDATE user SET custom_attrs = '[{' WHERE user_id = 'ada'", "custom_attrs of user"),
            ("UPDATE user SET custom_attrs = '5' WHERE user_id = 'ada'", "custom_attrs of user"),
            ("UPDATE department SET leaders = 'x' WHERE department_id = 'eng'", "leaders of department eng"),
            ("UPDATE department SET i18n_name = '[]' WHERE department_id = 'eng'", "i18n_name of department eng"),
            ("UPDATE tenant SET settings = '{\"new_users\":'", "settings of tenant acme"),
            ("UPDATE tenant SET settings = '{\"new_users\":5}'", "settings of tenant acme"),
            ("UPDATE app SET permissions = '{}' WHERE app_id = 'cli_other'", "permissions of app cli_other"),
            ("UPDATE app SET scope = '7' WHERE app_id = 'cli_other'", "scope of app cli_other"),
            ("UPDATE custom_attr SET definition = '{}' WHERE id = 'C-1'", "custom_attr"),
            ("UPDATE employee_type SET i18n_content = '' WHERE value = 6", "i18n_content of employee_type 6"),
            ("UPDATE directory SET clock_shift = 1e300", "clock_shift"),
            ("UPDATE directory SET clock_shift = -9e999", "clock_shift"),
            ("PRAGMA foreign_keys = OFF; DELETE FROM user WHERE user_id = 'bob'", "refers to one that is not there"),
            (
                "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'name             TEXT    NOT NULL', 'name             TEXT') WHERE name = 'user'; PRAGMA writable_schema = RESET; UPDATE user SET name = NULL WHERE user_id = 'ada'; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'name             TEXT', 'name             TEXT    NOT NULL') WHERE name = 'user'",
                "user.name"
            ),
            (
                "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'user'; PRAGMA writable_schema = RESET; UPDATE user SET join_time = 'ada@example.com'; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || 'STRICT' WHERE name = 'user'",
                "user.join_time"
            ),
        ]
    )
    func `names damage when the file is opened, without personal data`(sql: String, place: String) async throws {
        let error = try #require(try await opening(sql))
        guard case .damaged = error else {
            Issue.record("another error: \(error)")
            return
        }
        #expect(error.problem.en.contains(place), "\(error.problem)")
        #expect(!"\(error.explanation)".contains("ada@example.com"))
        #expect(error.problem.zh.contains("已损坏") && error.remedy.en.contains("reset"))
    }

    @Test func `does not change a database of a later version`() async throws {
        let error = try await opening("INSERT INTO grdb_migrations VALUES ('999 from the future')")
        guard case .laterRoster = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
    }

    @Test func `leaves a folder in the file's place as it is`() async throws {
        try await withFolder { folder in
            let place = folder + "/place"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place)
            await #expect(throws: DirectoryServerError.self) { try await withDirectory(database: place) { _ in } }
            let mode = try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int
            #expect(mode == 0o755)
        }
    }

    @Test func `opens a database by a link of this user`() async throws {
        try await withFolder { folder in
            let database = folder + "/directory.sqlite"
            try await withDirectory(database: database) { _ in }
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: database)
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/link.sqlite",
                withDestinationPath: database
            )
            try await withDirectory(database: folder + "/link.sqlite") { _ in }
            let mode = try FileManager.default.attributesOfItem(atPath: database)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `opens a sound database`() async throws {
        #expect(try await opening("UPDATE user SET name = 'Ada B' WHERE user_id = 'ada'") == nil)
    }
}
