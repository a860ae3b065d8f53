import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

/// Values that a spreadsheet has written again, told by what the directory holds.
struct ResavedTests {
    private func person(_ change: (inout User) -> Void = { _ in }) -> User {
        var person = User()
        person.userID = "00481"
        person.openID = "ou_1"
        person.name = "林小北"
        person.mobile = "+8613800024801"
        person.email = "lin@example.com"
        person.employeeNo = "00481"
        change(&person)
        return person
    }

    private func text(_ text: String) -> CustomAttribute.Value {
        var value = CustomAttribute.Value()
        value.text = text
        return value
    }

    /// The findings on a row that is matched to a person by user_id.
    private func findings(_ column: String, _ cell: String, was existing: User) -> [Finding] {
        var view = DepartmentNameTests.view
        view.attributes = [
            CustomAttributeDefinition(
                id: "C-1",
                type: "TEXT",
                i18nName: [LocalizedName(locale: "zh_cn", value: "工作地址")]
            )
        ]
        view.people.insert(existing)
        var checking = Checking(
            header: ["user_id", column],
            fields: [existing.userID ?? "", cell],
            step: StepDefinition(subject: .people, source: "test.csv", match: "user_id"),
            view: view
        )
        checking.step.mode = .upsert
        let row = checking.row
        var index = FileIndex(subject: .people, match: "user_id")
        index.note(row)
        index.close()
        return row.findings + checking.checker.crossCheck(row, index: index, existing: existing)
    }

    @Test(arguments: [
        ("481", "00481", "damage.lostZeros"), ("12", "0012", "damage.lostZeros"), ("0", "000", "damage.lostZeros"),
        ("3E+10", "3E10", "damage.scientific"), ("3.00E+10", "3E10", "damage.scientific"),
        ("1.23457E+11", "123456789012", "damage.scientific"), ("1E+05", "1E5", "damage.scientific"),
        ("100000", "1E5", "damage.asNumber"), ("0.5", "50%", "damage.asNumber"), ("1.1", "1.10", "damage.asNumber"),
        ("1000", "1,000", "damage.asNumber"), ("123456789012345000", "123456789012345678", "damage.lostDigits"),
        ("1月2日", "1-2", "damage.asDate"), ("2-Jan", "1-2", "damage.asDate"), ("2026/1/2", "1-2", "damage.asDate"),
        ("46024", "1-2", "damage.asDate"), ("1-Mar", "MAR1", "damage.asDate"), ("Sep-02", "SEP2", "damage.asDate"),
        ("2026/10/12", "10/12", "damage.asDate"), ("12-Oct", "10.12", "damage.asDate"),
        ("TRUE", "true", "damage.asTruth"),
    ])
    func `knows how a spreadsheet changes a text`(cell: String, old: String, code: String) {
        for (column, existing) in [
            ("work_station", person { $0.workStation = old }),
            (
                "custom_attrs.工作地址",
                person {
                    $0.customAttributes = [CustomAttribute(type: "TEXT", id: "C-1", value: text(old))]
                }
            ),
        ] {
            let found = findings(column, cell, was: existing)
            #expect(found.map { $0.code } == [code], "\(column)")
            #expect(found.first?.problem.en.contains("'\(old)'") == true)
            #expect(found.first?.remedy.zh.contains(old) == true)
        }
    }

    @Test(arguments: [
        ("482", "00481"), ("00481", "481"), ("4810", "00481"), ("3E+11", "3E10"), ("1.23457E+12", "123456789012"),
        ("1.2", "1.10"), ("3月2日", "1-2"), ("46025", "1-2"), ("2-2", "1-2"), ("B座", "1-2"), ("true", "TRUE"),
        ("A-12", "A-1"), ("123456789012345679", "123456789012345678"), ("5", "1,000"), ("12", "12"),
    ])
    func `accepts a value that is only different`(cell: String, old: String) {
        #expect(findings("work_station", cell, was: person { $0.workStation = old }).isEmpty)
    }

    @Test func `keeps an employee number from losing its zeros`() {
        #expect(findings("employee_no", "481", was: person()).map(\.code) == ["damage.lostZeros"])
        #expect(findings("employee_no", "00482", was: person()).isEmpty)
    }

    @Test func `accepts what the job calls right`() {
        var accepted = Checking(header: ["user_id", "work_station"], fields: ["00481", "12"])
        accepted.step = StepDefinition(subject: .people, source: "test.csv", match: "user_id")
        accepted.step.mode = .upsert
        accepted.step.accept = ["work_station": ["12"]]
        let existing = person { $0.workStation = "0012" }
        var view = DirectoryView()
        view.people.insert(existing)
        accepted.view = view
        let index = FileIndex(subject: .people, match: "user_id")
        #expect(accepted.checker.crossCheck(accepted.row, index: index, existing: existing).isEmpty)
    }

    @Test func `keeps a number from abroad from becoming one of the job's region`() {
        let abroad = person { $0.mobile = "+14155550123" }
        #expect(findings("mobile", "14155550123", was: abroad).contains { $0.code == "damage.lostPlus" })
        #expect(findings("mobile", "+14155550123", was: abroad).isEmpty)
        #expect(findings("mobile", "13900139000", was: abroad).isEmpty)
    }

    @Test(arguments: ["user_id", "employee_no"])
    func `names the person of the other keys if the match key is damaged`(match: String) {
        func findings(_ key: String, mobile: String = "13800024801", name: String = "林小北") -> [Finding] {
            var checking = Checking().with(match, key).with("mobile", mobile).with("email", "").with("name", name)
            checking.step = StepDefinition(subject: .people, source: "test.csv", match: match)
            checking.step.mode = .upsert
            if match == "user_id" { checking = checking.with("employee_no", "") }
            checking = checking.with("department_ids", "华东")
            var view = DepartmentNameTests.view
            var type = EmployeeType()
            (type.enumValue, type.enumStatus) = ("1", 1)
            view.employeeTypes = [type]
            view.people.insert(person { if match == "employee_no" { $0.userID = "u7" } })
            checking.view = view
            let row = checking.row
            var index = FileIndex(subject: .people, match: match)
            index.note(row)
            index.close()
            return row.findings + checking.checker.crossCheck(row, index: index, existing: nil)
        }
        let found = findings("481")
        #expect(found.map(\.code) == ["damage.lostZeros"], "\(found)")
        #expect(found.first?.problem.en.contains("林小北 (\(match == "user_id" ? "00481" : "u7"))") == true)
        #expect(found.first?.problem.en.contains("mobile") == true)
        // A key that cannot be read, and one of another person.
        #expect(findings("4.81E+02").map(\.code) == ["damage.scientific", "damage.owner"])
        #expect(findings("482").map(\.code) == ["mobile.taken"])
        // Nobody else's key shows who it is; the key alone tells.
        let alone = findings("481", mobile: "13800024802")
        #expect(alone.map(\.code) == ["damage.lostZeros"])
        #expect(alone.first?.problem.en.contains("'00481', of 林小北") == true, "\(alone)")
        #expect(alone.first?.remedy.en.contains("accept:") == true)
        #expect(findings("48", mobile: "13800024802").isEmpty)
    }

    /// The findings on a row with nothing but a match key and a name.
    private func alone(
        _ match: String,
        _ key: String,
        among keys: [String],
        _ change: (inout StepDefinition) -> Void = { _ in }
    ) -> [Finding] {
        var view = DepartmentNameTests.view
        for (place, key) in keys.enumerated() {
            view.people.insert(
                person {
                    ($0.openID, $0.mobile, $0.email) = ("ou_\(place)", nil, nil)
                    ($0.userID, $0.employeeNo) = match == "user_id" ? (key, nil) : ("u\(place)", key)
                }
            )
        }
        var checking = Checking(
            header: [match, "nickname"],
            fields: [key, "北北"],
            step: StepDefinition(subject: .people, source: "test.csv", match: match),
            view: view
        )
        checking.step.mode = .update
        change(&checking.step)
        let row = checking.row
        var index = FileIndex(subject: .people, match: match)
        index.note(row)
        index.close()
        return row.findings + checking.checker.crossCheck(row, index: index, existing: nil)
    }

    @Test(
        arguments: ["user_id", "employee_no"],
        [
            ("77", ["0077", "78"], ["damage.lostZeros"]), ("1月2日", ["E5", "1-2"], ["damage.asDate"]),
            ("1.1", ["1.10", "2.10"], ["damage.asNumber"]), ("100000", ["1E5"], ["damage.asNumber"]),
            ("77", ["0078", "770"], ["match.notFound"]), ("E77", ["0077"], ["match.notFound"]),
            ("4E+07", ["4E7", "00481"], ["damage.scientific", "damage.candidate"]),
            // Of several that it may have been none is proposed.
            ("1.2346E+11", ["123456789012", "123463210987"], ["damage.scientific"]),
        ]
    )
    func `compares a match key with the keys of the directory if no other key shows the person`(
        match: String,
        row: (key: String, keys: [String], codes: [String])
    ) {
        let found = alone(match, row.key, among: row.keys)
        #expect(found.map(\.code).prefix(row.codes.count) == row.codes[...], "\(found)")
        #expect(found.count <= row.codes.count + 1, "\(found)")
    }

    @Test(arguments: [
        ("481", "00481", true), ("481", "0482", false), ("00481", "481", false), ("0", "000", true),
        ("1.1", "1.10", true),
        ("1月2日", "1-2", true), ("E7", "E07", false), ("100000", "1E5", false),
    ])
    func `a walk keeps people whom a damaged key can mean`(key: String, old: String, isKept: Bool) {
        for reference in [PersonReference.employeeNo(key), .userID(key)] {
            let filter = ResavedFilter([reference, .mobile("+8613800000001")])
            let met = person {
                ($0.userID, $0.employeeNo) = reference == .userID(key) ? (old, nil) : ("u1", old)
            }
            #expect(filter.mayMean(met) == isKept)
        }
        #expect(!ResavedFilter([.mobile("+8613800024801"), .email("lin@example.com")]).mayMean(person()))
    }

    @Test func `a match key that is right although it looks damaged is accepted by the job`() {
        let found = alone("employee_no", "77", among: ["0077"]) { $0.accept = ["employee_no": ["77"]] }
        #expect(found.map(\.code) == ["match.notFound"])
    }

    @Test(arguments: [
        ("leader_user_id", "481"), ("leader_user_id", "employee_no:481"), ("dotted_line_leader_user_ids", "481"),
        ("custom_attrs.导师", "employee_no:481"),
    ])
    func `names the person of a reference that has lost its zeros`(column: String, cell: String) {
        var view = DepartmentNameTests.view
        view.attributes = [
            CustomAttributeDefinition(
                id: "C-2",
                type: "GENERIC_USER",
                i18nName: [LocalizedName(locale: "zh_cn", value: "导师")]
            )
        ]
        view.people.insert(person())
        var checking = Checking().with("department_ids", "华东").with(column, cell)
        checking.step.mode = .update
        checking.view = view
        let row = checking.row
        var index = FileIndex(subject: .people, match: "employee_no")
        index.note(row)
        index.close()
        let found = checking.checker.crossCheck(row, index: index, existing: nil).filter { $0.column == column }
        #expect(found.map(\.code) == ["damage.lostZeros"], "\(found)")
        #expect(found.first?.problem.zh.contains("00481") == true)
    }

    @Test func `names the department whose id has lost its zeros`() {
        var view = DirectoryView()
        view.departments = DepartmentTree([DepartmentNameTests.department("012", "华东")])
        for allowsNew in [false, true] {
            var checking = Checking().with("department_ids", "12")
            checking.view = view
            if allowsNew { checking.step.allowNew = ["department"] }
            #expect(checking.codes == ["damage.lostZeros"])
        }
        var checking = Checking(
            header: ["department_id", "name"],
            fields: ["12", "华东"],
            step: StepDefinition(subject: .departments, source: "test.csv", match: "department_id"),
            view: view
        )
        checking.step.mode = .upsert
        func codes() -> [String] {
            let index = FileIndex(subject: .departments, match: "department_id")
            return checking.checker.crossCheck(checking.row, index: index, existingDepartment: nil).map(\.code)
        }
        #expect(codes() == ["damage.lostZeros"])
        checking.fields = ["12", "华北"]
        #expect(codes().isEmpty)
    }

    @Test(arguments: [
        ("2026/12/3 9:30", true), ("2026-12-03", true), ("2026-12-03 09:31", false), ("2026-12-04", false),
        ("2026-12-03 09:30:15", false), ("2026-12-03 09:00", false),
    ])
    func `does not change a join time that a spreadsheet shows in less detail`(cell: String, isKept: Bool) throws {
        var checking = Checking().with("join_time", cell)
        checking.view = DepartmentNameTests.view
        // 2026-12-03 09:30:15 in Shanghai.
        let existing = person { $0.joinTime = 1_796_261_415 }
        let row = checking.checker.keepingTime(checking.row, of: existing)
        guard case .person(let draft) = row.draft else { throw CancellationError() }
        #expect((draft.values.joinTime == nil) == isKept)
        #expect(row.repairs.map(\.code) == (isKept ? ["repair.keptTime"] : []))
    }
}
