import Foundation
import JobModel
import TestSupport
import Testing

/// A directory of generated values that look like everything but values comes back from an export as it was.
struct HostileRoundTripTests {
    /// What people and programs have in names, titles and links, and what cells, lists and spreadsheets mean by it.
    private static let pieces = [
        "|", "||", ";", "；", "/", "\"", "\"\"", "'", "''", "=", "=1+1", "=\"a\"", "+", "-", "@", "\n", "\r\n", "\t",
        ",", "\\", "\\N", " ", "\u{A0}",
        "\u{200B}", "\u{FEFF}", "\u{3000}", "{", "}", "#N/A", "NULL", "无", "寮犱紵", "甲", "Ada", "é", "e\u{301}",
        "👨\u{200D}👩", "1.5E+10", "0012",
        "46357", "2026-01-02", "https://x.example/", "mailto:", "user_id:", "%7C", "‘", "“", "１２", "\u{3164}", "龍",
        "|https://y.example",
    ]

    private struct Generator {
        var numbers: SeededGenerator

        mutating func next(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }

        mutating func text(_ most: Int = 4) -> String {
            (0...next(most)).map { _ in HostileRoundTripTests.pieces[next(HostileRoundTripTests.pieces.count)] }
                .joined()
        }

        mutating func link() -> String { "https://\(next(99)).example/" + text(2) }
    }

    private static func departments(_ generator: inout Generator) -> [String] {
        (0..<12).map { number in
            let parent = number > 3 ? ", parent: h\(number - 3)" : ""
            // The name alone would be one that the directory has already, or none.
            let name = YAMLScalar.text(generator.text() + "\(number)")
            return "      - { department_id: h\(number), name: \(name), order: \(2000 + number)\(parent) }"
        }
    }

    private static func people(_ generator: inout Generator, zone moments: [Int]) -> [String] {
        (0..<80).map { number in
            let page =
                ["text: \(YAMLScalar.text(generator.text() + "x"))", "url: \(YAMLScalar.text(generator.link()))"]
                + (generator.next(2) == 0 ? ["pc_url: \(YAMLScalar.text(generator.link()))"] : [])
            let texts = ["en_name", "nickname", "job_title", "city", "work_station"].map { field in
                "\(field): \(YAMLScalar.text(generator.text()))"
            }
            let departments = Set((0...generator.next(3)).map { _ in "h\(generator.next(12))" }).sorted()
            let user = [
                "user_id: p\(number)", "name: \(YAMLScalar.text(generator.text() + "n"))",
                "mobile: \"138\(String(10_000_000 + number))\"",
                "employee_no: \(YAMLScalar.text(generator.text() + "\(number)"))",
                "departments: [\(departments.joined(separator: ", "))]", "leader: u001",
                "join_time: \(moments[generator.next(moments.count)])",
                "custom_attrs: [{ id: C-6900000000000000002, type: HREF, value: { \(page.joined(separator: ", ")) } },"
                    + " { id: C-6900000000000000001, type: TEXT, value: { text: \(YAMLScalar.text(generator.text())) } }]",
            ]
            return "      - { \((user + texts).joined(separator: ", ")) }"
        }
    }

    /// In Havana an hour comes twice, in Santiago a day begins at one o'clock.
    @Test(arguments: [
        (seed: 1, zone: "Asia/Shanghai", moments: [1_735_660_800, 1_735_660_801]),
        (seed: 2, zone: "America/Havana", moments: [1_730_606_400, 1_730_607_300, 1_730_610_000, 1_730_610_900]),
        (seed: 3, zone: "America/Santiago", moments: [1_725_768_000, 1_725_769_800, 1_725_764_400]),
    ])
    func `the plan of an export is empty for any directory`(
        seed: Int,
        zone: String,
        moments: [Int]
    ) async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let company = folder + "/templates/company.yaml"
            var generator = Generator(numbers: SeededGenerator(seed: UInt64(seed)))
            let departments = Self.departments(&generator)
            let people = Self.people(&generator, zone: moments)
            let text = try String(contentsOfFile: company, encoding: .utf8)
            try text.replacingOccurrences(
                of: "    users:\n",
                with: (departments + ["    users:"] + people).joined(separator: "\n") + "\n"
            )
            .write(toFile: company, atomically: true, encoding: .utf8)
            try ExportJob.write(to: folder, keys: "timezone: \(zone)")
            try """
            job: back
            kind: import
            directory: embedded
            timezone: \(zone)
            steps:
              - { subject: departments, source: all/departments.csv, match: department_id, mode: upsert }
              - { subject: people, source: all/people.csv, match: user_id, mode: upsert }
            """.write(toFile: folder + "/back.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let export = try await roster.run("export", "all.yaml", "--out", "all")
            #expect(export.status == 0, "\(export.err)")
            let result = try await roster.run("import", "back.yaml", "--yes", "--json")
            let summary = try Summary(result)
            #expect(summary.exit == 0 && summary.count(.unchanged) == summary.rows, "\(result.err)")
            // People and departments of the shipped company beside the generated ones.
            #expect(summary.rows == 11 + 80 + 6 + 12, "\(summary.rows)")
        }
    }
}
