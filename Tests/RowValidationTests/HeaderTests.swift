import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

/// Headers as other tools and their templates write them, and what is proposed for those that are not known.
struct HeaderTests {
    private func columns(
        _ header: [String],
        _ subject: Subject = .people,
        attributes: [CustomAttributeDefinition] = [],
        _ change: (inout StepDefinition) -> Void = { _ in }
    ) -> SheetColumns {
        var step = StepDefinition(
            subject: subject,
            source: "x",
            match: subject == .people ? "employee_no" : "department_id"
        )
        change(&step)
        return SheetColumns(header: header, step: step, attributes: attributes)
    }

    private func attribute(_ id: String, _ name: String) -> CustomAttributeDefinition {
        CustomAttributeDefinition(id: id, type: "TEXT", i18nName: [LocalizedName(locale: "zh_cn", value: name)])
    }

    @Test(arguments: [
        ("部门(必填)", "department_ids"), ("邮箱（选填）", "email"), ("【工号】", "employee_no"),
        ("Email Address [Required]", "email"),
        ("Mobile phone [mobile]", "mobile"), ("Employee_Name", "name"), ("姓名 Name", "name"), ("部门ID", "department_ids"),
        ("*手机号（必填）", "mobile"), ("手机号/Mobile", "mobile"), ("邮箱(Email)", "email"), ("Department 部门", "department_ids"),
        ("Employee No. 工号", "employee_no"), ("Name [displayName] Required", "name"),
        ("Job title [jobTitle]", "job_title"),
        ("[必填] 姓名", "name"), ("（必填）姓名", "name"), ("姓名：", "name"), ("姓名*", "name"), ("入职日期(YYYY-MM-DD)", "join_time"),
        ("手机号(+86)", "mobile"), ("JOB-TITLE", "job_title"), ("Employee.No", "employee_no"),
        ("departmentIds", "department_ids"),
        ("部门（必填，多级用/分隔）", "department_ids"), ("性别(男/女)", "gender"), ("姓名\nName", "name"),
        ("Mobile Phone (Optional)", "mobile"),
        ("＊工号", "employee_no"), ("=\"工号\"", "employee_no"), ("EmpID", "employee_no"), ("Emp. No.", "employee_no"),
        ("部门名称", "department_ids"), ("Country or region [country]", "country"), ("Joining_Date", "join_time"),
        ("e_mail", "email"),
    ])
    func `recognises a name despite marks, brackets, two languages and separated words`(header: String, field: String) {
        #expect(columns([header]).columns[0].meaning.fieldName == field)
        var step = StepDefinition(subject: .people, source: "x", match: "employee_no")
        step.mode = .update
        #expect(SheetColumns.columnNames(of: step)(header))
    }

    @Test(arguments: [
        "手机号(家属)", "直属上级(工号)", "姓名 Mobile", "电话(紧急联系人)", "紧急联系人(手机)", "Name [mail]", "Office phone [telephoneNumber]",
        "工号 邮箱",
        "座机", "座机号", "座机号码", "离职日期", "家庭电话", "()", "（必填）", "*", "部门 Manager", "Home phone", "姓名Pinyin",
    ])
    func `keeps a header unknown that says more or two things, and proposes nothing`(header: String) {
        let findings = columns(["工号", header]).findings
        #expect(findings.map(\.code) == ["header.unknown"])
        #expect(findings.first?.problem.en.contains("Did you mean") == false, "\(findings)")
    }

    @Test(arguments: [
        ("mobil", "mobile"), ("employe_no", "employee_no"), ("EmploeeNo", "employee_no"), ("emial", "email"),
        ("手机号吗码", "手机号码"),
        ("员工编", "员工编号"), ("Departmnet", "department_ids"), ("job titel", "job_title"), ("nmae", "name"),
    ])
    func `proposes the field by its name on the wire, or a Chinese name`(header: String, name: String) {
        let problem = columns(["工号", header]).findings.first?.problem
        #expect(problem?.en.contains("Did you mean '\(name)'?") == true, "\(String(describing: problem))")
    }

    @Test(arguments: ["EmpIDs", "Phone 2", "Email2", "前部门", "Fax", "Birthday", "tile"])
    func `never proposes another field`(header: String) {
        let problem = columns(["employee_no", header]).findings.first?.problem
        #expect(problem?.en.contains("'email'") != true && problem?.en.contains("'mobile'") != true)
    }

    @Test func `knows an attribute of the directory by its name, and proposes it by that`() {
        let attributes = [attribute("C-1", "最高学历"), attribute("C-2", "Badge colour")]
        let known = columns(["工号", "最高学历（选填）", "badge_colour"], attributes: attributes)
        #expect(known.columns[1].meaning.fieldName == "custom_attrs.最高学历")
        #expect(columns(["工号", "BADGE COLOUR"], attributes: attributes).columns[1].meaning.fieldName != nil)
        let near = columns(["工号", "Badge color"], attributes: attributes).findings.first
        #expect(near?.problem.en.contains("'custom_attrs.Badge colour'") == true, "\(String(describing: near))")
    }

    @Test(arguments: [
        (["First Name", "Last Name"], "{First Name} {Last Name}", "\"{First Name} {Last Name}\": name"),
        (
            ["Last Name [Required]", "First Name [Required]"], "{First Name [Required]} {Last Name [Required]}",
            ": name"
        ),
        (
            ["First name [givenName]", "Last name [surname]"], "{First name [givenName]} {Last name [surname]}",
            ": name"
        ),
        (["姓", "名"], "{姓}{名}", "\"{姓}{名}\": name"), (["姓氏", "名字"], "{姓氏}{名字}", ": name"),
        (["given_name", "Surname", "姓名"], "{given_name} {Surname}", ": en_name"),
    ])
    func `proposes to put first and last name together`(headers: [String], template: String, line: String) {
        let read = columns(["工号"] + headers)
        #expect(read.findings.map(\.code) == ["header.nameInTwoColumns"])
        let remedy = read.findings.first?.remedy
        #expect(
            remedy?.en.contains(template) == true && remedy?.en.contains(line) == true,
            "\(String(describing: remedy))"
        )
        #expect(remedy?.zh.contains(template) == true)
        // What it proposes is what the sheet needs.
        let field = headers.contains("姓名") ? "en_name" : "name"
        let joined = columns(["工号"] + headers) { $0.columns = [template: ColumnDefinition(field: field)] }
        #expect(joined.findings == [])
    }

    @Test func `a header is named in a remedy as a job can write it`() {
        let finding = columns(["工号", "紧急\n联系"]).findings.first
        #expect(finding?.remedy.en.contains("\"紧急\\n联系\"") == true, "\(String(describing: finding?.remedy.en))")
        #expect(columns(["工号", "紧急联系"]).findings.first?.remedy.en.contains("in the job as") == false)
    }

    @Test(arguments: [
        ("1.姓名", PersonField.name), ("12、手机号", .mobile), ("部门（以/分隔）", .departmentIDs),
        ("入职日期（格式：年-月-日）", .joinTime), ("Dotted line", nil), ("手机号（例如 13800000000）", .mobile), ("Email - Work", .email),
        ("Phone - Mobile", .mobile), ("职位名称", .jobTitle), ("部门全称*", .departmentIDs), ("1.5倍姓名", nil), ("手机号（紧急）", nil),
    ])
    func `ignores a number before a name and a hint after it`(header: String, field: PersonField?) {
        let found = columns(["工号", header]).columns.last?.meaning
        #expect(field.map { found == .person($0) } ?? (found?.fieldName == nil), "\(String(describing: found))")
    }

    // MARK: The header once more, and examples

    private func row(_ fields: [String], at number: Int = 2, header: [String]? = nil) -> CheckedRow {
        var checking = Checking()
        checking.header = header ?? checking.header
        return checking.checker.check(ReadRecord(record: InputRecord(line: number, row: number, fields: fields)))
    }

    @Test(arguments: [
        ["姓名", "手机号", "邮箱", "部门", "工号", "人员类型"], ["姓名(必填)", "手机", "", "所属部门", "工号", ""],
        ["Name", "Mobile", "E-mail", "Department", "Employee No.", "Employee Type"],
    ])
    func `omits and names a second header in other words`(fields: [String]) {
        let second = row(fields)
        #expect(second.isLeftOut && second.warnings.map(\.code) == ["row.headerInOtherWords"] && second.findings == [])
    }

    @Test func `recognises a second header by columns that the job maps`() {
        var checking = Checking(header: ["A", "B", "备注"], fields: ["姓名", "工号", "随便"])
        checking.step.columns = ["A": ColumnDefinition(field: "name"), "B": ColumnDefinition(field: "employee_no")]
        checking.step.ignore = ["备注"]
        #expect(checking.row.isLeftOut)
    }

    @Test(arguments: [
        ["姓名", "13800000001", "a@example.com", "eng", "E1", "1"], ["Mobile", "Mobile", "", "", "", ""],
        ["工号", "13800000001", "", "手机", "E1", "1"], ["上海", "13800000001", "", "城市", "E1", "1"],
    ])
    func `does not take a row that only contains such words for a header`(fields: [String]) {
        #expect(!row(fields).isLeftOut && row(fields, at: 900).refusal == nil)
    }

    @Test(arguments: [
        // Another order, other columns, fewer and more of them, other words.
        ["部门", "手机号", "邮箱", "姓名", "工号", "1"],
        ["mobile", "name", "email", "department_ids", "employee_no", "employee_type"],
        ["姓名", "工号", "邮箱", "", "", ""], ["序号", "姓名", "手机号", "邮箱", "部门", "工号", "人员类型"],
        ["name", "mobile", "email", "department_ids", "job_title", "employee_type"], ["工号", "姓名"],
        ["name", "mobile", "email", "department_ids", "employee_no", "employee_type", "城市"],
    ])
    func `refuses rows below a second header with other columns or another order`(fields: [String]) {
        for number in [3, 80_000] {
            let read = row(fields, at: number)
            #expect(read.refusal?.code == "header.another" && read.refusal?.row == number, "\(read)")
            #expect(read.isLeftOut && read.findings == [] && read.draft == nil)
        }
    }

    @Test func `omits a header in other words anywhere in the sheet`() {
        let read = row(["姓名", "手机号", "邮箱", "部门", "工号", "人员类型"], at: 80_000)
        #expect(read.isLeftOut && read.refusal == nil && read.warnings.map(\.code) == ["row.headerInOtherWords"])
    }

    @Test(arguments: [
        "Example: Chris Green", "示例：张三", "（示例）张三", "张三（示例）", "例：张三", "示例", "e.g. Ada", "Ada (example)",
    ])
    func `omits and names the example row of a template`(name: String) {
        let example = row([name, "13800000001", "a@example.com", "eng", "E1", "1"])
        #expect(example.isLeftOut && example.warnings.map(\.code) == ["row.example"])
        #expect(!row([name, "13800000001", "a@example.com", "eng", "E1", "1"], at: 500).isLeftOut)
    }

    @Test(arguments: [("Sample", false), ("示例", false), ("Example: Ada", true)])
    func `a surname is no example, be it the word itself`(surname: String, isExample: Bool) {
        var step = StepDefinition(subject: .people, source: "a.csv", match: "employee_no")
        step.columns = ["{姓} {名}": ColumnDefinition(field: "name")]
        let header = ["姓", "名", "mobile", "department_ids", "employee_no", "employee_type"]
        let checker = SheetChecker(header: header, job: JobDefinition(job: "j"), step: step)
        let record = InputRecord(line: 3, row: 3, fields: [surname, "Ada", "13800000001", "eng", "E1", "1"])
        let row = checker.check(ReadRecord(record: record))
        #expect(row.isLeftOut == isExample)
    }

    @Test(arguments: ["Example Ada", "例子", "示例用户", "Ada Sample", "余例"])
    func `accepts people with such names`(name: String) {
        #expect(!row([name, "13800000001", "a@example.com", "eng", "E1", "1"]).isLeftOut)
    }
}
