import Foundation
import JobModel
import TestSupport
import Testing
import Wording

@testable import JobEngine

/// What has changed between two sheets, against a plain model of it.
struct SheetComparisonTests {
    private static let header = "user_id,name,department_ids,mobile,备注"

    private func compare(
        _ old: String,
        _ new: String,
        subject: Subject = .people,
        match: String? = nil,
        haveSameOpenIDs: Bool = false
    ) async throws -> (changes: [RowChange], counts: ChangeCounts, comparison: SheetComparison) {
        try await withFolder { folder in
            try Data(old.utf8).write(to: URL(fileURLWithPath: folder + "/old.csv"))
            try Data(new.utf8).write(to: URL(fileURLWithPath: folder + "/new.csv"))
            let comparison = try SheetComparison(
                old: ComparedSheet(path: folder + "/old.csv", subject: subject),
                new: ComparedSheet(path: folder + "/new.csv", subject: subject),
                match: match,
                haveSameOpenIDs: haveSameOpenIDs
            )
            var changes: [RowChange] = []
            let counts = try comparison.run { changes.append($0) }
            return (changes, counts, comparison)
        }
    }

    @Test func `says who joined, left, moved and changed, field by field`() async throws {
        let (changes, counts, _) = try await compare(
            """
            \(Self.header)
            u1,甲,d1,+8613800000001,x
            u2,乙,d1,+8613800000002,
            u3,丙,d1;d2,+8613800000003,
            u4,丁,d1,+8613800000004,
            """,
            """
            \(Self.header)
            u3,丙丙,d2,+8613800000003,
            u5,戊,d1,+8613800000005,
            u1,甲,d1,+8613800000001,y
            u4,丁,d1,+8613800000004,
            """
        )
        #expect(changes.map(\.kind) == [.moved, .joined, .changed, .left])
        #expect(changes.map(\.key) == ["u3", "u5", "u1", "u2"])
        #expect(changes.map(\.row) == [2, 3, 4, 3])
        #expect(
            changes[0].cells == [
                RowChange.Cell(field: "name", old: "丙", new: "丙丙"),
                RowChange.Cell(field: "department_ids", old: "d1;d2", new: "d2"),
            ]
        )
        #expect(changes[2].cells == [RowChange.Cell(field: "备注", old: "x", new: "y")])
        #expect(counts.different == 4 && counts.unchanged == 1)
    }

    @Test func `compares what cells say, by field, whatever the order and names of the columns`() async throws {
        let (changes, counts, comparison) = try await compare(
            "user_id,name,mobile,gone\nu1,'=甲,'+8613800000001,1\n",
            "手机号,姓名,user_id,fresh\n+8613800000001,'=甲,u1,2\n"
        )
        #expect(changes.isEmpty && counts.unchanged == 1)
        #expect(comparison.onlyOld == ["gone"] && comparison.onlyNew == ["fresh"])
    }

    /// u1 has a new id, and u2's went to another person.
    @Test(arguments: [false, true])
    func `a person is the same by the open id where it means the same in both`(haveSameOpenIDs: Bool) async throws {
        let (changes, counts, comparison) = try await compare(
            "user_id,name,open_id\nu1,甲,ou_1\nu2,乙,ou_2\nu3,丙,ou_3\n",
            "user_id,name,open_id\nn1,甲,ou_1\nu2,丁,ou_4\nu3,丙,ou_3\n",
            haveSameOpenIDs: haveSameOpenIDs
        )
        #expect(comparison.key == "user_id" && counts.unchanged == 1)
        if haveSameOpenIDs {
            #expect(changes.map(\.kind) == [.changed, .joined, .left] && changes.map(\.key) == ["n1", "u2", "u2"])
            #expect(changes[0].cells == [RowChange.Cell(field: "user_id", old: "u1", new: "n1")])
        } else {
            #expect(changes.map(\.kind) == [.joined, .changed, .left] && changes.map(\.key) == ["n1", "u2", "u1"])
        }
    }

    @Test func `letters in another composition are another value`() async throws {
        let (changes, _, _) = try await compare(
            "user_id,name\nu1,Ame\u{301}lie\n",
            "user_id,name\nu1,Am\u{E9}lie\n"
        )
        #expect(changes.map(\.kind) == [.changed])
    }

    @Test func `a department's number of people follows from the people and is not compared`() async throws {
        let (changes, counts, _) = try await compare(
            "department_id,name,parent_department_id,member_count\nd1,甲,0,3\nd2,乙,d1,1\n",
            "department_id,name,parent_department_id,member_count\nd1,甲,0,4\nd2,乙,0,1\n",
            subject: .departments
        )
        #expect(changes.map(\.kind) == [.moved] && counts.unchanged == 1)
    }

    @Test func `a department of another name is one change, whatever is below it`() async throws {
        let (changes, counts, comparison) = try await compare(
            "department_id,name,path,parent_department_id\nd1,研发,研发,0\nd2,甲,研发/甲,d1\n",
            "department_id,name,path,parent_department_id\nd1,研发部,研发部,0\nd2,甲,研发部/甲,d1\n",
            subject: .departments
        )
        #expect(changes.map(\.kind) == [.changed] && counts.unchanged == 1)
        #expect(changes[0].cells == [RowChange.Cell(field: "name", old: "研发", new: "研发部")])
        #expect(comparison.onlyOld.isEmpty && comparison.onlyNew.isEmpty)
    }

    @Test func `a path is compared where nothing else says the name or the parent`() async throws {
        let (changes, _, _) = try await compare(
            "department_id,name,path\nd1,研发,研发\nd2,甲,研发/甲\n",
            "department_id,name,path\nd1,研发,研发\nd2,甲,甲\n",
            subject: .departments
        )
        #expect(changes.map(\.kind) == [.moved])
    }

    @Test func `a heading names the column by which rows are matched, or its field`() async throws {
        for match in ["工号", "employee_no", "personnel number"] {
            let (changes, counts, _) = try await compare(
                "工号,name\n1,甲\n2,乙\n",
                "employee_no,name\n2,乙\n1,甲甲\n",
                match: match == "personnel number" ? nil : match
            )
            #expect(changes.map(\.key) == ["1"] && counts.unchanged == 1)
        }
    }

    @Test(
        arguments: [
            ("user_id,name\nu1,a\nu1,b\n", "user_id,name\nu1,a\n", "keyTwice"),
            ("user_id,name\nu1,a\n", "user_id,name\nu1,a\nu2,b\nu2,c\n", "keyTwice"),
            ("user_id,name\nu1,a\n", "user_id,name\n,a\n", "emptyKey"),
            ("user_id,name\nu1,a\n", "employee_no,name\n1,a\n", "noKey"),
            ("user_id,name\nu1,a\n", "user_id,name\nu1,\"a\n", "unreadable"),
            ("user_id,name\nu1,a\n", "user_id,name\nu1,a,b\n", "unreadable"),
            ("user_id,手机号,mobile\nu1,a,b\n", "user_id,name\nu1,a\n", "columnTwice"),
        ]
    )
    func `refuses what cannot be matched row by row before it hands over a row`(
        old: String,
        new: String,
        error: String
    ) async throws {
        do {
            _ = try await compare(old, new)
            Issue.record("nothing was refused")
        } catch let refused as ComparisonError {
            #expect(Mirror(reflecting: refused).children.first?.label == error, "\(refused)")
            #expect(!refused.explanation.problem.zh.isEmpty)
        }
    }

    /// Whatever two sheets hold, the differences are those of two dictionaries.
    @Test(arguments: 1...20) func `gives what a plain comparison gives`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        func rows() -> [String: [String]] {
            var rows: [String: [String]] = [:]
            for number in 0..<200 where Bool.random(using: &random) {
                let cells = ["n\(Int.random(in: 0..<2, using: &random))", "d\(Int.random(in: 0..<2, using: &random))"]
                rows["u\(number)"] = cells
            }
            return rows
        }
        let (old, new) = (rows(), rows())
        func text(_ rows: [String: [String]]) -> String {
            "user_id,name,department_ids\n"
                + rows.keys.shuffled(using: &random).map { "\($0),\(rows[$0, default: []].joined(separator: ","))\n" }
                .joined()
        }
        let (changes, counts, _) = try await compare(text(old), text(new))
        var expected: [String: RowChange.Kind] = [:]
        for (key, cells) in new {
            guard let former = old[key] else {
                expected[key] = .joined
                continue
            }
            if former[1] != cells[1] { expected[key] = .moved } else if former != cells { expected[key] = .changed }
        }
        for key in old.keys where new[key] == nil { expected[key] = .left }
        #expect(Dictionary(uniqueKeysWithValues: changes.map { ($0.key, $0.kind) }) == expected)
        #expect(counts.different == expected.count)
        #expect(counts.unchanged == new.count - expected.values.count { $0 != .left })
    }
}
