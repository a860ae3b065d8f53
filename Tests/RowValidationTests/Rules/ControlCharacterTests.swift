import JobModel
import RowValidation
import Testing

/// Control characters in what goes into the address of a request.
struct ControlCharacterTests {
    private static let controls: [Unicode.Scalar] = ["\u{0}", "\u{1}", "\u{8}", "\u{1B}", "\u{7F}", "\u{81}", "\u{9F}"]

    private static let people = [
        ("user_id", "u", "7"), ("user_id", "u7", ""), ("user_id", "", "u7"), ("employee_no", "E", "1"),
        ("leader_user_id", "u", "7"), ("leader_user_id", "user_id:u", "7"), ("leader_user_id", "open_id:ou_", "7"),
        ("leader_user_id", "employee_no:E", "7"), ("dotted_line_leader_user_ids", "u1;u", "7"),
        ("department_ids", "h", "q"),
        ("department_ids", "hq;od-", "1"), ("job_level_id", "l", "1"), ("subscription_ids", "a;b", "1"),
    ]

    @Test(arguments: people, controls)
    func `reports control characters in ids of people`(
        cell: (column: String, before: String, after: String),
        control: Unicode.Scalar
    ) {
        let value = cell.before + String(Character(control)) + cell.after
        let row = Checking().with(cell.column, value).row
        #expect(row.findings.map(\.code) == ["id.control"], "\(row.findings)")
        #expect(row.findings.first?.column == cell.column)
        let shown = Array((row.findings.first?.value ?? "").unicodeScalars)
        #expect(shown.contains(control))
        #expect(row.repairs.isEmpty)
    }

    @Test(
        arguments: ["department_id", "parent_department_id", "leader_user_id", "department_hrbps"],
        controls
    )
    func `reports control characters in ids of departments`(column: String, control: Unicode.Scalar) {
        var checking = Checking(header: ["department_id", "name"], fields: ["d1", "Lab"])
        checking.step = StepDefinition(subject: .departments, source: "test.csv", match: "department_id")
        let row = checking.with(column, "u" + String(Character(control)) + "7").row
        #expect(row.findings.map(\.code) == ["id.control"], "\(row.findings)")
        #expect(row.findings.first?.column == column)
    }

    @Test func `reports control characters in values of the job`() {
        let row = Checking().stepped { $0.defaults = ["leader_user_id": "user_id:u\u{1}7"] }.row
        #expect(row.findings.map(\.code) == ["id.control"], "\(row.findings)")
    }

    @Test func `removes control characters from names`() {
        let row = Checking().with("name", "A\u{1}da").row
        #expect(row.findings.isEmpty && row.repairs.map(\.code) == ["repair.invisible"])
    }

    @Test func `treats a tab or a line break at the end of an id as space`() {
        let row = Checking().with("user_id", "u7\t\n").row
        #expect(row.findings.isEmpty && row.repairs.map(\.code) == ["repair.invisible"])
    }
}
