import JobModel
import JobSession
import Testing

struct RowNamesTests {
    private func names(_ header: [String], _ columns: [String: String] = [:], of subject: Subject = .people) -> RowNames
    {
        var step = StepDefinition(
            subject: subject,
            source: "a.csv",
            match: subject == .people ? "mobile" : "department_id"
        )
        step.columns = columns.mapValues { ColumnDefinition(field: $0) }
        return RowNames(header, step: step)
    }

    @Test func `who a row is stands in the column of names, whatever its name and place are`() {
        #expect(names(["手机号", "姓名"]).name(of: ["13800013164", " 丁一 "]) == "丁一")
        #expect(names(["department_id", "name"], of: .departments).name(of: ["d1", "Sales"]) == "Sales")
    }

    @Test func `names that are joined or split are said as they are written`() {
        let joined = names(["姓", "名", "手机号"], ["{姓}{名}": "name"])
        #expect(joined.name(of: ["丁", "一", "13800013164"]) == "丁一")
        let split = names(["员工", "手机号"], ["员工": "{name}({employee_no})"])
        #expect(split.name(of: ["丁一（E1）", "13800013164"]) == "丁一")
        // A cell of another shape is said as it stands.
        #expect(split.name(of: ["丁一", "13800013164"]) == "丁一")
    }

    @Test func `without a name the English one says who it is, and a short record says nothing`() {
        let names = names(["mobile", "name", "en_name"])
        #expect(names.name(of: ["13800013164", "", "Ada"]) == "Ada" && names.name(of: ["13800013164"]) == nil)
        #expect(RowNames(["name"], step: nil).name(of: ["Ada"]) == nil)
    }
}
