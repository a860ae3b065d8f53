import ArgumentParser
import Foundation
import JobEngine
import JobModel
import Testing

@testable import roster

struct RunViewTests {
    private func run(state: String, outcomes: [String: Int], open: Int = 0) throws -> RunStatus {
        let rows = outcomes.values.reduce(open + 2, +)
        let json = """
            {"run":"r1","job":"wave","state":"\(state)","directory":"open.feishu.cn","app":"cli_x","started":"2026-12-01T01:00:00Z",
             "steps":[{"name":"people","source":"a.csv","rows":\(rows),"left_out":2,"open":\(open),
                       "outcomes":\(try JSONText.of(outcomes))}]}
            """
        return try JSONDecoder().decode(RunStatus.self, from: Data(json.utf8))
    }

    @Test func `counts add up on the screen and what did not occur is left away`() throws {
        let view = RunView(
            run: try run(state: "finished", outcomes: ["created": 5, "failed": 1, "updated": 0]),
            language: .english
        )
        #expect(view.lines().contains("people: 8 rows = 2 left out + 5 created + 1 failed"))
        #expect(view.lines().last == "Next: roster retry r1 --input failed.csv (corrected)")
    }

    @Test func `a run that stopped is to be resumed`() throws {
        let view = RunView(run: try run(state: "stopped", outcomes: ["created": 5], open: 3), language: .english)
        #expect(view.lines().contains("people: 10 rows = 2 left out + 5 created + 3 open"))
        #expect(view.lines().last == "Next: roster resume r1")
    }

    @Test func `a run that ended well needs no next command`() throws {
        let lines = RunView(run: try run(state: "finished", outcomes: ["created": 5]), language: .english).lines()
        #expect(!lines.contains { $0.hasPrefix("Next") })
    }

    @Test func `columns stand under one another, also with wide characters`() {
        #expect(Table(rows: [["入职", "1"], ["abcdef", "2"]]).lines() == ["入职    1", "abcdef  2"])
    }

    @Test func `export takes a job and where to write`() throws {
        let command = try Export.parse([
            "full.yaml", "--out", "x", "--directory", "https://a.example.com", "--app-id", "cli_x",
            "--app-secret-file", "-",
        ])
        #expect(command.job == "full.yaml" && command.out == "x" && command.connection.appID == "cli_x")
    }

    @Test(arguments: [["status"], ["runs", "--limit", "0"], ["export"], ["results", "last", "--nope"]])
    func `a wrong call is refused by the parser`(arguments: [String]) {
        #expect(throws: (any Error).self) { try Roster.parseAsRoot(arguments) }
    }
}
