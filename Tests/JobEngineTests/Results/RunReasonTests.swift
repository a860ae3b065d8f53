import Foundation
import JobModel
import SQLiteLedger
import Testing
import Wording

@testable import JobEngine

/// Why rows did not succeed, as a summary and a status say it.
struct RunReasonTests {
    /// Rows 2 to 4 are refused with one code, row 5 with another, the others go in.
    private func wave() -> Wave {
        var wave = Wave()
        wave.rows = 6
        wave.change = {
            $0.safety.canary = 0
            $0.safety.stopAt = 1
        }
        return wave
    }

    private static func fault(_ seen: FaultyDirectory.Seen) -> FaultyDirectory.Fault? {
        guard seen.method == "POST", seen.path == "/contact/v3/users" else { return nil }
        for (code, numbers) in [(40001, 1...3), (40004, 4...4)] {
            for number in numbers where seen.body.contains("138000\(10_000 + number)") {
                return .answer(status: 400, json: #"{"code":\#(code),"msg":"refused"}"#)
            }
        }
        return nil
    }

    @Test func `groups reasons, the most frequent first, with rows and remedies`() async throws {
        let ends = try await wave().run(Self.fault)
        let summary = ends[0].summary
        #expect(summary.reasons.map(\.code) == ["40001", "40004"], "\(summary.reasons)")
        #expect(summary.reasons.map(\.rows) == [3, 1])
        #expect(summary.reasons.map(\.firstRows) == [[2, 3, 4], [5]])
        for reason in summary.reasons {
            #expect(reason.step == "people" && reason.outcome == "failed")
            #expect(reason.problem?.contains("POST /contact/v3/users") == true && reason.remedy?.isEmpty == false)
        }
        let total = summary.reasons.reduce(0) { $0 + $1.rows }
        #expect(total == summary.notWell)
        let json = try JSONEncoder().encode(summary)
        #expect(String(decoding: json, as: UTF8.self).contains(#""first_rows":[2,3,4]"#))
    }

    @Test func `the ledger gives the same reasons as the results, in the chosen language`() async throws {
        let box = Box()
        var wave = wave()
        wave.ended = { ledger, run in
            let status = try await RunHistory(ledger: ledger).status(of: run)
            let chinese = try await RunHistory(ledger: ledger).status(of: run, words: \.zh)
            await box.set(status.reasons ?? [], chinese.reasons ?? [])
        }
        let ends = try await wave.run(Self.fault)
        #expect(await box.english == ends[0].summary.reasons)
        #expect(await box.chinese.count == 2)
        for reason in await box.chinese { #expect(reason.problem?.contains("被拒绝") == true, "\(reason)") }
    }

    @Test(arguments: [
        (
            "the departments of rows 2, 3 and 4 more stand below each other",
            "the departments of rows 7, 9 stand below each other"
        ),
        ("'A/B' is not a department", "'it is, and was' is not a department"),
        (
            "Since the plan was made: title was '' and is now 'x y'",
            "Since the plan was made: title was 'a' and is now 'b'"
        ),
        ("12 more rows' values", "3 more rows' values"),
    ])
    func `sentences that differ in their values alone have one cause`(one: String, other: String) {
        #expect(RowCause.withoutValues(one) == RowCause.withoutValues(other))
    }

    @Test func `sentences that say something else have another cause`() {
        let said = [
            "the departments of rows 2, 3 stand below each other", "the department would come to stand below itself",
            "'A' is not a department", "'A' has left", "title was 'a' and is now 'b'", "city was 'a' and is now 'b'",
        ]
        #expect(Set(said.map(RowCause.withoutValues)).count == said.count)
    }

    @Test func `separates the causes of rows with one code, up to a limit`() {
        var reasons = RunReasons()
        func row(_ number: Int, _ cause: String) -> ResultRow {
            var row = ResultRow(
                line: number,
                row: number,
                originRow: number,
                matchKey: "",
                action: .create,
                outcome: .invalid,
                record: []
            )
            row.code = "parent.cycle"
            row.problem = "problem \(cause)"
            row.cause = cause
            return row
        }
        for number in 2...10 { reasons.note(row(number, number == 5 ? "itself" : "each other"), of: "departments") }
        #expect(reasons.all.map(\.rows) == [8, 1])
        #expect(reasons.all.map(\.problem) == ["problem each other", "problem itself"])
        for number in 11...90 { reasons.note(row(number, "\(number)"), of: "departments") }
        #expect(reasons.all.count == 21)
        #expect(reasons.all.reduce(0) { $0 + $1.rows } == 89)
        #expect(reasons.all.filter { $0.problem == nil }.map(\.rows) == [62])
    }

    @Test(arguments: [
        (["department_id 'ops' exists already"], "department_id 'ops' exists already"),
        (["'a' has left", "'a' has left"], "'a' has left"),
        (
            ["department_id 'ops' exists already", "department_id 'hr' exists already"],
            "department_id '…' exists already"
        ),
        (["部门“甲”已存在（d1）", "部门“甲”已存在（d2）", "部门“乙”已存在（d3）"], "部门“…”已存在"),
        (
            ["mobile '1' belongs to another person (u1)", "mobile '2' belongs to another person (u2)"],
            "mobile '…' belongs to another person"
        ),
        (
            ["now belongs to another person (id u1)", "now belongs to another person (id u2)"],
            "now belongs to another person"
        ),
        (["现属于其他人（ID u1）", "现属于其他人（ID u2）"], "现属于其他人"),
        (
            ["name 'it is' was '' and is now 'x'", "name 'it is' was 'a' and is now 'x'"],
            "name 'it is' was '…' and is now 'x'"
        ),
        (["rows 2, 3 and 4 more stand so", "rows 7 stand so"], "rows … stand so"),
        (["12 more rows' values, x", "3 more rows' values, y"], "… more rows' values, …"),
        (["refused (log id A1)", "refused (log id B2)", "refused (log id A1)"], "refused (log id …)"),
        (["", "x"], "…"),
    ])
    func `says of several rows what holds for all of them`(sentences: [String], shared: String) {
        var reasons = RunReasons()
        for (place, sentence) in sentences.enumerated() {
            var row = ResultRow(
                line: place + 2,
                row: place + 2,
                originRow: place + 2,
                matchKey: "",
                action: .create,
                outcome: .invalid,
                record: []
            )
            (row.code, row.problem, row.remedy, row.pageRemedy) = ("x", sentence, sentence, sentence)
            reasons.note(row, of: "people")
        }
        let reason = reasons.all[0]
        #expect([reason.problem, reason.remedy, reason.pageRemedy] == [shared, shared, shared])
        #expect(reasons.all.count == 1 && reason.rows == sentences.count)
    }

    @Test func `says beside a reason what to do about it on a page, and not in JSON`() throws {
        var row = ResultRow(
            line: 2,
            row: 2,
            originRow: 2,
            matchKey: "",
            action: .create,
            outcome: .invalid,
            record: []
        )
        row.code = "exists.already"
        row.problem = "it exists already"
        (row.remedy, row.pageRemedy) = ("Use `mode: upsert`.", "Choose it on the page Columns.")
        var reasons = RunReasons()
        reasons.note(row, of: "people")
        #expect(reasons.all.map(\.pageRemedy) == ["Choose it on the page Columns."])
        let json = String(decoding: try JSONEncoder().encode(reasons.all), as: UTF8.self)
        #expect(json.contains("mode: upsert") && !json.contains("page"))
    }

    private actor Box {
        private(set) var english: [RunReason] = []
        private(set) var chinese: [RunReason] = []

        func set(_ english: [RunReason], _ chinese: [RunReason]) { (self.english, self.chinese) = (english, chinese) }
    }
}
