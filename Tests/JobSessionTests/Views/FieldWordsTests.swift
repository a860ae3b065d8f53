import JobModel
import JobSession
import Testing
import Wording

/// Fields in the sentences of pages, by what people call them.
struct FieldWordsTests {
    @Test(arguments: [
        ("employee_type is empty, and a create needs it", "Employee type is empty, and a create needs it"),
        ("no column is leader_user_id, by which rows are matched", "no column is leader, by which rows are matched"),
        ("there is no job_title 'job_title' yet", "there is no job title 'job_title' yet"),
        (
            "Compare the row's mobile, email and user_id with it.",
            "Compare the row's mobile, email and user ID with it."
        ),
        ("'en_name' and 'x' are both en_name", "'en_name' and 'x' are both English name"),
        ("Allow it with `allow_new: [job_title]`.", "Allow it with `allow_new: [job_title]`."),
        (
            "Write a user_id, or mobile:, employee_no: or open_id: and the value.",
            "Write a user ID, or mobile:, employee_no: or open_id: and the value."
        ),
        ("Name the column by id: custom_attrs.C-1.", "Name the column by id: custom_attrs.C-1."),
        ("such as {name}({employee_no})", "such as {name}({employee_no})"),
        ("see job_title.csv, /tmp/job_title and a_b_c", "see job_title.csv, /tmp/job_title and a_b_c"),
        ("'never closed job_title", "'never closed job title"), ("`never closed job_title", "`never closed job title"),
        ("nothing is done with mobile", "nothing is done with mobile"), ("", ""), ("_", "_"),
        ("job_title", "Job title"),
    ])
    func `names a field by its title, and leaves values and what is typed as they are`(said: String, plain: String) {
        #expect(FieldWords.titled(said, in: .english) == plain)
    }

    @Test(arguments: [
        ("“user_id”不能作为 user_id", "“user_id”不能作为用户 ID"), ("新上级请填在 parent_department_id 列。", "新上级请填在上级部门列。"),
        ("请填写 user_id，或 employee_no: 加对应值。", "请填写用户 ID，或 employee_no: 加对应值。"), ("“没有结尾的 job_title", "“没有结尾的职务"),
    ])
    func `the same in Chinese, without spaces between its own words`(said: String, plain: String) {
        #expect(FieldWords.titled(said, in: .chinese) == plain)
    }

    @Test func `the title says the name on the wire beside it where that is another word`() {
        #expect(FieldTitle.englishWithName("mobile") == "Mobile")
        #expect(FieldTitle.englishWithName("employee_type") == "Employee type")
        #expect(FieldTitle.englishWithName("department_ids") == "Departments (department_ids)")
        #expect(FieldTitle.englishWithName("custom_attrs.Level") == "Level (custom attribute)")
        #expect(FieldTitle.englishWithName("入职日期") == "入职日期")
        #expect(FieldTitle.english("name", of: .departments) == "Department name")
        #expect(FieldTitle.englishInSentence("en_name") == "English name")
        #expect(FieldTitle.englishInSentence("leader_user_id", of: .departments) == "department leader")
    }

    @Test func `every field has a title in both languages that is not its name on the wire`() {
        // In Chinese the directory itself calls these so.
        let opaque = ["open_id", "union_id", "open_department_id"]
        for (subject, names) in [
            (Subject.people, PersonField.allCases.map(\.rawValue)),
            (.departments, DepartmentField.allCases.map(\.rawValue)),
        ] {
            for name in names {
                #expect(FieldTitle.isField(name))
                let titles = [FieldTitle.english(name, of: subject), FieldTitle.chinese(name, of: subject)]
                #expect(titles.allSatisfy { $0 != name && !$0.contains("_") } || opaque.contains(name), "\(titles)")
            }
        }
    }
}
