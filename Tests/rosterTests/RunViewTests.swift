import ArgumentParser
import Foundation
import JobEngine
import JobModel
import JobSession
import Testing
import Wording

@testable import roster

struct RunViewTests {
    private func run(
        state: String,
        outcomes: [String: Int],
        open: Int = 0,
        failedFile: String? = nil
    ) throws -> RunStatus {
        let rows = outcomes.values.reduce(open + 2, +)
        let json = """
            {"run":"r1","job":"wave","state":"\(state)","directory":"open.feishu.cn","app":"cli_x","started":"2026-12-01T01:00:00Z",
             "steps":[{"name":"people","source":"a.csv","rows":\(rows),"left_out":2,"open":\(open),
                       "outcomes":\(try JSONText.of(outcomes))}]}
            """
        var status = try JSONDecoder().decode(RunStatus.self, from: Data(json.utf8))
        if let failedFile {
            let sheet = ["run": "r1", "step": "people", "file": failedFile]
            status.openSheet = try JSONDecoder().decode(OpenSheet.self, from: JSONEncoder().encode(sheet))
        }
        return status
    }

    @Test func `counts on the screen add up, without those that did not occur`() throws {
        let view = RunView(
            run: try run(
                state: "finished",
                outcomes: ["created": 5, "failed": 1, "updated": 0],
                failedFile: "/waves/r1/people/failed.csv"
            ),
            language: .english
        )
        #expect(view.lines().contains("people: 8 rows = 2 left out + 5 created + 1 failed"))
        #expect(view.lines().last == "Next: roster retry r1 --input /waves/r1/people/failed.csv")
    }

    @Test(arguments: [
        ("/a b/it's/failed.csv", #"Next: roster retry r1 --input '/a b/it'\''s/failed.csv'"#),
        ("/数据/一月/failed.csv", "Next: roster retry r1 --input /数据/一月/failed.csv"),
    ])
    func `the next command quotes a file so that it can be typed`(file: String, next: String) throws {
        let status = try run(state: "finished", outcomes: ["failed": 1], failedFile: file)
        #expect(RunView(run: status, language: .english).lines().last == next)
    }

    @Test func `the next command writes the failed rows first if they are missing on the disk`() throws {
        let status = try run(state: "finished", outcomes: ["failed": 1])
        #expect(RunView(run: status, language: .english).lines().last == "Next: roster results r1")
    }

    @Test(arguments: Language.allCases)
    func `suggests neither a resume nor a retry for an unconfirmed plan`(language: Language) throws {
        let lines = RunView(run: try run(state: "finished", outcomes: [:], open: 3), language: language).lines()
        #expect(!lines.contains { $0.contains("roster ") }, "\(lines)")
        #expect(lines.contains { $0.contains("not confirmed") || $0.contains("未获确认") }, "\(lines)")
    }

    @Test func `suggests the status of a run that is at work`() throws {
        var status = try run(state: "running", outcomes: ["created": 5], open: 3)
        status.isAtWork = true
        #expect(RunView(run: status, language: .english).lines().last == "Next: roster status r1 --watch")
    }

    @Test(arguments: [Language.english, .chinese])
    func `the first reasons are shown with rows and remedies, and how many more there are`(language: Language) throws {
        var status = try run(state: "finished", outcomes: ["failed": 40])
        status.reasons = try (1...7).map { number in
            let json =
                #"{"step":"people","outcome":"failed","code":"4100\#(number)","rows":\#(40 - number),"#
                + #""first_rows":[2,3],"problem":"P\#(number)","remedy":"R\#(number)"}"#
            return try JSONDecoder().decode(RunReason.self, from: Data(json.utf8))
        }
        let lines = RunView(run: status, language: language).lines()
        let english = [
            "Why rows did not succeed:", "  people: 39 failed · row 2, 3 and 37 more: P1 [41001]", "      R1",
            "  … and 2 more reasons: see results.csv",
        ]
        let chinese = [
            "未成功的原因：", "  people：失败 39 行 · 第 2, 3 行等 39 行：P1 [41001]", "      R1", "  ……另有 2 种原因，见 results.csv",
        ]
        for line in language == .english ? english : chinese { #expect(lines.contains(line), "\(lines)") }
        #expect(lines.filter { $0.hasPrefix("      R") }.count == 5)
    }

    @Test(arguments: [
        ("batch.updated", "defective", true), ("41001", "failed", true), ("44051", "failed", true),
        ("changed.sincePlan", "failed", true), ("identity.changed", "failed", true), ("40013", "failed", false),
    ])
    func `suggests a new plan for a run that a later one has overtaken`(
        code: String,
        outcome: String,
        isOvertaken: Bool
    ) throws {
        var status = try run(state: "stopped", outcomes: [outcome: 50], open: 250)
        status.exit = Int(ExitStatus.safetyStop.rawValue)
        status.reasons = try ["notAttempted", outcome].map { outcome in
            let json = #"{"step":"people","outcome":"\#(outcome)","code":"\#(code)","rows":50,"first_rows":[2]}"#
            return try JSONDecoder().decode(RunReason.self, from: Data(json.utf8))
        }
        let last = RunView(run: status, language: .english).lines().last
        #expect(last == (isOvertaken ? "Next: roster retry r1" : "Next: roster resume r1"))
        // Read back after the stop: what failed is what it was.
        status.exit = Int(ExitStatus.rowsFailed.rawValue)
        #expect(RunView(run: status, language: .english).lines().last == last)
        status.exit = 130
        #expect(RunView(run: status, language: .english).lines().last == "Next: roster resume r1")
    }

    @Test func `suggests a resume for a stopped run`() throws {
        let view = RunView(run: try run(state: "stopped", outcomes: ["created": 5], open: 3), language: .english)
        #expect(view.lines().contains("people: 10 rows = 2 left out + 5 created + 3 open"))
        #expect(view.lines().last == "Next: roster resume r1")
    }

    @Test func `suggests nothing for a successful run`() throws {
        let lines = RunView(run: try run(state: "finished", outcomes: ["created": 5]), language: .english).lines()
        #expect(!lines.contains { $0.hasPrefix("Next") })
    }

    @Test func `aligns columns, also with wide characters`() {
        #expect(Table(rows: [["入职", "1"], ["abcdef", "2"]]).lines() == ["入职    1", "abcdef  2"])
    }

    @Test func `export takes a job and where to write`() throws {
        let command = try Export.parse([
            "full.yaml", "--out", "x", "--directory", "https://a.example.com", "--app-id", "cli_x",
            "--app-secret-file", "-",
        ])
        #expect(command.job == "full.yaml" && command.out == "x" && command.connection.appID == "cli_x")
    }

    @Test(arguments: [["status"], ["runs", "--limit", "0"], ["export", "--format"], ["results", "last", "--nope"]])
    func `the parser refuses a wrong call`(arguments: [String]) {
        #expect(throws: (any Error).self) { try Roster.parseAsRoot(arguments) }
    }
}
