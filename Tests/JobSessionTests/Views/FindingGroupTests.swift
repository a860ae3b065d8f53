import JobModel
import JobSession
import TestSupport
import Testing
import Wording

struct FindingGroupTests {
    private func finding(
        _ code: String,
        row: Int? = nil,
        column: String? = nil,
        problem: String = "wrong",
        remedy: String = "correct it"
    ) -> Finding {
        Finding(
            code: code,
            row: row,
            column: column,
            problem: LocalizedText(en: problem, zh: problem),
            remedy: LocalizedText(en: remedy, zh: remedy)
        )
    }

    @Test func `one sentence for many rows names the first rows and counts the others`() throws {
        let groups = FindingGroup.all(of: (2...9).map { finding("x.y", row: $0, column: "mobile") })
        let group = try #require(groups.first)
        #expect(
            groups.count == 1 && group.count == 8 && group.code == "x.y" && group.remedies.map(\.en) == ["correct it"]
        )
        let statement = try #require(group.statements.first)
        #expect(group.statements.count == 1 && statement.title == LocalizedText(en: "mobile", zh: "手机号"))
        #expect(statement.rows == Excerpt(shown: [2, 3, 4, 5, 6], of: 8) && statement.columns.isEmpty)
    }

    @Test func `a sentence of its own for each row is said of the first rows, and the others are named`() throws {
        let findings = (2...20).map { finding("x.y", row: $0, column: "a", problem: "p\($0)", remedy: "r\($0 % 7)") }
        let group = try #require(FindingGroup.all(of: findings).first)
        #expect(group.count == 19 && group.statements.count == 6)
        #expect(group.statements.map(\.problem.zh) == ["p2", "p3", "p4", "p5", "p6", "同类问题"])
        #expect(group.statements.map(\.rows.count) == [1, 1, 1, 1, 1, 14])
        #expect(group.statements.last?.rows.shown == Array(7...16))
        #expect(group.remedies.map(\.en) == ["r2", "r3", "r4", "r5", "r6"])
    }

    @Test func `what is said of a workbook's cells names them in place of their rows`() throws {
        var findings = (2...9).map { finding("x.y", row: $0, column: "mobile") }
        for place in findings.indices { findings[place].cell = "C\(place + 2)" }
        let statement = try #require(FindingGroup.all(of: findings).first?.statements.first)
        #expect(statement.rows.isEmpty && statement.cells == Excerpt(shown: ["C2", "C3", "C4", "C5", "C6"], of: 8))
        // One without a cell: all are named by their rows.
        findings[3].cell = nil
        let mixed = try #require(FindingGroup.all(of: findings).first?.statements.first)
        #expect(mixed.cells.isEmpty && mixed.rows.count == 8)
    }

    @Test(arguments: [(count: 5, statements: 1), (6, 6)])
    func `what is said of many columns is one cause`(given: (count: Int, statements: Int)) throws {
        let findings = (1...given.count).map { finding("header.unknown", column: "c\($0)") }
        let groups = FindingGroup.all(of: findings)
        let group = try #require(groups.first)
        #expect(groups.count == 1 && group.count == given.count && group.statements.count == given.statements)
        #expect(group.statements.last?.columns.shown == (given.count > 5 ? ["c6"] : []))
    }

    @Test(arguments: ["headers.unknown", "header", "subheader.x"])
    func `only the area of the code decides what is about the header`(code: String) {
        let groups = FindingGroup.all(of: (1...7).map { finding(code, column: "c\($0)") })
        #expect(groups.count == (code == "header" ? 1 : 7))
    }

    @Test func `every finding is counted once, in the order in which the causes come`() {
        var generator = SeededGenerator(seed: 7)
        let findings = (1...500).map { row in
            finding(
                ["header.odd", "a.b", "c.d"].randomElement(using: &generator) ?? "a.b",
                row: Bool.random(using: &generator) ? row : nil,
                column: ["name", "mobile", nil].randomElement(using: &generator) ?? nil,
                problem: ["p", "q"].randomElement(using: &generator) ?? "p"
            )
        }
        let groups = FindingGroup.all(of: findings)
        #expect(groups.reduce(0) { $0 + $1.count } == 500 && groups.count == 7)
        #expect(groups.first?.code == findings.first?.code)
    }
}
