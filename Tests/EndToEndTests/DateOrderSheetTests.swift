import Foundation
import JobModel
import TestSupport
import Testing

struct DateOrderSheetTests {
    private static let header = "name,mobile,department_ids,employee_no,employee_type,join_time"

    private func roster(_ folder: String, dates: [String], step: String = "") throws -> RosterCommand {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        let rows = dates.enumerated().map { place, date in "新\(place),1380003000\(place),hq,D\(place),1,\(date)" }
        try ([Self.header] + rows + [""]).joined(separator: "\n")
            .write(toFile: folder + "/dates.csv", atomically: true, encoding: .utf8)
        try
            "job: dates\nkind: import\ndirectory: embedded\nsubmit: single\nsteps: [{ subject: people, source: dates.csv, match: employee_no\(step) }]\n"
            .write(toFile: folder + "/dates.yaml", atomically: true, encoding: .utf8)
        return RosterCommand(folder: folder)
    }

    private struct Line: Decodable, Hashable {
        var kind: String
        var code: String
        var row: Int?
    }

    private func said(_ result: RosterCommand.Result) throws -> Set<Line> {
        Set(try result.out.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) })
    }

    /// The days on which the people of the sheet joined, by the directory's own export.
    private func joined(_ roster: RosterCommand) async throws -> [String] {
        try "job: all\nkind: export\ndirectory: embedded\n"
            .write(toFile: roster.folder + "/all.yaml", atomically: true, encoding: .utf8)
        let out = roster.folder + "/all-\(UUID().uuidString)"
        _ = try await roster.run("export", "all.yaml", "--out", out)
        let sheet = try Sheet(out + "/people.csv")
        return zip(sheet.column("employee_no"), sheet.column("join_time")).filter { $0.0.hasPrefix("D") }
            .sorted { $0.0 < $1.0 }.map(\.1)
    }

    @Test func `one date decides the order of all, anywhere in the sheet`() async throws {
        try await withFolder { folder in
            let roster = try roster(folder, dates: ["03/04/2026", "2026-05-06", "04/04/2026", "25/12/2026"])
            let expected: Set = [Line(kind: "warning", code: "date.orderInferred", row: nil)]
            for more in [[], ["--directory", "embedded"]] {
                let check = try await roster.run(["check", "dates.yaml", "--ndjson"] + more)
                #expect(check.status == 0)
                #expect(try said(check) == expected)
            }
            let imported = try await roster.run("import", "dates.yaml", "--yes", "--json")
            #expect(try Summary(imported).count(.created) == 4, "\(imported.err)")
            #expect(imported.err.contains("day first, as row 5 shows"), "\(imported.err)")
            #expect(try await joined(roster) == ["2026-04-03", "2026-05-06", "2026-04-04", "2026-12-25"])
        }
    }

    @Test func `asks about every ambiguous date without other evidence, and the job or a flag answers`() async throws {
        try await withFolder { folder in
            let roster = try roster(folder, dates: ["03/04/2026", "04/04/2026"])
            let check = try await roster.run("check", "dates.yaml", "--ndjson")
            #expect(try said(check) == [Line(kind: "finding", code: "date.ambiguous", row: 2)])
            let answered = try await roster.run("check", "dates.csv", "--dates", "month_first", "--ndjson")
            #expect(answered.status == 0 && answered.out.isEmpty, "\(answered.out)\(answered.err)")
            let wrong = try await roster.run("check", "dates.csv", "--dates", "year_first")
            #expect(wrong.status == 2)
        }
    }

    @Test func `both orders in one column: no date of them is read`() async throws {
        try await withFolder { folder in
            let roster = try roster(folder, dates: ["25/12/2026", "12/25/2026", "03/04/2026", "2026-01-01"])
            let expected = Set((2...4).map { Line(kind: "finding", code: "date.mixedOrder", row: $0) })
            for more in [[], ["--directory", "embedded"]] {
                let check = try await roster.run(["check", "dates.yaml", "--ndjson"] + more)
                #expect(try said(check) == expected)
            }
            let imported = try await roster.run("import", "dates.yaml", "--yes", "--json")
            let summary = try Summary(imported)
            #expect(summary.count(.created) == 1 && summary.count(.invalid) == 3, "\(imported.err)")
        }
    }

    @Test func `omitted rows decide nothing`() async throws {
        try await withFolder { folder in
            let step = ", where: { employee_type: 1 }"
            let roster = try roster(folder, dates: ["25/12/2026", "03/04/2026"], step: step)
            let path = folder + "/dates.csv"
            let sheet = try String(contentsOfFile: path, encoding: .utf8)
            try sheet.replacingOccurrences(of: "D0,1,", with: "D0,2,")
                .write(toFile: path, atomically: true, encoding: .utf8)
            let check = try await roster.run("check", "dates.yaml", "--ndjson")
            #expect(try said(check) == [Line(kind: "finding", code: "date.ambiguous", row: 3)])
        }
    }

    @Test func `a retry reads the remaining rows as the whole sheet was read`() async throws {
        try await withFolder { folder in
            // The second row fails for its department; the rest of the sheet, which tells the order, is written.
            let roster = try roster(folder, dates: ["25/12/2026", "03/04/2026"])
            let path = folder + "/dates.csv"
            let sheet = try String(contentsOfFile: path, encoding: .utf8)
            try sheet.replacingOccurrences(of: "hq,D1", with: "nowhere,D1")
                .write(toFile: path, atomically: true, encoding: .utf8)
            let first = try await roster.run("import", "dates.yaml", "--yes", "--json")
            let summary = try Summary(first)
            #expect(summary.count(.created) == 1 && summary.count(.invalid) == 1, "\(first.err)")
            let failed = try #require(summary.file("failed.csv"))
            let text = try String(contentsOfFile: failed, encoding: .utf8)
            // What would be month first by itself is refused, for the sheet was not.
            try text.replacingOccurrences(of: "nowhere", with: "hq").replacingOccurrences(of: "03/04", with: "12/25")
                .write(toFile: folder + "/wrong.csv", atomically: true, encoding: .utf8)
            let wrong = try await roster.run("retry", "last", "--input", "wrong.csv", "--yes")
            #expect(wrong.err.contains("date.otherOrder"), "\(wrong.err)")
            try text.replacingOccurrences(of: "nowhere", with: "hq")
                .write(toFile: folder + "/right.csv", atomically: true, encoding: .utf8)
            let right = try await roster.run("retry", "last", "--input", "right.csv", "--yes")
            #expect(right.status == 0, "\(right.err)")
            #expect(try await joined(roster) == ["2026-12-25", "2026-04-03"])
        }
    }
}
