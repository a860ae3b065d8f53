import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

/// Words for an empty cell, formulas in place of values, and how a job says that a value is right.
struct NothingRuleTests {
    @Test(
        arguments: [
            "NULL", "null", "\\N", "nan", "NaN", "(null)", "<NULL>", "N/A", "undefined", "无", "無", "暂无", "—", "-", "/",
        ],
        [
            "name", "job_title", "city", "department_ids", "employee_no", "user_id", "leader_user_id", "email",
            "mobile", "join_time",
        ]
    )
    func `reports a word for nothing if it would name a person or be stored`(word: String, field: String) throws {
        let checked = Checking().with(field, word)
        #expect(checked.codes == ["value.nothing"], "\(checked.codes)")
        let finding = try #require(checked.row.findings.first)
        #expect(finding.remedy.en.contains("Empty the cell") && finding.remedy.zh.contains("清空"))
    }

    @Test(arguments: ["Ｎ／Ａ", "ｎｕｌｌ", "（空）", "None", "none", "NONE", "Nil", "TBD", "待定", "--", "？"])
    func `does not store such a word as a job title or a city`(word: String) {
        #expect(Checking().with("job_title", word).codes == ["value.nothing"])
        #expect(Checking().with("city", word).codes == ["value.nothing"])
    }

    @Test(arguments: ["Null", "Nan", "Nil", "NA", "None", "空"])
    func `warns of such a word in a name if it can be a name`(word: String) {
        let checked = Checking().with("name", word)
        #expect(checked.codes == [] && checked.person?.values.name == word)
        #expect(checked.row.warnings.map(\.code) == ["value.perhapsNothing"])
    }

    @Test(arguments: [
        "Christopher Null", "无名", "无忌", "空海", "Nancy", "Noneman", "南安", "王空", "N.A. Brown", "Nan Goldin", "Na Li",
        "nullo", "A/B", "-A",
    ])
    func `accepts names that contain such a word`(name: String) {
        let checked = Checking().with("name", name)
        #expect(checked.codes == [] && checked.row.warnings == [])
    }

    @Test func `accepts a city in Thailand and a country in Africa`() {
        #expect(Checking().with("city", "Nan").codes == [])
        #expect(Checking().with("country", "NA").person?.values.country == "NA")
        #expect(Checking().with("country", "N/A").codes == ["value.nothing"])
    }

    @Test func `reports a program's word in a nickname, and warns of a sign`() {
        for field in ["nickname", "en_name", "work_station"] {
            #expect(Checking().with(field, "\\N").codes == ["value.nothing"])
            let sign = Checking().with(field, "-")
            #expect(sign.codes == [] && sign.row.warnings.map(\.code) == ["value.perhapsNothing"])
        }
    }

    @Test func `reports such a word in lists and employee types`() {
        #expect(Checking().with("department_ids", "eng;无").codes == ["value.nothing"])
        #expect(Checking().with("dotted_line_leader_user_ids", "u1;NULL").codes == ["value.nothing"])
        #expect(Checking().with("employee_type", "NULL").codes == ["value.nothing"])
        #expect(Checking().with("gender", "未知").codes == [])
    }

    @Test(arguments: ["name", "department_id", "parent_department_id", "leader_user_id", "i18n_name.en_us"])
    func `reports such a word as a department, parent or leader`(field: String) {
        var checking = Checking(header: ["department_id", "name"], fields: ["d1", "运营"])
        checking.step = StepDefinition(subject: .departments, source: "d.csv", match: "department_id")
        #expect(checking.codes == [])
        #expect(checking.with(field, "NULL").codes.first == "value.nothing")
        #expect(checking.with("path", "运营/无").codes == ["value.nothing"])
    }

    @Test func `the job's word for clearing and its translation take precedence`() {
        let clearing = Checking().with("job_title", "-").stepped { $0.clear = "-" }
        #expect(clearing.codes == [] && clearing.person?.clears == [.jobTitle])
        let translated = Checking().with("城市", "无").stepped {
            $0.columns = ["城市": ColumnDefinition(field: "city", values: ["无": ""])]
        }
        #expect(translated.codes == [] && translated.person?.values.city == nil)
    }

    @Test(arguments: [
        "\u{3164}", "\u{3164}\u{3164}", "\u{2800}", "\u{FFA0}", "\u{115F}\u{1160}", "\u{E0020}", "\u{FE0F}",
        "\u{034F} \u{3164}",
    ])
    func `reports a cell of invisible characters`(text: String) {
        #expect(Checking().with("name", text).codes == ["damage.unseen"])
        #expect(Checking().with("job_title", text).codes == ["damage.unseen"])
    }

    // MARK: Formulas

    @Test(arguments: [
        ("employee_no", "=\"00012\"", "00012"), ("name", "=\"周南\"", "周南"), ("name", "=\"a\"\"b\"", "a\"b"),
        ("name", " =\" 周南 \"", "周南"),
    ])
    func `reads a text written as a formula as that text, and lists it`(field: String, cell: String, text: String) {
        let checked = Checking().with(field, cell)
        #expect(checked.codes == [] && checked.row.repairs.map(\.code) == ["repair.formulaText"])
        #expect(checked.row.repairs.first?.value == cell)
        #expect((field == "name" ? checked.person?.values.name : checked.person?.values.employeeNo) == text)
    }

    @Test func `uses that text in conditions and comparisons`() {
        let job = Checking().with("状态", "=\"在职\"").stepped { $0.conditions = ["状态": ["在职"]] }
        #expect(!job.row.isLeftOut)
    }

    @Test(arguments: [
        "=A1", "=VLOOKUP(B8,名单!A:C,2,0)", "=SUM(1,1)", "=1+1", "=HYPERLINK(\"mailto:a\",\"a\")",
        "=CONCATENATE(A2,\"x\")", "=名单!A1",
        "=\"a\"&B1", "=\"a\"&\"b\"", "={1,2}", "{=SUM(A1:A2)}", "+SUM(A1:A2)", "@INDEX(A:A,2)", "=“13800021315”",
        "='a'!B2", "=-1",
    ])
    func `reports a formula as damage in every column`(cell: String) {
        for field in ["name", "job_title", "employee_no", "email", "mobile", "department_ids"] {
            #expect(Checking().with(field, cell).codes == ["damage.formula"], "\(field)")
        }
    }

    @Test(arguments: ["=_=", "=^_^=", "-郭东", "+专员", "@专员", "a=b", "=", "=w="])
    func `does not take faces and signs before a word for formulas`(cell: String) {
        #expect(Checking().with("nickname", cell).codes == [])
    }

    @Test func `an apostrophe makes a formula text`() {
        #expect(Checking().with("work_station", "'=A1").person?.values.workStation == "=A1")
        #expect(Checking().with("work_station", "'=\"a\"").person?.values.workStation == "=\"a\"")
    }

    // MARK: Accepted values

    @Test(arguments: [
        ("name", "NULL"), ("job_title", "=A1"), ("name", "寮犱紵"), ("city", "无"), ("job_title", "\u{3164}"),
    ])
    func `writes values unchanged that the job accepts for a column`(field: String, value: String) {
        let checking = Checking().with(field, value)
        #expect(!checking.codes.isEmpty)
        let accepted = checking.stepped { $0.accept = [field: [value]] }
        #expect(accepted.codes == [] && accepted.row.warnings == [])
        #expect(!checking.stepped { $0.accept = [field: ["other"]] }.codes.isEmpty)
        #expect(!checking.stepped { $0.accept = ["employee_no": [value]] }.codes.isEmpty)
    }

    @Test func `a column is accepted by its header too, a list by its items, and one that is not there is a finding`() {
        var checking = Checking().with("department_ids", "无;—").stepped { $0.accept = ["department_ids": ["无", "—"]] }
        #expect(checking.codes == [])
        checking = Checking().with("姓 名", "NULL").with("name", "").stepped { $0.accept = ["姓名": ["NULL"]] }
        checking.header[0] = "x"
        checking.step.ignore = ["x"]
        #expect(checking.codes == [] && checking.person?.values.name == "NULL")
        checking.step.accept = ["名": ["NULL"]]
        #expect(checking.checker.columns.findings.map(\.code) == ["header.noAccept"])
    }
}
