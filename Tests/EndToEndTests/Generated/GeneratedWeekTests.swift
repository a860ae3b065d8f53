import DirectoryServer
import Foundation
import GRDB
import JobEngine
import JobModel
import TestSupport
import Testing

/// Two exports of a directory in which a generated week has passed differ by what has happened, and by nothing else.
@Suite(.serialized)
struct GeneratedWeekTests {
    private func withDirectory(
        _ kind: GeneratedText.Kind = .plain,
        seed: UInt64,
        _ body: (GeneratedDirectory, RosterCommand) async throws -> Void
    ) async throws {
        let random = GeneratedText(kind, seed: seed)
        try await GeneratedDirectory.run(random, people: 110, departments: 14, keys: "fields: all") {
            try await body($0, $1)
        }
    }

    @Test(
        arguments: [
            (seed: 1, options: ["--departments-as", "open_id"]),
            (seed: 2, options: ["--format", "xlsx", "--departments-as", "open_id"]), (seed: 3, options: []),
            (seed: 5, options: ["--format", "ndjson", "--departments-as", "open_id"]),
            (seed: 6, options: ["--format", "sqlite", "--departments-as", "open_id"]),
        ] as [(seed: UInt64, options: [String])]
    )
    func `a pair of exports a week apart gives the week, field by field`(
        seed: UInt64,
        options: [String]
    ) async throws {
        try await withDirectory(seed: seed) { generated, roster in
            #expect(try await roster.run(["export", "all.yaml", "--out", "before"] + options).status == 0)
            let before = try StoredDirectory(generated.database, departmentsAs: .openIDs)
            var week = try GeneratedWeek(generated, seed: seed)
            try await week.happen()
            let after = try StoredDirectory(generated.database, departmentsAs: .openIDs)
            let export = try await roster.run(["export", "all.yaml", "--out", "after", "--since", "before"] + options)
            #expect(export.status == 10, "\(export)")

            let expected = try WeekChanges(from: before, to: after)
            #expect(expected.people(.joined) == week.joined && expected.people(.left) == week.left)
            #expect(expected.people(.moved) == week.moved && expected.people(.changed) == week.changed)

            let diff = try await roster.run("diff", "before", "after", "--json", "--rows", "rows")
            #expect(diff.status == 10, "\(diff)")
            let showsIDs = !options.isEmpty
            let found = try WeekChanges(lines: diff.out, cellsOfDepartments: showsIDs)
            let wanted = showsIDs ? expected : expected.withoutCellsOfDepartments
            #expect(found == wanted, "\(found.difference(from: wanted))")
            let beside = try String(contentsOfFile: roster.folder + "/after/changes/changes.ndjson", encoding: .utf8)
            #expect(try WeekChanges(lines: beside, cellsOfDepartments: showsIDs) == wanted)

            let table = try await roster.run("diff", "before", "after", "--all")
            #expect(table.status == 10)
            for subject in Subject.allCases {
                #expect(table.out.contains(wanted.counts(of: subject)), "\(wanted.counts(of: subject)): \(table.out)")
            }
            // Names with line breaks are on one line like all others; each subject has a line of counts.
            #expect(table.out.split(separator: "\n").count == wanted.count + 2, "\(table.out)")
            let rows = try Sheet(roster.folder + "/rows/people.csv").column("user_id")
            #expect(rows.count == Set(rows).count)
            #expect(Set(rows) == week.joined.union(week.moved).union(week.changed))
            for same in ["before", "after"] {
                let none = try await roster.run("diff", same, same, "--json")
                #expect(none.status == 0 && !none.out.contains("\"kind\""), "\(none)")
            }
        }
    }

    /// People who have left stay: an import deletes nobody.
    @Test func `the rows of a week make the directory of before that of after`() async throws {
        try await withDirectory(.oneLine, seed: 4) { generated, roster in
            #expect(try await roster.run("export", "all.yaml", "--out", "before").status == 0)
            let old = roster.folder + "/old.sqlite"
            try await DatabaseQueue(path: generated.database).writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [old])
            }
            var week = try GeneratedWeek(generated, seed: 4)
            try await week.happen(isWritable: true)
            let after = try StoredDirectory(generated.database)
            let export = try await roster.run("export", "all.yaml", "--out", "after", "--since", "before")
            #expect(export.status == 10, "\(export)")
            let directory = try await EmbeddedDirectory.start(
                DirectoryServerConfiguration(database: old, company: nil, rates: .off)
            )
            try """
            job: rows
            kind: import
            directory: \(directory.address)
            limits: { rates: off }
            steps:
              - { subject: departments, source: after/changes/departments.csv, match: department_id, mode: upsert }
              - { subject: people, source: after/changes/people.csv, match: user_id, mode: upsert, allow_new: [job_title, city] }
            """.write(toFile: roster.folder + "/rows.yaml", atomically: true, encoding: .utf8)
            let result = try await roster.run("import", "rows.yaml", "--yes", "--json")
            try await directory.stop()
            let summary = try Summary(result)
            // One person's order alone has changed.
            #expect(summary.exit == 0 && summary.count(.unchanged) == 1, "\(result)")
            let made = try StoredDirectory(old)
            // What an import cannot write, or is another person's or department's in another directory.
            let own: Set<String> = ["open_id", "union_id", "orders", "avatar_key", "is_tenant_manager"]
            for (id, person) in after.people {
                let cells = person.cells.filter { !own.contains($0.key) }
                #expect(made.people[id]?.cells.filter { !own.contains($0.key) } == cells, "\(id)")
            }
            #expect(Set(made.people.keys) == Set(after.people.keys).union(week.left))
        }
    }
}
