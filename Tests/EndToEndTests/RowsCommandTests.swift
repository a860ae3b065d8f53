import Foundation
import JobModel
import TestSupport
import Testing
import Wording

/// `roster rows`: which rows it lists, page by page, in both languages.
struct RowsCommandTests {
    private struct Page: Decodable {
        struct Entry: Decodable {
            var step, matchKey, state: String
            var row, line, attempts: Int
            var outcome, code, problem, remedy, userId, sent: String?
        }
        var run: String
        var total: Int
        var rows: [Entry]
        var next: String?
    }

    private static let header = "name,mobile,email,department_ids,employee_no,employee_type"

    /// Three rows that go in, and two that the rules refuse.
    private func imported(_ folder: String) async throws -> RosterCommand {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        let rows = [
            "王芳,13800030001,Wang.Fang@example.com,hq,R1,1", "乙,123,b@example.com,hq,R2,1",
            "O'Hara,13800030003,c_d@example.com,hq,R3,1", "丁,13800030004,no-address,hq,R4,1",
            "戊,13800030005,cxd@example.com,hq,R5,1",
        ]
        try ([Self.header] + rows).joined(separator: "\n")
            .write(toFile: folder + "/five.csv", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder)
        let first = try await roster.run("import", "five.csv", "--submit", "single", "--yes")
        #expect(first.status == 4, "\(first.err)")
        return roster
    }

    private func page(_ roster: RosterCommand, _ arguments: [String]) async throws -> Page {
        let result = try await roster.run(["rows", "last", "--json"] + arguments)
        try #require(result.status == 0, "\(result.err)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Page.self, from: Data(result.out.utf8))
    }

    @Test func `lists the rows that an outcome, a code and a text ask for`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            let all = try await page(roster, [])
            #expect(all.rows.map(\.matchKey) == ["R1", "R2", "R3", "R4", "R5"] && all.total == 5 && all.next == nil)
            #expect(all.rows[0].outcome == "created" && all.rows[0].sent != nil && all.rows[0].userId != nil)
            #expect(all.rows[1].problem != nil && all.rows[1].remedy != nil && all.rows[1].attempts == 0)
            for (arguments, keys) in [
                (["--outcome", "invalid"], ["R2", "R4"]), (["--outcome", "unsuccessful"], ["R2", "R4"]),
                (["--outcome", "open"], []),
                (["--outcome", "created", "--outcome", "invalid"], all.rows.map(\.matchKey)),
                (["--code", "email.malformed"], ["R4"]), (["--text", "王芳"], ["R1"]), (["--text", "wang.fang"], ["R1"]),
                (["--text", "c_d@"], ["R3"]), (["--text", "%"], []), (["--text", "o'hara"], ["R3"]),
                (["--text", "example.com", "--outcome", "invalid"], ["R2"]),
                (["--step", "people"], all.rows.map(\.matchKey)),
                (["--step", "1", "--text", "R5"], ["R5"]), (["--order", "outcome"], ["R2", "R4", "R1", "R3", "R5"]),
            ] {
                #expect(try await page(roster, arguments).rows.map(\.matchKey) == keys, "\(arguments)")
            }
        }
    }

    @Test(arguments: RowOrder.allCases)
    func `goes from page to page by the command that it names`(order: RowOrder) async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            let whole = try await page(roster, ["--order", order.rawValue]).rows.map(\.matchKey)
            var shown: [String] = []
            var command = "roster rows last --order \(order.rawValue) --limit 2 --text='e'"
            for _ in 1...3 {
                var typed = roster
                typed.isTyped = true
                let result = try await typed.run(command)
                try #require(result.status == 0, "\(command): \(result.err)")
                shown += result.out.matches(of: /people · row \d+ (R\d)/).map { String($0.1) }
                command = result.err.firstMatch(of: /Next: (.*)/).map { String($0.1) } ?? ""
            }
            #expect(command.isEmpty && shown == whole)
        }
    }

    @Test(arguments: Language.allCases)
    func `says problem and remedy in the language, and how many rows there are`(language: Language) async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            let name = language == .english ? "en" : "zh"
            let result = try await roster.run("rows", "last", "--outcome", "invalid", "--limit", "1", "--lang", name)
            let lines = result.out.split(separator: "\n")
            #expect(lines.count == 2 && lines[0].hasSuffix("[mobile.malformed]"), "\(result.out)")
            let beginning = language == .english ? "people · row 3 R2: invalid: " : "people · 第 3 行 R2：有误："
            #expect(lines[0].hasPrefix(beginning), "\(result.out)")
            let said =
                language == .english ? ["1 of 2 rows", "Next: roster rows "] : ["共 2 行，此处 1 行", "下一步：roster rows "]
            for text in said { #expect(result.err.contains(text), "\(result.err)") }
            let none = try await roster.run("rows", "last", "--text", "nobody", "--lang", name)
            #expect(none.status == 0 && none.out.isEmpty && !none.err.isEmpty)
        }
    }

    @Test func `a wrong call, run or step is a usage error`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            for (arguments, said) in [
                (["last", "--limit", "0"], "--limit"), (["last", "--limit", "1001"], "1000"),
                (["last", "--outcome", "good"], "unsuccessful"), (["last", "--order", "name"], "sheet"),
                (["last", "--after", "x"], "--after"),
                (["last", "--order", "sheet", "--after", "sent:0:1:2"], "--order sent"),
                (["last", "--step", "departments"], "people"), (["none"], "none"),
            ] {
                let result = try await roster.run(["rows"] + arguments)
                #expect(result.status == 2 && result.err.contains(said), "\(arguments): \(result.err)")
            }
        }
    }
}
