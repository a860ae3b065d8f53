import DirectoryServer
import Foundation
import GRDB
import JobEngine
import JobSession
import SQLiteLedger
import TestSupport
import Testing

/// An export that is loaded with many writes together comes to the same as one that goes call by call.
struct BulkLoadTests {
    private static let company = """
        tenants:
          - tenant_key: acme
            settings: { new_users: unjoined, department_members: 60 }
            apps:
              - app_id: cli_main
                app_secret: secret
                scope: { departments: [d1] }
                permissions: [contact:contact, contact:user.employee_id:readonly, contact:user.id:readonly, contact:contact.base:readonly,
                  contact:department.base:readonly, contact:department.organize:readonly, contact:user.base:readonly,
                  contact:user.email:readonly, contact:user.phone:readonly, contact:user.gender:readonly, contact:user.employee:readonly,
                  contact:user.employee_number:read, contact:user.department:readonly, contact:user.dotted_line_leader_info.read,
                  contact:department.hrbp:readonly, contact:job_title:readonly, contact:work_city:readonly]
            departments: [{ department_id: d1, name: 部门1 }]
            custom_attrs:
              - { id: C-1, type: TEXT, name: { zh_cn: 备注 } }
              - { id: C-2, type: HREF, name: { zh_cn: 主页 } }
              - { id: C-3, type: ENUMERATION, name: { zh_cn: 级别 }, options: [{ id: o1, value: P1 }, { id: o2, value: P2 }] }
              - { id: C-5, type: GENERIC_USER, name: { zh_cn: 导师 } }

        """

    /// Departments in a tree with leaders and orders, and people with every kind of value; some rows the directory refuses.
    private func write(_ count: Int, to folder: String) throws {
        try Self.company.write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
        var random = SeededGenerator(seed: 18)
        var departments = ["department_id,name,parent_department_id,leader_user_id,order"]
        for number in 1...13 {
            let parent = number < 4 ? "0" : "d\(number / 3)"
            departments.append("d\(number),部门\(number),\(parent),u\(number * 3),\(1000 - number)")
        }
        let words = ["active", "active", "active", "frozen", "unjoined", "exited", "resigned", "inactive", ""]
        var people = [
            "user_id,name,en_name,nickname,email,mobile,gender,department_ids,leader_user_id,dotted_line_leader_user_ids,employee_no,"
                + "employee_type,job_title,city,work_station,join_time,custom_attrs.备注,custom_attrs.主页,custom_attrs.级别,"
                + "custom_attrs.导师,is_frozen,status"
        ]
        for number in 1...count {
            let status = number <= 40 ? "active" : words[Int.random(in: 0..<words.count, using: &random)]
            let leader = number > 1 ? "u\(Int.random(in: max(1, number - 40)..<number, using: &random))" : ""
            let second = number % 4 == 0 ? ";d\(number % 12 + 1)" : ""
            let first = number % 11 == 0 ? "0" : "d\(Int.random(in: 1...12, using: &random))"
            var row = ["u\(number)", "人\(number)", "Person \(number)", "P\(number)", "u\(number)@example.com"]
            row += [
                "+86138\(10_000_000 + number)", "\(number % 3)",
                first == "d\(number % 12 + 1)" ? first : first + second,
            ]
            row += [leader, number % 9 == 0 ? "u\(number / 2)" : "", "E\(number)", "\(number % 5 + 1)"]
            row += [
                number % 2 == 0 ? "工程师" : "", number % 3 == 0 ? "上海" : "", "A-\(number)", "2020-01-\(number % 28 + 1)",
            ]
            row += [
                "备注\(number)", number % 7 == 0 ? "页|https://example.com/\(number)" : "", number % 2 == 0 ? "P1" : "",
            ]
            row += [number % 10 == 0 ? "u\(number / 3)" : "", status == "frozen" ? "true" : "false", status]
            people.append(row.joined(separator: ","))
        }
        for (name, lines) in [("departments", departments), ("people", people)] {
            try (lines.joined(separator: "\n") + "\n")
                .write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
        }
    }

    /// Loads as it was done before there were writes together.
    private func loadCallByCall(_ folder: String, into file: String) async throws -> FinishedLoad {
        let company = try CompanyFile.read(folder + "/company.yaml")
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: file,
                company: company.withoutAnybody,
                holdsPeople: true,
                rates: .off,
                secrets: .drawn
            )
        )
        let app = try await EmbeddedDirectory.credentials(inDatabase: file)
        let way = (address: directory.address, appID: app.appID, appSecret: app.appSecret)
        let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
        let loading = try SnapshotLoad(folder: folder)
        let runs = try await loading.run(ledger: try SQLiteLedger.inMemory(), scratch: folder) { job in
            try access.connection(for: job, embedded: way, ownsServer: false) {}
        }
        try await directory.settle(company, statuses: try loading.statuses())
        try await directory.stop()
        return FinishedLoad(runs: runs.map { FinishedLoad.Run(plan: $0, summary: $1) }, of: loading.runs)
    }

    /// A value as text; of JSON, whose keys come in any order, the order is one.
    private func plain(_ value: DatabaseValue) -> String {
        guard let text = String.fromDatabaseValue(value), text.hasPrefix("{") || text.hasPrefix("["),
            let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
            let sorted = try? JSONSerialization.data(withJSONObject: json, options: .sortedKeys)
        else { return "\(value)" }
        return String(decoding: sorted, as: UTF8.self)
    }

    /// Everything in a database, with people and departments called by their own ids, but for ids that are drawn and times.
    private func contents(_ file: String) throws -> [String] {
        let database = try DatabaseQueue(path: file)
        defer { withExtendedLifetime(database) {} }
        return try database.read { db in
            var people: [String: String] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT id, user_id FROM user") {
                people["\(row[0] as Int64)"] = row[1]
            }
            func leaders(_ json: String) throws -> String {
                struct Leader: Decodable {
                    var user: Int64
                    var type: Int
                }
                return try JSONDecoder().decode([Leader].self, from: Data(json.utf8))
                    .map { "\(people[String($0.user)] ?? "?"):\($0.type)" }.joined(separator: ",")
            }
            var lines: [String] = []
            let drawn: Set = [
                "id", "tenant", "created_at", "resigned_at", "leader", "dotted_leaders", "parent", "leaders",
            ]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM user") {
                let values = row.filter { !drawn.contains($0.0) }.map { "\($0.0)=\(plain($0.1))" }.joined(
                    separator: " "
                )
                let leader = people[(row["leader"] as Int64?).map(String.init) ?? ""] ?? "nobody"
                let dotted = (row["dotted_leaders"] as String? ?? "").split(separator: ",").map {
                    people[String($0)] ?? "?"
                }
                let places = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT d.department_id, m.position, m.user_order, m.department_order, m.is_primary
                        FROM membership m LEFT JOIN department d ON d.id = m.department WHERE m.user = ? ORDER BY m.position
                        """,
                    arguments: [row["id"] as Int64]
                )
                lines.append("\(values) leader=\(leader) dotted=\(dotted) places=\(places)")
            }
            for row in try Row.fetchAll(
                db,
                sql: "SELECT d.*, p.department_id above FROM department d LEFT JOIN department p ON p.id = d.parent"
            ) {
                let values = row.filter { !drawn.contains($0.0) }.map { "\($0.0)=\(plain($0.1))" }.joined(
                    separator: " "
                )
                lines.append("\(values) leaders=\(try leaders(row["leaders"]))")
            }
            for table in [
                "named_value", "tenant", "app", "employee_type", "outbox", "client_token", "task", "group_member",
            ] {
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
                lines += rows.map { row in
                    table + " " + row.filter { $0.0 != "id" }.map { "\($0.0)=\(plain($0.1))" }.joined(separator: " ")
                }
            }
            return lines.sorted()
        }
    }

    @Test func `is the same as call by call, to the last value`() async throws {
        try await withFolder { folder in
            try write(300, to: folder)
            let other = folder + "/other.sqlite"
            let slow = try await loadCallByCall(folder, into: other)
            let file = folder + "/directory.sqlite"
            let session = try LoadSession(
                folder: folder,
                into: EmbeddedFile(database: file),
                company: folder + "/company.yaml",
                stateFolder: folder + "/state"
            )
            let fast = try await session.run()
            #expect(fast.failed == slow.failed && fast.isWhole && slow.isWhole)
            #expect(fast.runs.map(\.summary.rows) == slow.runs.map(\.summary.rows))
            let (one, two) = (try contents(other), try contents(file))
            #expect(one.count > 300 && one == two, "\(Set(one).symmetricDifference(two).sorted().prefix(10))")
            let text = two.joined(separator: "\n")
            for flag in ["frozen", "resigned", "exited", "unjoin"] { #expect(text.contains("\(flag)=1"), "\(flag)") }
            if let results = fast.results {
                try FileManager.default.removeItem(
                    atPath: URL(fileURLWithPath: results).deletingLastPathComponent().path
                )
            }
        }
    }

    @Test func `what the directory refuses goes by itself, and the reason is the same`() async throws {
        try await withFolder { folder in
            try write(30, to: folder)
            // The department has room for sixty; two rows name what nobody has heard of.
            var people = try String(contentsOfFile: folder + "/people.csv", encoding: .utf8)
            for number in 1...80 {
                people += "v\(number),满\(number),,,,+86139\(10_000_000 + number),0,d13,,,,1,,,,,,,,,false,active\n"
            }
            people += "w1,坏,,,,+8613900000001,0,d1,,,,99,,,,,,,,,false,active\n"
            people += "w2,下属,,,,+8613900000002,0,d2,w1,,,1,,,,,,,,,false,active\n"
            try people.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            let other = folder + "/other.sqlite"
            let slow = try await loadCallByCall(folder, into: other)
            let file = folder + "/directory.sqlite"
            let session = try LoadSession(
                folder: folder,
                into: EmbeddedFile(database: file),
                company: folder + "/company.yaml",
                stateFolder: folder + "/state"
            )
            let fast = try await session.run()
            #expect(fast.failed == slow.failed && fast.failed > 10, "\(fast.failed) \(slow.failed)")
            let results = try #require(fast.results)
            let text = try FileManager.default.subpathsOfDirectory(atPath: results).filter { $0.hasSuffix(".csv") }
                .map { try String(contentsOfFile: "\(results)/\($0)", encoding: .utf8) }.joined()
            #expect(text.contains("41016"))
            try FileManager.default.removeItem(atPath: URL(fileURLWithPath: results).deletingLastPathComponent().path)
        }
    }
}
