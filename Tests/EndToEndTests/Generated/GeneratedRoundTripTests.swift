import DirectoryServer
import Foundation
import JobModel
import TestSupport
import Testing

/// Generated directories with every field and every odd value that the API takes, exported by the real command.
@Suite(.serialized)
struct GeneratedRoundTripTests {
    private static let people = 60
    private static let departments = 14

    /// `ROSTER_ROUND_TRIPS=20` tries more directories.
    private static let seeds: ClosedRange<UInt64> = {
        let given = ProcessInfo.processInfo.environment["ROSTER_ROUND_TRIPS"].flatMap { UInt64($0) }
        return 1...max(1, given ?? 2)
    }()

    private func withDirectory(
        _ kind: GeneratedText.Kind,
        seed: UInt64,
        _ body: (GeneratedDirectory, RosterCommand) async throws -> Void
    ) async throws {
        let random = GeneratedText(kind, seed: seed)
        try await GeneratedDirectory.run(random, people: Self.people, departments: Self.departments) {
            try await body($0, $1)
        }
    }

    private func export(_ roster: RosterCommand, to name: String, _ options: [String]) async throws {
        let export = try await roster.run(["export", "all.yaml", "--out", name] + options)
        #expect(export.status == 0, "\(export)")
    }

    /// Every row of both sheets is unchanged.
    private func importsNothing(
        _ roster: RosterCommand,
        people: String,
        departments: String,
        of generated: GeneratedDirectory
    ) async throws {
        try """
        job: back
        kind: import
        directory: \(generated.directory.address)
        limits: { rates: off }
        steps:
          - { subject: departments, source: \(departments), match: department_id, mode: upsert }
          - { subject: people, source: \(people), match: user_id, mode: upsert }
        """.write(toFile: roster.folder + "/back.yaml", atomically: true, encoding: .utf8)
        let result = try await roster.run("import", "back.yaml", "--yes", "--json")
        guard !result.out.isEmpty else {
            Issue.record("\(people): \(result)")
            return
        }
        let summary = try Summary(result)
        #expect(summary.exit == 0 && summary.count(.unchanged) == summary.rows, "\(people): \(result.err)\(result.out)")
        #expect(summary.rows == Self.people + GeneratedDirectory.companyPeople + Self.departments + 2)
    }

    private func importsNothing(
        _ roster: RosterCommand,
        workbook: String,
        of generated: GeneratedDirectory
    ) async throws {
        try await importsNothing(
            roster,
            people: workbook + ", sheet: people",
            departments: workbook + ", sheet: departments",
            of: generated
        )
    }

    @Test(arguments: GeneratedRoundTripTests.seeds)
    func `an export of any directory imports as nothing, in every format that imports`(seed: UInt64) async throws {
        try await withDirectory(.hostile, seed: seed) { generated, roster in
            for (name, options) in [
                ("csv", ["--fields", "all"]), ("gb18030", ["--encoding", "gb18030"]),
                ("utf-16", ["--encoding", "utf-16"]),
                ("ids", ["--departments-as", "id", "--dates", "YYYY/M/D"]),
            ] {
                try await export(roster, to: name, options)
                // Few texts tell GB18030 from other encodings, so that an import asks for it where it is not named.
                let encoding = name == "gb18030" ? ", encoding: gb18030" : ""
                try await importsNothing(
                    roster,
                    people: name + "/people.csv" + encoding,
                    departments: name + "/departments.csv" + encoding,
                    of: generated
                )
            }
            try await export(roster, to: "xlsx", ["--format", "xlsx", "--fields", "all"])
            try await importsNothing(roster, workbook: "xlsx/directory.xlsx", of: generated)
        }
    }

    @Test(arguments: GeneratedRoundTripTests.seeds, ["csv", "ndjson", "sqlite"])
    func `what an export of any directory holds is what the database holds`(seed: UInt64, format: String) async throws {
        try await withDirectory(.hostile, seed: seed) { generated, roster in
            let options = ["--format", format, "--fields", "all", "--departments-as", "open_id"]
            try await export(roster, to: "out", options)
            let stored = try StoredDirectory(generated.database, departmentsAs: .openIDs)
            // A path that leads elsewhere or cannot stand in a cell is left out.
            let differences = try stored.differences(from: roster.folder + "/out", format: format, apartFrom: ["path"])
            #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(20).joined(separator: "\n"))")
        }
    }

    @Test(
        .enabled(if: Spreadsheet.isInstalled, "\(Spreadsheet.absence)"),
        arguments: GeneratedRoundTripTests.seeds
    )
    func `an export of any directory imports as nothing after LibreOffice has saved it`(seed: UInt64) async throws {
        try await withDirectory(.hostileWithoutReturns, seed: seed) { generated, roster in
            try await export(roster, to: "csv", ["--fields", "all"])
            try await export(roster, to: "xlsx", ["--format", "xlsx", "--fields", "all"])
            let office = Spreadsheet(folder: roster.folder)
            try await office.save(["csv/people.csv", "csv/departments.csv"], as: "csv", to: "again")
            try await importsNothing(
                roster,
                people: "again/people.csv",
                departments: "again/departments.csv",
                of: generated
            )
            try await office.save(["xlsx/directory.xlsx"], as: "xlsx", to: "again")
            try await importsNothing(roster, workbook: "again/directory.xlsx", of: generated)
        }
    }
}
