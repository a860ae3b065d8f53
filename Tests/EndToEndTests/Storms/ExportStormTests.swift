import ContactAPI
import DirectoryClient
import DirectoryServer
import Foundation
import GRDB
import JobModel
import TestSupport
import Testing

/// The real command exports a real directory while answers are lost, people move and join, and the command is killed.
@Suite(.serialized)
struct ExportStormTests {
    /// `ROSTER_EXPORT_STORM=100000,3000` makes it as large as a large company.
    private static var size: (people: Int, departments: Int) {
        let given = ProcessInfo.processInfo.environment["ROSTER_EXPORT_STORM"]?.split(separator: ",")
            .compactMap { Int($0) }
        guard let given, given.count == 2 else { return (3000, 300) }
        return (given[0], given[1])
    }

    @Test(arguments: [1] as [UInt64])
    func `ten kills, faults and people who move: the export equals the database`(seed: UInt64) async throws {
        try await withFolder { folder in
            let storm = try await ExportStorm(folder: folder, seed: seed, Self.size)
            do {
                try await storm.fill()
                try await storm.blow(kills: 10)
                try await storm.compare()
            } catch {
                try await storm.directory.stop()
                throw error
            }
            try await storm.directory.stop()
        }
    }
}

/// A directory, the command that exports it, and what goes on meanwhile.
private struct ExportStorm {
    let directory: EmbeddedDirectory
    private let folder: String
    private let seed: UInt64
    private let size: (people: Int, departments: Int)
    private let roster: RosterCommand
    private let places = Places()

    /// Where everybody is by now; people move to departments of a higher number alone, so that no two change places.
    private actor Places {
        var departments: [String] = []
        var people: [Int] = []

        func set(_ departments: [String]) { self.departments = departments }
        func add(_ department: Int) -> Int {
            people.append(department)
            return people.count
        }
        func move(_ person: Int, to department: Int) { people[person - 1] = department }
    }

    init(folder: String, seed: UInt64, _ size: (people: Int, departments: Int)) async throws {
        (self.folder, self.seed, self.size) = (folder, seed, size)
        roster = RosterCommand(
            folder: folder,
            environment: ["ROSTER_APP_ID": "cli_test", "ROSTER_APP_SECRET": "secret"]
        )
        directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: folder + "/storm.sqlite",
                company: try CompanyFile(yaml: Self.company),
                rates: .off,
                faults: [try Fault("answer_lost 5%"), try Fault("latency 100% 20-80ms")],
                faultSeed: seed
            )
        )
    }

    func fill() async throws {
        var ids = [rootDepartmentID]
        for number in 1...size.departments {
            var department = Department()
            department.name = "d\(number)"
            department.departmentID = "d\(number)"
            department.parentDepartmentID = ids[number < 10 ? 0 : number / 10]
            let made = await directory.write([.createDepartment(department, idType: .userID)], as: "cli_test")
            ids.append(try #require(made.first??.openDepartmentID))
        }
        await places.set(ids)
        for chunk in stride(from: 1, through: size.people, by: 500) {
            var writes: [DirectoryWrite] = []
            for number in chunk..<min(chunk + 500, size.people + 1) {
                let place = number % (size.departments + 1)
                writes.append(
                    .createPerson(person(await places.add(place), in: ids[place]), patch: nil, idType: .userID)
                )
            }
            let made = await directory.write(writes, as: "cli_test")
            #expect(made.allSatisfy { $0 != nil })
        }
    }

    private func person(_ number: Int, in department: String) -> User {
        var person = User()
        person.userID = "u\(number)"
        person.name = number % 50 == 0 ? "人\n\"\(number)\", =1+1" : "人\(number)"
        person.mobile = "+86138\(10_000_000 + number)"
        person.email = "u\(number)@example.com"
        person.employeeNo = "00\(number)"
        person.employeeType = 1
        person.departmentIDs = [department]
        return person
    }

    /// Exports, killed so often, while people move and join; then brings the export to its end in peace.
    func blow(kills most: Int) async throws {
        try "job: all\nkind: export\ndirectory: \(directory.address)\nlimits: { rates: off }\n"
            .write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
        var random = SeededGenerator(seed: seed)
        var kills = 0
        var arguments = ["export", "all.yaml", "--out", "out", "--force"]
        while kills < most {
            let delay = Duration.milliseconds(Int.random(in: 250...900, using: &random))
            let given = arguments
            async let running = roster.run(given, disturbed: .kill(after: delay))
            try await change(&random)
            let result = try await running
            #expect([137, 0, 2, 4, 8].contains(result.status), "\(result)")
            if result.status == 137 { kills += 1 }
            // One that came to its end is followed by another; one that was killed before it was recorded, too.
            let isOver = result.status == 0 || result.status == 2 || result.status == 4
            arguments = isOver ? ["export", "all.yaml", "--out", "out", "--force"] : ["resume", "last"]
        }
        for _ in 0..<RosterCommand.tries {
            let result = try await roster.run(arguments)
            #expect([0, 2, 8].contains(result.status), "\(result)")
            if result.status == 0 { return }
            if result.status == 2 { arguments = ["export", "all.yaml", "--out", "out", "--force"] }
        }
    }

    /// Some people move, one joins.
    private func change(_ random: inout SeededGenerator) async throws {
        let ids = await places.departments
        let joined = Int.random(in: 0..<ids.count, using: &random)
        let new = person(await places.add(joined), in: ids[joined])
        let made = await directory.write([.createPerson(new, patch: nil, idType: .userID)], as: "cli_test")
        #expect(made.first??.userID != nil)
        for _ in 0..<5 {
            let number = Int.random(in: 1...size.people, using: &random)
            let place = await places.people[number - 1]
            guard place + 1 < ids.count else { continue }
            let next = Int.random(in: place + 1..<ids.count, using: &random)
            try await move("u\(number)", to: ids[next])
            await places.move(number, to: next)
        }
    }

    /// Through the API, as often as its faults make it necessary.
    private func move(_ person: String, to department: String) async throws {
        var changes = User()
        changes.departmentIDs = [department]
        let moved = changes
        try await withClient(port: directory.port, clock: ContinuousClock()) { client in
            for _ in 0..<RosterCommand.tries {
                do {
                    _ = try await client.patchUser(id: person, moved)
                    return
                } catch is DirectoryFailure {
                    // A lost answer says nothing; to be moved there twice is the same as once.
                    continue
                }
            }
            Issue.record("\(person) was not moved")
        }
    }

    /// Compares the export with the database of the server, field by field.
    func compare() async throws {
        let people = try Sheet(folder + "/out/people.csv")
        let exported = ["user_id", "name", "mobile", "email", "employee_no", "department_ids"].map { people.column($0) }
        let database = try DatabaseQueue(path: folder + "/storm.sqlite")
        let stored = try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT u.user_id, u.name, u.mobile, u.email, u.employee_no, d.department_id
                    FROM user u JOIN membership m ON m.user = u.id LEFT JOIN department d ON d.id = m.department
                    WHERE u.resigned = 0
                    """
            ).map { row in (0..<6).map { (row[$0] as String?) ?? "0" } }
        }
        let rows = (0..<exported[0].count).map { place in
            // A department is named by its path, whose last level is its id here.
            exported.dropLast().map { $0[place] } + [String(exported[5][place].split(separator: "/").last ?? "")]
        }
        func plain(_ rows: [[String]]) -> [String] {
            rows.map { $0.joined(separator: "|").replacingOccurrences(of: "'", with: "") }.sorted()
        }
        #expect(stored.count == (await places.people.count))
        #expect(plain(rows) == plain(stored))
        let verified = try await roster.run("verify", "out", "--live")
        #expect(verified.status == 0, "\(verified)")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(!left.contains { $0.contains("unfinished") }, "\(left)")
    }

    private static let company = """
        tenants:
          - tenant_key: storm
            settings: { new_users: joined, batch_items: 1000 }
            apps:
              - app_id: cli_test
                app_secret: secret
                scope: all
                permissions: ["contact:contact", "contact:user.base", "contact:contact.base:readonly", "contact:department.organize:readonly", "contact:department.base:readonly", "contact:user.id:readonly", "contact:user.employee_id:readonly", "contact:user.base:readonly", "contact:user.email:readonly", "contact:user.phone:readonly", "contact:user.gender:readonly", "contact:user.employee:readonly", "contact:user.employee_number:read", "contact:user.department:readonly"]
            departments: [{ department_id: first, name: first }]
        """
}
