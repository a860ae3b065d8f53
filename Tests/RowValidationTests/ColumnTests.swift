import JobModel
import RowValidation
import Testing
import Wording

struct ColumnTests {
    private func columns(_ header: [String], _ change: (inout StepDefinition) -> Void = { _ in }) -> SheetColumns {
        var step = StepDefinition(subject: .people, source: "x", match: "employee_no")
        change(&step)
        return SheetColumns(header: header, step: step, attributes: [])
    }

    @Test(arguments: [
        ("姓名", "name"), ("手机号*", "mobile"), (" E-mail ", "email"), ("Start Date", "join_time"),
        ("帐号", "user_id"), ("直属主管", "leader_user_id"), ("手機號碼", "mobile"), ("到職日期", "join_time"),
        ("直屬主管", "leader_user_id"),
        ("员工性别", "gender"), ("员工邮箱", "email"), ("Employee Job Title", "job_title"), ("成员手机", "mobile"),
        ("員工編號", "employee_no"), ("Line Manager", "leader_user_id"), ("Work Email", "email"), ("職稱", "job_title"),
    ])
    func `knows the usual names of the fields`(header: String, field: String) {
        #expect(columns([header]).columns[0].meaning.fieldName == field)
    }

    @Test func `reports an unknown column with a similar name, unless the job ignores it`() {
        let unknown = columns(["工号", "mobil"])
        #expect(unknown.findings.map(\.code) == ["header.unknown"])
        #expect(unknown.findings[0].problem.en.contains("'mobile'"))
        #expect(columns(["工号", "mobil"]) { $0.ignore = ["mobil"] }.findings.isEmpty)
    }

    @Test func `names a field given twice, a missing match column and a condition the file lacks`() {
        #expect(columns(["工号", "employee_no"]).findings.map(\.code) == ["header.fieldTwice"])
        #expect(columns(["姓名"]).findings.map(\.code) == ["header.noMatch"])
        #expect(columns(["工号"]) { $0.conditions = ["状态": ["在职"]] }.findings.map(\.code) == ["header.noCondition"])
    }

    @Test(arguments: ["员工", "员工ID", "员工状态", "Employee", "Employee Foo"])
    func `keeps a header unknown that names a person without a known field`(header: String) {
        #expect(columns(["工号", header]).findings.map(\.code) == ["header.unknown"])
    }

    @Test func `suggests the number of a person for an id of employees`() throws {
        let columns = columns(["姓名", "员工ID"])
        #expect(columns.columns.last?.meaning == .unknown(suggestion: "工号"))
    }
}
