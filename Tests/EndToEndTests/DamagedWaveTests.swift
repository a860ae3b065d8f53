import Foundation
import JobModel
import TestSupport
import Testing

/// A wave of sound rows among which one in twenty is damaged, in every way that sheets are.
///
/// `ROSTER_WAVE_ROWS=50000` makes it as large as a real one.
struct DamagedWaveTests {
    private static let header =
        "name,mobile,email,department_ids,employee_no,employee_type,gender,join_time,leader_user_id"
    private static let rows = ProcessInfo.processInfo.environment["ROSTER_WAVE_ROWS"].flatMap(Int.init) ?? 4000

    /// The cells of a row, in the order of the header.
    private struct Row {
        var cells: [String]
        /// In place of the cells, where the damage is in the record itself.
        var bytes: [UInt8]?

        init(_ number: Int) {
            cells = [
                "人员\(number)", "1380\(1_000_000 + number)", "p\(number)@example.com",
                Self.departments[number / 20 % Self.departments.count], "N\(100_000 + number)", "1",
                "\(number % 3)", "2026-12-0\(1 + number % 9)", "",
            ]
        }

        /// A department holds 10,000 people at most.
        private static let departments = ["hq", "hq-office", "hq-legal", "ops", "ops-cs", "ops-cs-night"]

        var line: [UInt8] { (bytes ?? Array(cells.joined(separator: ",").utf8)) + [0x0A] }
    }

    /// What is done to one row, or to two that have it together, and what must be said of each.
    private struct Damage: Sendable {
        var code: String
        var rows = 1
        var spoil: @Sendable (inout [Row]) -> Void

        static func cell(_ place: Int, _ text: String, _ code: String) -> Damage {
            Damage(code: code) { $0[0].cells[place] = text }
        }

        static func shared(_ place: Int, _ code: String) -> Damage {
            Damage(code: code, rows: 2) { $0[1].cells[place] = $0[0].cells[place] }
        }

        static func record(_ code: String, _ bytes: @escaping @Sendable (Row) -> [UInt8]) -> Damage {
            Damage(code: code) { $0[0].bytes = bytes($0[0]) }
        }
    }

    private static let damages: [Damage] = [
        .cell(0, "", "required.name"), .cell(0, "#N/A", "damage.formulaError"), .cell(0, "寮犱紵", "damage.mojibake"),
        .cell(0, "张\u{FFFD}", "damage.replaced"), .cell(0, "\"张\n伟\"", "text.lineBreak"),
        .cell(0, String(repeating: "长", count: 256), "text.tooLong"), .cell(1, "1.38E+10", "damage.scientific"),
        .cell(1, "12345", "mobile.malformed"), .cell(1, "########", "damage.tooNarrow"),
        .cell(2, "not-an-address", "email.malformed"), .cell(2, "a@b@example.com", "email.malformed"),
        .cell(3, "", "required.department_ids"), .cell(3, "hq;hq", "department.repeated"),
        .cell(4, "Ｎ１", "text.fullWidth"), .cell(4, "1.2E+05", "damage.scientific"),
        .cell(5, "", "required.employee_type"),
        .cell(6, "X", "gender.unknown"), .cell(6, "3", "batch.cannotHold"), .cell(3, "hq;hq-legal", "batch.cannotHold"),
        .cell(7, "2026-11-31", "date.impossible"),
        .cell(7, "01/02/2026", "date.ambiguous"), .cell(7, "46357", "damage.dateSerial"),
        .cell(7, "soon", "date.malformed"), .cell(7, "1960-01-01", "date.unlikelyYear"),
        .shared(1, "mobile.duplicate"), .shared(2, "email.duplicate"), .shared(4, "employee_no.duplicate"),
        Damage(code: "email.requiredAbroad") {
            $0[0].cells[1] = "+12025550\($0[0].cells[4].suffix(3))"
            $0[0].cells[2] = ""
        },
        Damage(code: "leader.self") { $0[0].cells[8] = "employee_no:" + $0[0].cells[4] },
        Damage(code: "leader.cycle", rows: 2) {
            $0[0].cells[8] = "employee_no:" + $0[1].cells[4]
            $0[1].cells[8] = "employee_no:" + $0[0].cells[4]
        },
        .record("row.long") { Array(($0.cells + [""]).joined(separator: ",").utf8) },
        .record("row.long") { Array(($0.cells + ["more", "still"]).joined(separator: ",").utf8) },
        .record("quote.textAfter") { Array("\"x\"y\(Self.rest($0))".utf8) },
        .record("quote.unclosed") { Array("\"x\(Self.rest($0))".utf8) },
        .record("bytes.nul") { [0] + Array("x\(Self.rest($0))".utf8) },
        .record("bytes.invalid") { [0x78, 0xFF] + Array(Self.rest($0).utf8) },
        // 陈晓明 as GB18030 writes it.
        .record("bytes.otherEncoding") { [0xB3, 0xC2, 0xCF, 0xFE, 0xC3, 0xF7] + Array(Self.rest($0).utf8) },
    ]

    private static func rest(_ row: Row) -> String { "," + row.cells.dropFirst().joined(separator: ",") }

    /// Writes the sheet; what must be said of which row, as the spreadsheet numbers them.
    private func write(to path: String) throws -> [Int: String] {
        var rows = (1...Self.rows).map(Row.init)
        var expected: [Int: String] = [:]
        for (count, place) in stride(from: 3, to: Self.rows - 40, by: 20).enumerated() {
            let damage = Self.damages[count % Self.damages.count]
            // Two that belong together lie some rows apart.
            let places = damage.rows == 1 ? [place] : [place, place + 7]
            var spoilt = places.map { rows[$0] }
            damage.spoil(&spoilt)
            for (place, row) in zip(places, spoilt) {
                rows[place] = row
                expected[place + 2] = damage.code
            }
        }
        let bytes = rows.reduce(into: Array((Self.header + "\n").utf8)) { $0 += $1.line }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return expected
    }

    private struct Line: Decodable {
        var kind: String
        var code: String
        var row: Int?
    }

    private func said(_ result: RosterCommand.Result) throws -> [Int: Set<String>] {
        var said: [Int: Set<String>] = [:]
        for line in result.out.split(separator: "\n") {
            let line = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            if line.kind == "finding" { said[line.row ?? 0, default: []].insert(line.code) }
        }
        return said
    }

    @Test func `check names every damaged row by its damage and no sound one, and an import agrees on every row`()
        async throws
    {
        #expect(Self.damages.count >= 25)
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let expected = try write(to: folder + "/damaged.csv")
            try """
            job: damaged
            kind: import
            directory: embedded
            submit: batch
            limits: { rates: off, batch_rate: 1000/s }
            steps: [{ subject: people, source: damaged.csv, match: employee_no, mode: create }]
            """.write(toFile: folder + "/job.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let offline = try said(try await roster.run("check", "job.yaml", "--ndjson"))
            let online = try said(try await roster.run("check", "job.yaml", "--directory", "embedded", "--ndjson"))
            for said in [offline, online] {
                #expect(Set(said.keys) == Set(expected.keys))
                for (row, code) in expected {
                    #expect(said[row]?.contains(code) == true, "row \(row): \(code), and \(said[row] ?? []) was said")
                }
            }
            let imported = try await roster.run("import", "job.yaml", "--yes", "--json")
            let summary = try Summary(imported)
            #expect(summary.count(.created) == Self.rows - expected.count, "\(imported.err.suffix(500))")
            #expect(summary.count(.invalid) == expected.count && summary.addsUp)
            let failed = try Sheet(try #require(summary.file("people/results.csv")))
            let invalid = zip(failed.column("row"), failed.column("outcome")).filter { $1 == "invalid" }.map(\.0)
            #expect(Set(invalid) == Set(expected.keys.map(String.init)))
        }
    }
}
