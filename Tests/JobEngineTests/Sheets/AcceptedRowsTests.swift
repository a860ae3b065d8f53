import Foundation
import JobModel
import TestSupport
import Testing

@testable import JobEngine

/// What is said of a sheet is the same, whether rows that are certainly fine are left to their bytes or to the rules.
struct AcceptedRowsTests {
    private static let rounds = ProcessInfo.processInfo.environment["ROSTER_FUZZ_ROUNDS"].flatMap(Int.init) ?? 60

    private static let columns: [(name: String, cells: [String])] = [
        ("user_id", ["u%", "u%", "u%", "U%", "%", "007", "", "u %", "u%\u{200B}", "=A1"]),
        ("name", ["王芳", "李 伟", "Ada", "𠮷田", "", " 王芳 ", "Zoë", "N/A", "张三\u{FFFD}", "æŽ", "name", "\"x"]),
        ("en_name", ["Ada %", "", "-", "Ada\tL", "null", "X\nY"]),
        (
            "email",
            ["u%@example.com", "u%@example.com", "U%@Example.com", "u%.example.com", "", "a@b@c", "ü@b.cn", "x@b.cn"]
        ),
        (
            "mobile",
            [
                "138%8", "+86138%8", "139%8", "+4479111%5", "+1415222%4", "12", "1.38E+10", "", "+86 138-%8",
                "(+86)138%8",
                "13800000000",
            ]
        ),
        ("gender", ["0", "1", "2", "3", "男", "女", "", "9", "male"]),
        ("department_ids", ["d1", "d2;d3", "d1;d1", "", "0", "od-1", "d1,d2", "d1；d2"]),
        ("leader_user_id", ["u1", "u%", "", "u2", "x", "U1"]),
        ("employee_no", ["E%", "00%", "%", "", "E1", "1E5", "e%"]),
        ("employee_type", ["1", "2", "5", "正式", "", "99", "1.0"]),
        ("city", ["上海", "Beijing", "", "#N/A", "市"]),
        ("join_time", ["2020-01-31", "2020/1/31", "31/1/2020", "1/2/2020", "", "44000", "2020-02-30", "1580428800"]),
        ("work_station", ["A1-2", "", "1-2", "A座\n3层", "'12", "…"]),
    ]

    private func cell(_ pattern: String, _ number: Int) -> String {
        guard let place = pattern.firstIndex(of: "%") else { return pattern }
        let digits = pattern[pattern.index(after: place)...].first?.wholeNumberValue ?? 1
        let text = String(number)
        let isPhone = pattern.contains { $0 == "1" || $0 == "+" } && digits > 3
        let padding = isPhone ? String(repeating: "0", count: max(digits - text.count, 0)) : ""
        return pattern[..<place] + padding + text
            + pattern[pattern.index(after: place)...].drop { isPhone && $0.isNumber }
    }

    private func sheet(_ random: inout SeededGenerator, rows: Int) -> String {
        let used = Self.columns.filter { column in
            column.name == "name" || column.name == "mobile" || Int.random(in: 0..<5, using: &random) > 0
        }
        let oddness = [0, 1, 5, 30].randomElement(using: &random) ?? 5
        let quotesAll = Int.random(in: 0..<6, using: &random) == 0
        func quoted(_ text: String) -> String {
            quotesAll || text.contains { "\",\n".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
        }
        var text = used.map(\.name).joined(separator: ",") + "\n"
        for row in 0..<rows {
            let cells = used.map { column in
                let isOdd = Int.random(in: 0..<100, using: &random) < oddness
                let pattern = isOdd ? column.cells.randomElement(using: &random) : column.cells.first
                return quoted(cell(pattern ?? "", isOdd ? Int.random(in: 0..<rows, using: &random) : row))
            }
            text += cells.joined(separator: ",")
            if Int.random(in: 0..<400, using: &random) < oddness {
                text += [",", ",x", "\n", "\""].randomElement(using: &random) ?? ""
            }
            text += "\n"
        }
        return text
    }

    private func compare(
        _ text: String,
        _ job: JobDefinition,
        folder: String,
        _ about: String
    ) async throws -> CheckReport {
        try text.write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
        let accepting = try await OfflineCheck(job: job, folder: folder, attributes: []).report()
        let judging = try await OfflineCheck(job: job, folder: folder, attributes: [], usesAcceptor: false).report()
        #expect(accepting == judging, "\(about)")
        return try #require(accepting.steps.first)
    }

    /// What a job says of a sheet's cells: which rows are meant, what clears a value, what is right, translated or given.
    private func addWords(to step: inout StepDefinition, using random: inout SeededGenerator) {
        if Int.random(in: 0..<4, using: &random) == 0 { step.conditions = ["name": ["王芳", "Ada", "Zoë", "N/A"]] }
        if Int.random(in: 0..<4, using: &random) == 0 {
            step.clear = ["-", "N/A", "市", "u1"].randomElement(using: &random)
        }
        if Int.random(in: 0..<4, using: &random) == 0 { step.accept = ["name": ["N/A", "Zoë", "name"]] }
        if Int.random(in: 0..<4, using: &random) == 0 {
            let values = ["12": "", "13800000000": "13900000000", "1.38E+10": "+14155552671"]
            step.columns = ["mobile": ColumnDefinition(field: "mobile", values: values)]
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            step.defaults = ["employee_type": "1", "city": "上海", "leader_user_id": "u1", "department_ids": "d1;d2"]
        }
    }

    @Test func `a sheet's report does not depend on which rows are accepted by their bytes`() async throws {
        try await withFolder { folder in
            for round in 0..<Self.rounds {
                var random = SeededGenerator(seed: UInt64(round))
                var job = JobDefinition(job: "x")
                var step = StepDefinition(subject: .people, source: "a.csv", match: "user_id")
                step.match = ["user_id", "employee_no", "mobile", "email"].randomElement(using: &random) ?? "mobile"
                step.mode = [.create, .update, .upsert].randomElement(using: &random) ?? .create
                addWords(to: &step, using: &random)
                job.steps = [step]
                let rows = Int.random(in: 0...700, using: &random)
                _ = try await compare(sheet(&random, rows: rows), job, folder: folder, "seed \(round)")
            }
        }
    }

    @Test func `rows in many batches say the same of keys that they share`() async throws {
        try await withFolder { folder in
            var job = JobDefinition(job: "x")
            job.steps = [StepDefinition(subject: .people, source: "a.csv", match: "employee_no")]
            var text = "name,mobile,department_ids,employee_no,employee_type\n"
            for row in 0..<20_000 {
                // Each hundredth has the mobile of a row in another batch, and its cells are quoted or not.
                let mobile = row % 100 == 0 ? 10_000_000 + (row + 7777) % 20_000 : 10_000_000 + row
                text += row % 3 == 0 ? "\"人\(row)\",138\(mobile),hq,E\(row),1\n" : "人\(row),138\(mobile),hq,E\(row),1\n"
            }
            let report = try await compare(text, job, folder: folder, "shared")
            #expect(report.rows == 20_000 && report.findings.count { $0.code == "mobile.duplicate" } > 350)
        }
    }
}
