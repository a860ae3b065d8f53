import Foundation
import JobEngine
import JobModel
import JobSession
import SQLiteLedger
import TestSupport
import Testing
import Wording

struct RowPageTests {
    /// A run with two steps: an invalid department, and five people.
    private func ledger(in folder: String) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.open(folder: folder)
        let definition = JobDefinition(job: "test")
        try await ledger.createRun(RunRecord(id: "r", definition: definition, started: 1, out: "out", base: "."))
        for (number, subject) in [(1, Subject.departments), (2, .people)] {
            let step = StepRecord(number: number, subject: subject, name: "\(subject)", source: "a.csv", header: [])
            try await ledger.addStep(step, of: "r")
        }
        var invalid = PlannedRow(line: 2, row: 3, originRow: 3, matchKey: "D2", action: .create, record: ["D2"])
        invalid.findings = [
            Finding(
                code: "name.missing",
                problem: LocalizedText(en: "no name", zh: "缺少名称"),
                remedy: LocalizedText(en: "Fill it in.", zh: "请填写。")
            )
        ]
        try await ledger.add([invalid], run: "r", step: 1)
        let people = (2...6).map {
            PlannedRow(line: $0, row: $0, originRow: $0, matchKey: "E\($0)", action: .create, record: ["E\($0)"])
        }
        try await ledger.add(people, run: "r", step: 2)
        return ledger
    }

    @Test(arguments: Language.allCases)
    func `says what became of a row in the language`(language: Language) async throws {
        try await withFolder { folder in
            let history = RunHistory(ledger: try await ledger(in: folder + "/state"))
            let page = try await history.rows(
                of: "last",
                matching: RowQuery(standings: [RowStanding(.invalid)]),
                in: language
            )
            let row = try #require(page.rows.first)
            #expect(page.total == 1 && page.next == nil && page.run == "r" && row.step == "departments" && row.row == 3)
            #expect(row.problem == (language == .english ? "no name" : "缺少名称"))
            #expect(row.remedy == (language == .english ? "Fill it in." : "请填写。"))
            #expect(
                row.heading.en == "departments · row 3 D2: invalid" && row.heading.zh == "departments · 第 3 行 D2：有误"
            )
        }
    }

    @Test func `goes on where the page before ended, across steps`() async throws {
        try await withFolder { folder in
            let history = RunHistory(ledger: try await ledger(in: folder + "/state"))
            var query = RowQuery(limit: 4)
            var keys: [[String]] = []
            for _ in 1...2 {
                let page = try await history.rows(of: "r", matching: query, in: .english)
                keys.append(page.rows.map(\.matchKey))
                query.start = page.next.flatMap { RowPosition($0) } ?? query.start
            }
            #expect(keys == [["D2", "E2", "E3", "E4"], ["E5", "E6"]])
        }
    }

    @Test(arguments: [("people", 5), ("2", 5), ("departments", 1), (nil, 6)])
    func `takes a step by name or number`(step: String?, rows: Int) async throws {
        try await withFolder { folder in
            let history = RunHistory(ledger: try await ledger(in: folder + "/state"))
            #expect(try await history.rows(of: "r", step: step, in: .english).total == rows)
            await #expect(throws: EngineError.noSuchStep(run: "r", step: "x", steps: ["departments", "people"])) {
                try await history.rows(of: "r", step: "x", in: .english)
            }
        }
    }

    @Test func `a program reads from its keys whether there is more`() async throws {
        try await withFolder { folder in
            let history = RunHistory(ledger: try await ledger(in: folder + "/state"))
            for (limit, next) in [(1, #""next":"sheet:0.0:1:2""#), (6, #""next":null"#)] {
                let page = try await history.rows(of: "r", matching: RowQuery(limit: limit), in: .english)
                let json = String(decoding: try JSONEncoder().encode(page), as: UTF8.self)
                #expect(json.contains(next), "\(json)")
            }
        }
    }

    @Test func `a run is watched for as long as a process is at work on it`() async throws {
        try await withFolder { folder in
            let ledger = try await ledger(in: folder + "/state")
            let history = RunHistory(ledger: ledger)
            let owner = try ledger.lock(run: "r")
            var watch = RunWatch(history, run: "r", every: .zero).makeAsyncIterator()
            #expect(try await watch.next()?.run == "r")
            #expect(try await watch.next()?.isAtWork == true)
            owner.release()
            #expect(try await watch.next() == nil)
        }
    }
}
