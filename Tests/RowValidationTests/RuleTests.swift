import ContactAPI
import JobModel
import RowValidation
import Testing

struct RuleTests {
    @Test func `accepts a row that has what a create needs`() {
        #expect(Checking().codes.isEmpty)
        #expect(Checking().person?.values.mobile == "+8613800000001")
    }

    @Test(arguments: ["name", "mobile", "department_ids", "employee_type"])
    func `requires the fields of a create`(field: String) {
        #expect(Checking().with(field, "").codes == ["required.\(field)"])
    }

    @Test func `an update requires its match key only`() {
        let update = Checking(header: ["employee_no"], fields: ["E1"]).stepped { $0.mode = .update }
        #expect(update.codes.isEmpty)
        #expect(update.with("employee_no", "").codes == ["required.employee_no"])
    }

    @Test func `names all problems of a row at once`() {
        let bad = Checking().with("email", "nobody").with("mobile", "12").with("employee_type", "-1")
        #expect(Set(bad.codes) == ["email.malformed", "mobile.malformed", "employeeType.unknown"])
        #expect(bad.row.findings.allSatisfy { $0.line == 2 && $0.row == 2 && $0.column != nil })
    }

    @Test func `does not refuse a company's own employee type before it asks the directory`() {
        let own = Checking().with("employee_type", "管培生")
        #expect(own.codes.isEmpty && own.row.warnings.map(\.code) == ["employeeType.unchecked"])
    }

    @Test(arguments: [
        "ada", "@example.com", "ada@", "ada@@example.com", "a b@example.com", "ada@example", "a..b@example.com",
    ])
    func `rejects a malformed address`(address: String) {
        #expect(Checking().with("email", address).codes == ["email.malformed"])
    }

    @Test(arguments: [(bytes: 64, accepted: true), (bytes: 65, accepted: false)])
    func `limits the local part to 64 bytes`(bytes: Int, accepted: Bool) {
        let address = String(repeating: "a", count: bytes) + "@example.com"
        #expect(Checking().with("email", address).codes.isEmpty == accepted)
    }

    @Test(arguments: [
        ("13800000001", "+8613800000001"), ("+8613800000001", "+8613800000001"), ("138 0000 0001", "+8613800000001"),
        ("１３８０００００００１", "+8613800000001"), ("+41446681800", "+41446681800"),
    ])
    func `reads phone numbers as E.164`(text: String, number: String) {
        #expect(Checking().with("mobile", text).person?.values.mobile == number)
    }

    @Test(arguments: ["1.38E+10", "1.38e10"])
    func `recognises a number that a spreadsheet destroyed`(text: String) {
        #expect(Checking().with("mobile", text).codes == ["damage.scientific"])
    }

    @Test func `a number from abroad needs an email`() {
        let abroad = Checking().with("mobile", "+447400123456")
        #expect(abroad.codes.isEmpty)
        #expect(abroad.with("email", "").codes == ["email.requiredAbroad"])
    }

    @Test(arguments: ["2026-12-01", "2026/12/1", "2026.12.1", "2026年12月1日", "20261201", "2026-12-01 00:00:00"])
    func `reads dates as local midnight`(text: String) {
        // 2026-12-01T00:00+08:00, by `date -d`.
        #expect(Checking().with("join_time", text).person?.values.joinTime == 1_796_054_400)
    }

    @Test(arguments: [
        ("03/04/2026", "date.ambiguous"), ("2026-02-29", "date.impossible"), ("45992", "damage.dateSerial"),
        ("soon", "date.malformed"), ("2026-12-01 25:00", "date.impossible"), ("3/4/26", "date.shortYear"),
        ("31/04/2026", "date.impossible"), ("13/13/2026", "date.impossible"), ("1 Foo 2026", "date.malformed"),
        ("31 Apr 2026", "date.impossible"), ("1 Dec 26", "date.shortYear"),
        ("01-Dec-26", "date.shortYear"), ("Dec 2026", "date.malformed"), ("mayor 5 2026", "date.malformed"),
        ("2026-12-01Z", "date.malformed"), ("2026-12-01 09:30+99:00", "date.malformed"),
        ("01/12/2026 09:30Z", "date.malformed"), ("2026-12", "date.malformed"), ("9999999999", "date.malformed"),
    ])
    func `never guesses a date`(text: String, code: String) {
        #expect(Checking().with("join_time", text).codes == [code])
    }

    @Test func `accepts the leap day of a leap year`() {
        #expect(Checking().with("join_time", "2028-02-29").codes.isEmpty)
    }

    @Test(arguments: [(255, true), (256, false)])
    func `limits a name to 255 characters`(count: Int, accepted: Bool) {
        #expect(Checking().with("name", String(repeating: "名", count: count)).codes.isEmpty == accepted)
    }

    @Test func `removes invisible characters, and lists them`() {
        let row = Checking().with("name", "\u{00A0}Ada\u{200B} ").row
        #expect(row.repairs.map(\.code) == ["repair.invisible"])
        #expect(Checking().with("name", "\u{00A0}Ada\u{200B} ").person?.values.name == "Ada")
        // A joiner within an emoji or a Persian name is part of it.
        for name in ["👨\u{200D}👩", "علی\u{200C}رضا"] {
            #expect(Checking().with("name", name).person?.values.name == name)
            #expect(Checking().with("name", name).row.repairs.isEmpty)
        }
        let between = Checking().with("name", "李\u{200D}四")
        #expect(between.person?.values.name == "李四" && between.row.repairs.map(\.code) == ["repair.invisible"])
    }

    @Test func `clears only by the job's word, and only what can be cleared`() {
        let clearing = Checking().stepped { $0.clear = "-" }
        #expect(clearing.with("join_time", "-").person?.clears == [.joinTime])
        #expect(clearing.with("city", "-").codes == ["clear.unsupported"])
    }

    @Test func `omits rows by where, and translates cells by columns`() {
        let job = Checking().with("状态", "离职").stepped { $0.conditions = ["状态": ["在职"]] }
        #expect(job.row.isLeftOut)
        #expect(!job.with("状态", "在职").row.isLeftOut)
        let mapped = Checking().with("性别栏", "女").stepped {
            $0.columns = ["性别栏": ColumnDefinition(field: "gender", values: ["女": "2"])]
        }
        #expect(mapped.person?.values.gender == 2)
    }
}
