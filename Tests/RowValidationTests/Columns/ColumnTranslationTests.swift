import ContactAPI
import JobModel
import RowValidation
import Testing

/// What a job makes of cells, whole or item by item.
struct ColumnTranslationTests {
    private static let departments = [
        "市场": "市场部", "旧部": "", "技术": "研发部", "研发": "研发部", "甲;乙": "丙部", "两地": "北京;上海",
    ]

    @Test(arguments: [
        ("市场", ["市场部"]), ("市场;财务部", ["市场部", "财务部"]), ("财务部；市场", ["财务部", "市场部"]), ("市场;", ["市场部"]),
        ("旧部;财务部", ["财务部"]), ("技术;研发", ["研发部"]), ("研发部;技术", ["研发部"]), ("技术;研发部", ["研发部"]),
        // As a whole first, which is how earlier versions kept it.
        ("甲;乙", ["丙部"]), ("乙;甲", ["乙", "甲"]), ("两地;财务部", ["北京", "上海", "财务部"]), ("财务部;人事部", ["财务部", "人事部"]),
    ])
    func `a department is translated wherever it stands in a list`(cell: String, departments: [String]) {
        var checking = Checking().with("department_ids", cell)
        checking.step.columns = ["department_ids": .init(field: "department_ids", values: Self.departments)]
        #expect(checking.codes.isEmpty, "\(checking.row.findings)")
        #expect(checking.person?.departments == departments)
    }

    @Test func `what the sheet itself names twice is still a finding`() {
        var checking = Checking().with("department_ids", "财务部;财务部;市场")
        checking.step.columns = ["department_ids": .init(field: "department_ids", values: Self.departments)]
        #expect(checking.codes == ["department.repeated"])
    }

    @Test func `people of a list are translated one by one, and the cell of one value is not taken apart`() {
        var checking = Checking().with("dotted_line_leader_user_ids", "老王;u2").with("job_title", "老王;u2")
        checking.step.columns = [
            "dotted_line_leader_user_ids": .init(field: "dotted_line_leader_user_ids", values: ["老王": "u1"]),
            "job_title": .init(field: "job_title", values: ["老王": "u1"]),
        ]
        #expect(checking.codes.isEmpty, "\(checking.row.findings)")
        #expect(checking.person?.dottedLineLeaders == [.userID("u1"), .userID("u2")])
        #expect(checking.person?.values.jobTitle == "老王;u2")
    }

    @Test func `the texts that can be translated are the items of a list, or a whole that has been`() throws {
        var step = StepDefinition(subject: .people, source: "x.csv", match: "mobile")
        step.columns = ["department_ids": .init(field: "department_ids", values: ["甲;乙": "丙部"])]
        let columns = SheetColumns(header: ["department_ids", "city"], step: step, attributes: []).columns
        #expect(columns[0].translatable(in: "甲；丁") == ["甲", "丁"] && columns[0].translatable(in: "甲;乙") == ["甲;乙"])
        #expect(columns[0].translatable(in: "").isEmpty && columns[1].translatable(in: "甲;乙") == ["甲;乙"])
    }
}
