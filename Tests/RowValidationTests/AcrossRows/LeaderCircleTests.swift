import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

/// Leaders of a sheet whose circle closes through the directory: there b is led by a, c by b, and so on.
struct LeaderCircleTests {
    private static let people = ["a", "b", "c", "d"]

    private var view: DirectoryView {
        var view = DirectoryView()
        var department = Department()
        (department.name, department.departmentID, department.openDepartmentID) = ("工程部", "eng", "od-1")
        view.departments = DepartmentTree([department])
        for (place, id) in Self.people.enumerated() {
            var person = User()
            (person.userID, person.openID, person.name) = (id, "ou_\(id)", id.uppercased())
            person.employeeNo = "E-\(id)"
            person.mobile = "+861380000010\(place)"
            view.people.insert(person)
            if place > 0 { view.leaders.note(leader: Self.people[place - 1], of: id) }
        }
        return view
    }

    /// The finding of each row, in order; a row is an employee_no and a leader.
    private func findings(_ rows: [(no: String, leader: String)], mobiles: [String] = []) -> [Finding?] {
        var view = view
        var index = FileIndex(subject: .people, match: "employee_no")
        let checked = rows.enumerated().map { place, row -> (CheckedRow, SheetChecker) in
            let mobile = place < mobiles.count ? mobiles[place] : "1390000000\(place)"
            var checking = Checking().with("employee_no", row.no).with("mobile", mobile)
                .with("email", "p\(place)@example.com").stepped { $0.mode = .upsert }
            if !row.leader.isEmpty { checking = checking.with("leader_user_id", row.leader) }
            checking.view = view
            let read = ReadRecord(record: InputRecord(line: place + 2, row: place + 2, fields: checking.fields))
            return (checking.checker.check(read), checking.checker)
        }
        for (row, _) in checked {
            index.note(row)
            if case .person(let draft) = row.draft, let leader = draft.leader {
                view.leaders.note(leader, line: row.line)
            }
        }
        index.close()
        return checked.map { row, _ in
            var checking = Checking(fields: ["", "", "", "", "", ""]).stepped { $0.mode = .upsert }
            checking.step.allowIdentityChange = true
            checking.view = view
            guard case .person(let draft) = row.draft else { return nil }
            let existing = draft.values.employeeNo.flatMap { view.people.active(.employeeNo($0)) }
            return checking.checker.crossCheck(row, index: index, existing: existing).first
        }
    }

    @Test func `reports a leader who is below the person in the directory`() {
        let found = findings([("E-a", "b")])
        #expect(found.map(\.?.code) == ["leader.circle"])
        #expect(found[0]?.problem.en.hasSuffix("row 2 → B (b) → row 2") == true, "\(String(describing: found[0]))")
        #expect(found[0]?.problem.zh.hasSuffix("第 2 行 → B (b) → 第 2 行") == true)
    }

    @Test func `finds a cycle through people who are not in the sheet`() {
        let found = findings([("E-a", "mobile:13800000103")])
        #expect(found[0]?.problem.en.hasSuffix("row 2 → D (d) → C (c) → B (b) → row 2") == true, "\(found)")
    }

    @Test func `finds a cycle through new people and rows that name each other by other keys`() {
        // c is led by the new one, who is led by d, whom the directory has below c.
        let found = findings([("E-c", "employee_no:NEW"), ("NEW", "d")])
        #expect(found.map(\.?.code) == ["leader.circle", "leader.circle"])
        #expect(found[0]?.problem.en.hasSuffix("row 2 → row 3 → D (d) → row 2") == true, "\(found)")
    }

    @Test func `a person who gets another leader in the same sheet makes no cycle`() {
        #expect(findings([("E-a", "b"), ("E-b", "employee_no:NEW"), ("NEW", "")]).allSatisfy { $0 == nil })
        #expect(findings([("E-d", "a"), ("NEW", "d")]).allSatisfy { $0 == nil })
    }

    @Test func `a row is about the person of its match key, not about the owner of its mobile number`() {
        // The new one's row has a's number, and is refused for it; b is led by a all the same.
        let found = findings([("NEW", "b"), ("E-d", "a")], mobiles: ["13800000100"])
        #expect(found.map(\.?.code) == ["mobile.taken", nil])
    }

    @Test func `does not report people who are only led by a cycle`() {
        let found = findings([("E-a", "b"), ("NEW", "a")])
        #expect(found.map(\.?.code) == ["leader.circle", nil])
    }
}

/// What long ways up cost.
struct LongLeaderChainTests {
    /// A sheet in which everybody is led by the next one; `isClosed` has the directory lead the last by the first.
    private func walked(_ count: Int, isClosed: Bool) -> (steps: Int, found: [Finding]) {
        var view = DirectoryView()
        var index = FileIndex(subject: .people, match: "employee_no")
        let header = ["name", "mobile", "email", "department_ids", "employee_no", "employee_type", "leader_user_id"]
        var checking = Checking(header: header, fields: []).stepped { $0.mode = .upsert }
        checking.step.allowIdentityChange = true
        for number in 0..<count {
            var person = User()
            (person.userID, person.openID, person.employeeNo) = ("u\(number)", "ou_\(number)", "N\(number)")
            view.people.insert(person)
        }
        if isClosed { view.leaders.note(leader: "u0", of: "u\(count - 1)") }
        checking.view = view
        let checked = (0..<count - 1).map { number in
            let fields = ["", "", "", "", "N\(number)", "", "u\(number + 1)"]
            let record = InputRecord(line: number + 2, row: number + 2, fields: fields)
            return checking.checker.check(ReadRecord(record: record))
        }
        for row in checked {
            index.note(row)
            if case .person(let draft) = row.draft, let leader = draft.leader {
                view.leaders.note(leader, line: row.line)
            }
        }
        index.close()
        checking.view = view
        let checker = checking.checker
        let found = checked.flatMap { row -> [Finding] in
            guard case .person(let draft) = row.draft else { return [] }
            let existing = draft.values.employeeNo.flatMap { view.people.active(.employeeNo($0)) }
            return checker.crossCheck(row, index: index, existing: existing)
        }
        return (index.stepsWalked, found.filter { $0.code == "leader.circle" })
    }

    @Test(arguments: [false, true])
    func `visits everybody once, however many rows lead to them`(isClosed: Bool) {
        let (few, many) = (walked(100, isClosed: isClosed), walked(400, isClosed: isClosed))
        #expect(few.steps > 0 && many.steps <= 4 * few.steps + 8, "\(few.steps) \(many.steps)")
        #expect(few.found.count == (isClosed ? 99 : 0) && many.found.count == (isClosed ? 399 : 0))
        for finding in many.found { #expect(finding.problem.en.utf8.count < 300, "\(finding.problem.en)") }
        guard isClosed else { return }
        let (first, last) = (many.found[0].problem.en, many.found[398].problem.en)
        #expect(first.contains(": row 2 → row 3 → ") && first.hasSuffix(" → (392 more) → row 2"), "\(first)")
        #expect(last.contains(": row 400 → u399 → row 2 → ") && last.hasSuffix(" → row 400"), "\(last)")
    }
}
