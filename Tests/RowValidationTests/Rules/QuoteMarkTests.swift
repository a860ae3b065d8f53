import JobModel
import Testing
import Wording

struct QuoteMarkTests {
    @Test(arguments: [
        ("employee_no", "“F29”"), ("employee_no", "'F29'"), ("employee_no", "F29'"), ("employee_no", "＂F29＂"),
        ("employee_no", "F”29"), ("user_id", "«u1»"), ("email", "“a@example.com”"), ("email", "'a@example.com'"),
        ("department_ids", "“eng”"),
        ("department_ids", "'eng'"),
        ("leader_user_id", "“u1”"),
    ])
    func `reports typographic quotes in ids, addresses and numbers`(field: String, value: String) {
        let row = Checking().with(field, value).row
        #expect(row.findings.map(\.code) == ["text.quoted"] && row.findings.first?.column == field, "\(row.findings)")
    }

    @Test(arguments: [
        ("email", "\"ada b\"@example.com"), ("email", "“ada”"), ("employee_no", "“”"), ("department_ids", "''"),
        ("user_id", "«»"),
    ])
    func `proposes only valid values of the field`(field: String, value: String) throws {
        let finding = try #require(Checking().with(field, value).row.findings.first)
        #expect(finding.code == "text.quoted")
        #expect(finding.remedy.en.hasPrefix("Write the value without quote marks"), "\(finding.remedy.en)")
    }

    @Test(arguments: ["“”", "''", "＂＂", "«»"])
    func `refuses a name that has only quote marks`(name: String) {
        for field in ["name", "job_title", "nickname"] {
            #expect(Checking().with(field, name).row.findings.contains { $0.code == "text.quoted" })
        }
    }

    @Test(arguments: ["“13800000001”", "'13800000001'", "13800000001'", "＂13800000001＂"])
    func `refuses a number in quote marks`(number: String) {
        #expect(!Checking().with("mobile", number).row.findings.isEmpty)
    }

    @Test(arguments: [
        ("name", "“林小北”"), ("name", "'林小北'"), ("name", "林小北'"), ("job_title", "‘经理’"), ("work_station", "＂三楼＂"),
    ])
    func `warns of quote marks in names`(field: String, value: String) {
        let row = Checking().with(field, value).row
        #expect(row.findings.isEmpty && row.warnings.map(\.code) == ["text.quoteMarks"], "\(row)")
    }

    @Test(arguments: [
        ("name", "Sinéad O’Connor"), ("name", "D'Angelo Russell"), ("name", "张伟“小张”"), ("email", "o'neil@example.com"),
        ("department_ids", "“十四五”项目组"), ("job_title", "“双碳”经理"),
    ])
    func `accepts a mark that is part of the value`(field: String, value: String) {
        let row = Checking().with(field, value).row
        #expect(row.findings.isEmpty && row.warnings.isEmpty, "\(row.findings + row.warnings)")
    }

    @Test(arguments: [
        "mailto:ada@example.com", "pa·ai@example.com", "李雷@example.com", "ada@example。com", "ada@exam·ple.com",
        "a:b@example.com",
        "ada@“example”.com", "ada@exa mple.com",
    ])
    func `refuses characters that an address cannot have`(address: String) {
        let codes = Checking().with("email", address).codes
        #expect(codes == ["email.malformed"] || codes == ["text.quoted"], "\(codes)")
    }

    @Test(arguments: [
        "ada@例子.example", "ada@xn--fsqu00a.example", "a!#$%&*+/=?^_{|}~-b@example.com", "ada@müller.example",
    ])
    func `accepts letters of any script in a domain, and every atom character before it`(
        address: String
    ) {
        #expect(Checking().with("email", address).codes.isEmpty)
    }

    @Test(arguments: [
        "\"", "“", "”", "„", "‟", "＂", "«", "»", "「", "」", "『", "』", "'", "‘", "’", "‚", "‛", "＇", "`", "´", "‹", "›",
        "′", "″",
    ])
    func `every mark is seen, in ASCII and in Chinese`(mark: String) {
        for text in ["F29", "林小北"] {
            let number = Checking().with("employee_no", text + mark).row
            #expect(number.findings.map(\.code) == ["text.quoted"], "\(number.findings)")
            let name = Checking().with("work_station", text + mark).row
            #expect(name.warnings.map(\.code) == ["text.quoteMarks"], "\(name.warnings)")
        }
    }
}
