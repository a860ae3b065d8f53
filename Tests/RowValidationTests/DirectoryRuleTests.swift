import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

struct DirectoryRuleTests {
    private var view: DirectoryView {
        var view = DirectoryView()
        var department = Department()
        department.name = "工程部"
        department.departmentID = "eng"
        department.openDepartmentID = "od-1"
        view.departments = DepartmentTree([department])
        view.attributes = [
            CustomAttributeDefinition(
                id: "C-1",
                type: "ENUMERATION",
                options: .init(defaultOptionID: nil, optionType: "TEXT", options: [.init(id: "o1", value: "P5")]),
                i18nName: [LocalizedName(locale: "zh_cn", value: "级别")]
            ),
            CustomAttributeDefinition(
                id: "C-2",
                type: "HREF",
                i18nName: [LocalizedName(locale: "en_us", value: "Profile")]
            ),
        ]
        view.people.insert(person("u1", "Ann", "+8613800000002", "ann@example.com"))
        view.people.insert(person("u2", "Bob", "+8613800000003", "bob@example.com"))
        var gone = person("u3", "Eve", "+8613800000004", "eve@example.com")
        gone.status = UserStatus(isResigned: true)
        gone.employeeNo = "E9"
        view.people.insert(gone)
        return view
    }

    private func person(_ id: String, _ name: String, _ mobile: String, _ email: String) -> User {
        var person = User()
        person.userID = id
        person.openID = "ou_\(id)"
        person.name = name
        person.mobile = mobile
        person.email = email
        return person
    }

    private func online(_ change: (Checking) -> Checking = { $0 }, existing: User? = nil) -> [String] {
        var checking = change(Checking())
        checking.view = view
        let row = checking.row
        var index = FileIndex(subject: .people, match: "employee_no")
        index.note(row)
        index.close()
        return (row.findings + checking.checker.crossCheck(row, index: index, existing: existing)).map(\.code)
    }

    @Test(arguments: ["eng", "od-1", "工程部", "0", " /工程部/ "])
    func `finds a department by id, open id or path`(cell: String) {
        #expect(online { $0.with("department_ids", cell) }.isEmpty)
    }

    @Test(arguments: ["工程", "od-2"])
    func `names a department that is not there`(cell: String) {
        #expect(online { $0.with("department_ids", cell) } == ["department.notFound"])
    }

    @Test func `accepts new departments if the job allows them`() {
        #expect(online { $0.with("department_ids", "新部门/组").stepped { $0.allowNew = ["department"] } }.isEmpty)
    }

    @Test func `a new department must have names at every level, and not too many of them`() {
        func new(_ cell: String) -> [String] {
            online { $0.with("department_ids", cell).stepped { $0.allowNew = ["department"] } }
        }
        #expect(new("新部门//组") == ["department.emptyName"])
        #expect(new(" / ") == ["department.emptyName"])
        let levels = (1...25).map(String.init).joined(separator: "/")
        #expect(new(levels).isEmpty)
        // Below a department that is given by its id it is one level deeper than it looks.
        #expect(new("eng/" + levels) == ["department.tooDeep"])
    }

    @Test(arguments: ["eng;eng", "eng;工程部", "od-1;ENG"])
    func `reports a department that is named several times in any form`(cell: String) {
        #expect(online { $0.with("department_ids", cell) } == ["department.repeated"])
    }

    @Test func `refuses a new department with the name of its sibling`() {
        func row(_ id: String, _ name: String, _ parent: String, existing: String? = nil) -> [String] {
            var checking = Checking(
                header: ["department_id", "name", "parent_department_id"],
                fields: [id, name, parent],
                step: StepDefinition(subject: .departments, source: "test.csv", match: "department_id"),
                view: view
            )
            checking.step.mode = .upsert
            let row = checking.row
            var index = FileIndex(subject: .departments, match: "department_id")
            index.note(row)
            index.close()
            let node = existing.flatMap { view.departments.nodes[$0] }
            return (row.findings + checking.checker.crossCheck(row, index: index, existingDepartment: node)).map(\.code)
        }
        #expect(row("e2", "工程部", "0") == ["name.taken"])
        #expect(row("e2", "工程部", "eng").isEmpty)
        #expect(row("eng", "工程部", "0", existing: "od-1").isEmpty)
    }

    @Test func `does not also report an unreadable key or name as empty`() {
        func row(_ id: String, _ name: String) -> [String] {
            var checking = Checking(
                header: ["department_id", "name"],
                fields: [id, name],
                step: StepDefinition(subject: .departments, source: "test.csv", match: "department_id"),
                view: view
            )
            checking.step.mode = .upsert
            let index = FileIndex(subject: .departments, match: "department_id")
            let row = checking.row
            return (row.findings + checking.checker.crossCheck(row, index: index, existingDepartment: nil)).map(\.code)
        }
        #expect(row("od-x", "X") == ["departmentID.malformed"])
        #expect(row("x", "a/b") == ["name.separator"])
        #expect(row("", "") == ["required.department_id", "required.name"])
        #expect(online { $0.with("employee_no", "1.2E+9") } == ["damage.scientific"])
    }

    /// What is said of a department that may be new or there, in a sheet that has its row alone.
    private func acrossDepartments(_ checking: inout Checking) -> [Finding] {
        checking.step.mode = .upsert
        var index = FileIndex(subject: .departments, match: "department_id")
        index.note(checking.row)
        index.close()
        return checking.checker.crossCheck(checking.row, index: index, existingDepartment: nil)
    }

    @Test func `refuses a leaver as the leader of a department`() {
        var checking = Checking(
            header: ["department_id", "name", "leader_user_id", "department_hrbps"],
            fields: ["e2", "二部", "u3", "u1;u3;nobody"],
            step: StepDefinition(subject: .departments, source: "test.csv", match: "department_id"),
            view: view
        )
        let findings = acrossDepartments(&checking)
        #expect(findings.map(\.code) == ["person.resigned", "person.resigned", "person.notFound"])
        #expect(findings.map(\.column) == ["leader_user_id", "department_hrbps", "department_hrbps"])
    }

    @Test func `an id is taken even if only its case differs (U19)`() {
        #expect(online { $0.with("user_id", "U1") } == ["user_id.taken"])
        #expect(online { $0.with("leader_user_id", "U2") }.isEmpty)
    }

    @Test func `reads attributes by their kind`() {
        #expect(online { $0.with("custom_attrs.级别", "P5") }.isEmpty)
        #expect(online { $0.with("custom_attrs.级别", "P6") } == ["attribute.option"])
        #expect(online { $0.with("custom_attrs.Profile", "me|https://example.com/me") }.isEmpty)
        #expect(online { $0.with("custom_attrs.Profile", "me|example.com") } == ["attribute.link"])
        #expect(online { $0.with("custom_attrs.Profile", "https://example.com/me") } == ["attribute.title"])
        let clearing = online { $0.with("custom_attrs.级别", "-").stepped { $0.clear = "-" } }
        #expect(clearing == ["clear.unsupported"])
        #expect(online { $0.with("custom_attrs.Nothing", "x") } == ["attribute.unknown"])
    }

    @Test func `reports an account conflict if mobile and email belong to two people`() {
        let both = online { $0.with("mobile", "13800000002").with("email", "bob@example.com") }
        #expect(both == ["account.conflict"])
        #expect(online { $0.with("mobile", "13800000002") } == ["mobile.taken"])
        #expect(online { $0.with("email", "BOB@example.com") } == ["email.taken"])
    }

    @Test func `a leader must be in the directory or in the sheet`() {
        #expect(online { $0.with("leader_user_id", "u1") }.isEmpty)
        #expect(online { $0.with("leader_user_id", "nobody") } == ["leader.notFound"])
        #expect(online { $0.with("leader_user_id", "employee_no:E1") } == ["leader.self"])
        #expect(online { $0.with("leader_user_id", "u3") } == ["leader.resigned"])
        let ann = view.people.person(.userID("u1"))
        let own = online(
            { $0.with("name", "Ann").with("leader_user_id", "mobile:13800000002").stepped { $0.mode = .upsert } },
            existing: ann
        )
        #expect(own == ["leader.self"])
    }

    @Test(arguments: [
        ("E1", "employee_no", "employee_no:E1"), ("13800000001", "mobile", "mobile:+8613800000001"),
    ])
    func `another key of a row in place of a leader's id is named, with how it is written`(
        cell: String,
        field: String,
        written: String
    ) throws {
        var checking = Checking()
        checking.view = view
        var index = FileIndex(subject: .people, match: "employee_no")
        index.note(checking.row)
        index.close()
        var report = Checking().with("employee_no", "E2").with("leader_user_id", cell)
        report = report.with("mobile", "13800000009").with("email", "bo@example.com")
        report.view = view
        var row = report.row
        row.line = 3
        let findings = report.checker.crossCheck(row, index: index, existing: nil)
        let finding = try #require(findings.first)
        #expect(findings.map(\.code) == ["leader.notFound"])
        #expect(finding.problem.en == "nobody has the user_id '\(cell)', but row 2 of this sheet has this \(field)")
        #expect(finding.problem.zh.contains("第 2 行"))
        #expect(finding.remedy.en == "Write \(written)." && finding.remedy.zh == "请填写 \(written)。")
        // The row's own key leads to nobody else.
        let own = checking.with("leader_user_id", cell)
        let found = own.checker.crossCheck(own.row, index: index, existing: nil)
        #expect(found.map(\.code) == ["leader.notFound"] && found.allSatisfy { !$0.remedy.en.contains(written) })
    }

    @Test(arguments: ["dotted_line_leader_user_ids", "custom_attrs.Buddy"])
    func `another key of a row is named in every column that refers to people`(column: String) throws {
        var checking = Checking()
        checking.view = viewWithBuddies
        var index = FileIndex(subject: .people, match: "employee_no")
        index.note(checking.row)
        index.close()
        var other = Checking().with("employee_no", "E2").with(column, "E1").with("mobile", "13800000009")
        other = other.with("email", "bo@example.com")
        other.view = viewWithBuddies
        var row = other.row
        row.line = 3
        let findings = other.checker.crossCheck(row, index: index, existing: nil)
        let finding = try #require(findings.first)
        #expect(findings.map(\.code) == ["person.notFound"] && finding.column == column, "\(findings)")
        #expect(finding.problem.en == "nobody has the user_id 'E1', but row 2 of this sheet has this employee_no")
        #expect(finding.remedy.en == "Write employee_no:E1." && finding.remedy.zh == "请填写 employee_no:E1。")
    }

    private var viewWithBuddies: DirectoryView {
        var view = view
        view.attributes.append(
            CustomAttributeDefinition(
                id: "C-3",
                type: "GENERIC_USER",
                i18nName: [LocalizedName(locale: "en_us", value: "Buddy")]
            )
        )
        return view
    }

    @Test(arguments: ["leader_user_id", "department_hrbps"])
    func `another key of somebody in the directory is named for a department`(column: String) throws {
        var view = view
        var head = person("u7", "Kim", "+8613800000007", "kim@example.com")
        head.employeeNo = "E7"
        view.people.insert(head)
        var checking = Checking(
            header: ["department_id", "name", column],
            fields: ["E7", "二部", "E7"],
            step: StepDefinition(subject: .departments, source: "test.csv", match: "department_id"),
            view: view
        )
        let findings = acrossDepartments(&checking)
        let finding = try #require(findings.first)
        #expect(findings.map(\.code) == ["person.notFound"], "\(findings)")
        #expect(finding.problem.en == "nobody has the user_id 'E7', but somebody in the directory has this employee_no")
        #expect(finding.problem.zh == "没有 user_id 为“E7”的人员，但目录中有人员的工号为该值")
        #expect(finding.remedy.en == "Write employee_no:E7.")
    }

    private func warnings(_ change: (Checking) -> Checking, existing: User? = nil) -> [Finding] {
        var checking = change(Checking())
        checking.view = view
        return checking.checker.leaverWarnings(checking.row, existing: existing)
    }

    @Test(arguments: [
        ("mobile", "13800000004"), ("email", "EVE@example.com"), ("user_id", "U3"), ("employee_no", "E9"),
    ])
    func `reports a key of a leaver, with what can be done`(field: String, value: String) throws {
        let found = warnings { $0.with(field, value) }
        let warning = try #require(found.first)
        #expect(found.map(\.code) == ["leaver.returns"] && warning.column == field)
        #expect(warning.problem.en.contains("'Eve' (u3)") && warning.problem.zh.contains("已离职的“Eve”（u3）"))
        #expect(warning.remedy.en.contains("within 30 days") && warning.remedy.zh.contains("30 天"))
        #expect(online { $0.with(field, value) }.isEmpty)
    }

    @Test func `reports a leaver once, and never an active person as one`() {
        let all = warnings { $0.with("mobile", "13800000004").with("email", "eve@example.com").with("user_id", "u3") }
        #expect(all.map(\.code) == ["leaver.returns"])
        #expect(
            all.first?.problem.en.contains("mobile '+8613800000004', email 'eve@example.com', user_id 'u3'") == true
        )
        #expect(warnings { $0.with("mobile", "13800000002") }.isEmpty)
        let ann = view.people.person(.userID("u1"))
        #expect(warnings({ $0.with("mobile", "13800000004") }, existing: ann).map(\.code) == ["leaver.value"])
    }

    @Test func `reports an update of a leaver`() {
        let update = online { $0.with("employee_no", "E9").stepped { $0.mode = .update } }
        #expect(update == ["match.resigned"])
    }

    @Test func `a person who takes over a leaver's key can lead others of the sheet`() {
        var checking = Checking().with("mobile", "13800000004")
        checking.view = view
        var index = FileIndex(subject: .people, match: "employee_no")
        index.note(checking.row)
        index.close()
        let report = Checking().with("employee_no", "E2").with("leader_user_id", "mobile:13800000004")
        var row = report.row
        row.line = 3
        var checker = report
        checker.view = view
        #expect(checker.checker.crossCheck(row, index: index, existing: nil).isEmpty)
    }

    @Test func `does not match a person whose name, mobile and email all differ`() {
        let ann = view.people.person(.userID("u1"))
        #expect(online({ $0.stepped { $0.mode = .upsert } }, existing: ann) == ["identity.differs"])
        #expect(online({ $0.with("name", "Ann").stepped { $0.mode = .upsert } }, existing: ann).isEmpty)
    }

    @Test func `reports a create of an existing person, and an update of a missing one`() {
        let ann = view.people.person(.userID("u1"))
        #expect(online({ $0.with("name", "Ann") }, existing: ann) == ["exists.already"])
        #expect(online { $0.stepped { $0.mode = .update } } == ["match.notFound"])
    }

    @Test(arguments: [(500, true), (501, false)])
    func `a department has 500 HRBPs at most`(count: Int, accepted: Bool) {
        let checking = Checking(
            header: ["department_id", "department_hrbps"],
            fields: ["d1", (1...count).map { "u\($0)" }.joined(separator: ";")],
            step: StepDefinition(subject: .departments, source: "test.csv", match: "department_id")
        )
        let codes = checking.stepped { $0.mode = .update }.codes
        #expect(codes == (accepted ? [] : ["hrbps.tooMany"]))
    }
}
