import ContactAPI
import JobModel
import RowValidation
import Testing

struct FileIndexTests {
    /// Rows of (employee_no, leader's employee_no), from line 2 on.
    private func index(_ rows: [(String, String?)]) -> FileIndex {
        var index = FileIndex(subject: .people, match: "employee_no")
        for (place, row) in rows.enumerated() {
            var person = PersonDraft()
            person.values.employeeNo = row.0
            person.leader = row.1.map(PersonReference.employeeNo)
            index.note(CheckedRow(line: place + 2, row: place + 2, draft: .person(person)))
        }
        index.close()
        return index
    }

    @Test func `writes leaders one level before their reports, in any order of the sheet`() {
        let index = index([("c", "b"), ("b", "a"), ("a", nil), ("d", "elsewhere")])
        #expect((2...5).map(index.dependencyLevel) == [2, 1, 0, 0])
        #expect(index.dependency(of: 2) == 3)
    }

    /// Rows of (employee_no, leader, dotted-line leaders), from line 2 on.
    private func dotted(_ rows: [(String, String?, [String])]) -> FileIndex {
        var index = FileIndex(subject: .people, match: "employee_no")
        for (place, row) in rows.enumerated() {
            var person = PersonDraft()
            person.values.employeeNo = row.0
            person.leader = row.1.map(PersonReference.employeeNo)
            person.dottedLineLeaders = row.2.map(PersonReference.employeeNo)
            index.note(CheckedRow(line: place + 2, row: place + 2, draft: .person(person)))
        }
        index.close()
        return index
    }

    @Test func `writes dotted-line leaders before their reports as well`() {
        let index = dotted([
            ("a", nil, ["b", "c"]), ("b", "d", []), ("c", nil, ["b"]), ("d", nil, []), ("e", "a", ["x"]),
        ])
        #expect((2...6).map(index.dependencyLevel) == [3, 1, 2, 0, 4])
        #expect(!index.comesAfter(3, line: 2))
    }

    @Test func `writes people who lead each other by dotted lines together, and closes the cycle later`() {
        // b leads a; b has a and c as dotted-line leaders, c has b.
        let index = dotted([("a", "b", []), ("b", nil, ["a", "c"]), ("c", nil, ["b", "d"]), ("d", nil, [])])
        #expect((2...5).map(index.dependencyLevel) == [1, 0, 1, 0])
        #expect(index.comesAfter(2, line: 3) && index.comesAfter(4, line: 3) && index.comesAfter(3, line: 4))
        #expect(!index.comesAfter(5, line: 4))
    }

    @Test func `reports a cycle of leaders, whoever else is named`() {
        let index = dotted([("a", "b", ["c"]), ("b", "a", []), ("c", nil, ["a"])])
        #expect((2...4).map(index.isInCycle) == [true, true, false])
    }

    @Test func `a long line of dotted-line leaders needs no deep stack`() {
        let count = 30_000
        let index = dotted((0..<count).map { ("n\($0)", nil, $0 + 1 < count ? ["n\($0 + 1)"] : []) })
        #expect(index.dependencyLevel(of: 2) == count - 1 && index.dependencyLevel(of: count + 1) == 0)
    }

    @Test func `finds a cycle, without the people who only lead into it`() {
        let index = index([("a", "b"), ("b", "a"), ("c", "a")])
        #expect((2...4).map(index.isInCycle) == [true, true, false])
        #expect(Set(index.cycle(of: 2).shown) == [2, 3])
    }

    @Test func `every row that shares a key names the others`() {
        let index = index([("a", nil), ("a", nil), ("b", nil), ("a", nil)])
        let others = index.others(sharing: "employee_no", value: "a", line: 3)
        #expect(others.shown == [2, 5] && others.hidden == 0)
        #expect(index.others(sharing: "employee_no", value: "b", line: 4).isEmpty)
        #expect(index.duplicateLines == [2, 3, 5])
    }

    @Test func `compares orders only between siblings that the sheet shows`() {
        func codes(_ rows: [(id: String, path: String?, parent: String?)]) -> [String] {
            var index = FileIndex(subject: .departments, match: "department_id")
            let checked = rows.enumerated().map { place, row in
                var draft = DepartmentDraft()
                draft.values.departmentID = row.id
                draft.values.order = "1"
                draft.path = row.path?.split(separator: "/").map(String.init)
                draft.parent = row.parent
                return CheckedRow(line: place + 2, row: place + 2, draft: .department(draft))
            }
            for row in checked { index.note(row) }
            index.close()
            let step = StepDefinition(subject: .departments, source: "test.csv", match: "department_id")
            let checker = SheetChecker(header: ["department_id"], job: JobDefinition(job: "test"), step: step)
            return checked.flatMap { checker.crossCheck($0, index: index, existingDepartment: nil) }
                .filter { $0.code == "order.duplicate" }.map { $0.value ?? "" }
        }
        #expect(codes([("a", "研发", nil), ("b", "研发/后端", nil), ("c", "研发/后端/基础", nil)]) == [])
        #expect(codes([("a", nil, nil), ("b", nil, nil)]) == [])
        #expect(codes([("a", nil, "x"), ("b", nil, "y")]) == [])
        #expect(codes([("a", nil, "x"), ("b", nil, "x")]) == ["1", "1"])
        #expect(codes([("a", "研发/后端", nil), ("b", "研发/前端", nil)]) == ["1", "1"])
    }
}
