import JobModel
import Testing
import Wording

@testable import WebConsole

/// How a page names a field, and a sentence about one.
struct FieldTitleTests {
    private let english = PageFrame(language: .english, place: .runs)
    private let chinese = PageFrame(language: .chinese, place: .runs)

    private func finding(_ column: String?, _ en: String, _ zh: String) -> Finding {
        let none = LocalizedText(en: "", zh: "")
        return Finding(code: "x", column: column, problem: LocalizedText(en: en, zh: zh), remedy: none)
    }

    @Test(arguments: [
        ("email", "email 'a@b.c' stands in row 3 as well", "Email 'a@b.c' stands in row 3 as well"),
        (
            "employee_type", "employee_type is empty, and a create needs it",
            "Employee type is empty, and a create needs it"
        ),
        (
            "Kind", "employee_type is empty, and a create needs it",
            "Kind: Employee type is empty, and a create needs it"
        ),
        ("mobile", "'12' is not a phone number", "Mobile: '12' is not a phone number"),
        ("email", "emails are not here", "Email: emails are not here"), (nil, "the row is long", "the row is long"),
    ])
    func `a sentence that begins with its field does not say it twice`(column: String?, said: String, plain: String) {
        #expect(english.sentence(of: finding(column, said, ""), .people) == plain)
    }

    @Test(arguments: [
        ("email", "邮箱“a@b.c”与第 3 行重复", "邮箱“a@b.c”与第 3 行重复"), ("employee_type", "缺少人员类型，创建时必填", "缺少人员类型，创建时必填"),
        ("mobile", "“12”不是有效手机号", "手机号：“12”不是有效手机号"),
    ])
    func `nor does it in Chinese`(column: String, said: String, plain: String) {
        #expect(chinese.sentence(of: finding(column, "", said), .people) == plain)
    }

    @Test func `a page's own words keep what the sheet calls its columns`() {
        #expect(english.say("Row 1, job_title", "") == "Row 1, job_title")
        #expect(english.words(LocalizedText(en: "no job_title", zh: "")) == "no job title")
        #expect(english.title(of: "job_title", .people) == "Job title")
        #expect(english.name(of: "leader_user_id", .departments) == "Department leader")
    }
}
