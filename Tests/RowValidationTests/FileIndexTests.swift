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

    @Test func `leaders come a wave before their reports, in whatever order the sheet has them`() {
        let index = index([("c", "b"), ("b", "a"), ("a", nil), ("d", "elsewhere")])
        #expect((2...5).map(index.wave) == [2, 1, 0, 0])
        #expect(index.dependency(of: 2) == 3)
    }

    @Test func `finds a circle, and not those who only lead into it`() {
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

    @Test func `an order is shared only with siblings, as far as the sheet says who those are`() {
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
