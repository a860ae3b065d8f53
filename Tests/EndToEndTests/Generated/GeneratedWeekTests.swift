import DirectoryServer
import Foundation
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
        try await withFolder { folder in
            var generated = try await GeneratedDirectory.start(in: folder, GeneratedText(kind, seed: seed))
            do {
                try await generated.fill(people: 110, departments: 14)
                try ExportJob.write(to: folder, directory: generated.directory.address, keys: "fields: all")
                let roster = RosterCommand(folder: folder, environment: GeneratedDirectory.credentials)
                try await body(generated, roster)
            } catch {
                try await generated.directory.stop()
                throw error
            }
            try await generated.directory.stop()
        }
    }

    @Test(
        arguments: [
            (seed: 1, options: ["--departments-as", "open_id"]),
            (seed: 2, options: ["--format", "xlsx", "--departments-as", "open_id"]), (seed: 3, options: []),
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
}
