import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

struct ColumnSourceTests {
    private func checking(_ header: [String], _ fields: [String], _ columns: [String: String]) -> Checking {
        var checking = Checking(header: header, fields: fields)
        checking.step.columns = columns.mapValues { ColumnDefinition(field: $0) }
        checking.step.mode = .update
        checking.step.match = "employee_no"
        return checking
    }

    @Test func `a cell of several values fills several fields`() {
        let split = checking(["员工"], [" 张三（E1） "], ["员工": "{name}({employee_no})"])
        #expect(split.checker.columns.findings.isEmpty && split.codes.isEmpty)
        #expect(split.person?.values.name == "张三" && split.person?.values.employeeNo == "E1")
        // Said once, not once for every piece.
        #expect(split.row.repairs.map(\.code) == ["repair.invisible"])
    }

    @Test func `omits a piece that no field uses`() {
        let split = checking(["工号", "上级"], ["E1", "王五(u9)"], ["上级": "{}({leader_user_id})"])
        #expect(split.codes.isEmpty && split.person?.leader == .userID("u9"))
    }

    @Test(arguments: ["张三", "张三(E1", "张三(E1)(E2)", "(E1)张三"])
    func `reports a cell of another shape once, and no field as empty`(cell: String) {
        let split = checking(["员工"], [cell], ["员工": "{name}({employee_no})"])
        #expect(split.codes == ["split.mismatch"])
        #expect(split.row.findings[0].column == "员工" && split.row.findings[0].value == cell)
    }

    @Test func `an empty cell or piece changes no values`() {
        let columns = ["岗位": "{city}-{job_title}"]
        #expect(checking(["工号", "岗位"], ["E1", ""], columns).person?.values.city == nil)
        let half = checking(["工号", "岗位"], ["E1", "上海-"], columns)
        #expect(half.codes.isEmpty && half.person?.values.city == "上海" && half.person?.values.jobTitle == nil)
    }

    @Test func `several cells make one value`() {
        let joined = checking(["工号", "姓", "名"], ["E1", "欧阳 ", "娜"], ["{姓}{名}": "name"])
        #expect(joined.checker.columns.findings.isEmpty && joined.checker.columns.warnings.isEmpty)
        #expect(joined.codes.isEmpty && joined.person?.values.name == "欧阳娜")
        #expect(joined.row.repairs.map(\.column) == ["姓 + 名"])
    }

    @Test(arguments: [(["A", ""], ["join.incomplete"]), (["", "001"], ["join.incomplete"]), (["A", "001"], [])])
    func `reports half an id, because it can belong to another`(cells: [String], codes: [String]) {
        let joined = checking(["前缀", "号"], cells, ["{前缀}-{号}": "employee_no"])
        #expect(joined.codes == codes)
        #expect(joined.person?.values.employeeNo == (codes.isEmpty ? "A-001" : nil))
    }

    @Test func `makes a reference from a kind and a cell, and none from an empty cell`() {
        let columns = ["employee_no:{直属上级}": "leader_user_id"]
        let named = checking(["工号", "直属上级"], ["E1", " E9 "], columns)
        #expect(named.checker.columns.findings.isEmpty && named.codes.isEmpty)
        #expect(named.person?.leader == .employeeNo("E9"))
        let nobody = checking(["工号", "直属上级"], ["E1", ""], columns)
        #expect(nobody.codes.isEmpty && nobody.person?.leader == nil)
    }

    @Test(arguments: ["E8;E9", "E8；E9", " E8 ; E9 "])
    func `names every item of a list by the same kind`(cell: String) {
        let listed = checking(["工号", "虚线"], ["E1", cell], ["employee_no:{虚线}": "dotted_line_leader_user_ids"])
        #expect(listed.codes.isEmpty, "\(listed.row.findings)")
        #expect(listed.person?.dottedLineLeaders == [.employeeNo("E8"), .employeeNo("E9")])
    }

    @Test(arguments: [(["-", ""], true), (["-", "-"], true), (["A", "-"], false), (["", ""], false)])
    func `a word that clears also works in joined cells`(cells: [String], clears: Bool) {
        var joined = checking(["工号", "岗", "级"], ["E1"] + cells, ["岗位 {岗}/{级}": "job_title"])
        joined.step.clear = "-"
        #expect(joined.codes.isEmpty, "\(joined.row.findings)")
        #expect(joined.person?.clears == (clears ? [.jobTitle] : []))
        #expect((joined.person?.values.jobTitle == nil) == (cells != ["A", "-"]))
    }

    @Test(arguments: [("join_time", PersonField.joinTime), ("job_title", .jobTitle)])
    func `clears what the directory can clear`(field: String, clears: PersonField) {
        var cleared = checking(["employee_no", field], ["E1", "清空"], [:])
        cleared.step.clear = "清空"
        #expect(cleared.codes.isEmpty && cleared.person?.clears == [clears])
    }

    @Test(arguments: ["mobile", "email", "city", "leader_user_id", "gender", "custom_attrs.导师"])
    func `reports what cannot be cleared, and does not store the word`(field: String) {
        var cleared = checking(["employee_no", field], ["E1", "-"], [:])
        cleared.step.clear = "-"
        #expect(cleared.codes == ["clear.unsupported"])
    }

    @Test func `clears no field of a department`() {
        var step = StepDefinition(subject: .departments, source: "a.csv", match: "department_id")
        step.mode = .update
        step.clear = "-"
        let header = ["department_id", "leader_user_id", "name"]
        let checker = SheetChecker(header: header, job: JobDefinition(job: "test"), step: step)
        let record = InputRecord(line: 2, row: 2, fields: ["d1", "-", "财务部"])
        let row = checker.check(ReadRecord(record: record))
        #expect(row.findings.map(\.code) == ["clear.unsupported"])
        #expect(row.findings.first?.problem.zh == "部门负责人不支持清空")
    }

    @Test func `treats an id with only empty parts as missing`() {
        #expect(checking(["前缀", "号"], ["", ""], ["{前缀}-{号}": "employee_no"]).codes == ["required.employee_no"])
    }

    @Test(arguments: [("{甲}-{乙}", ["join.incomplete"]), ("{甲};{乙}", [])])
    func `a list can lack an item, but the id of a department no part`(shape: String, codes: [String]) {
        #expect(checking(["工号", "甲", "乙"], ["E1", "d1", ""], [shape: "department_ids"]).codes == codes)
    }

    @Test func `a name can lack a part`() {
        let joined = checking(["工号", "姓", "名"], ["E1", "欧阳", ""], ["{姓} {名}": "name"])
        #expect(joined.codes.isEmpty && joined.person?.values.name == "欧阳")
    }

    @Test func `a part can also be a separate column`() {
        let columns = ["{姓}{名}": "name", "名": "nickname"]
        let joined = checking(["工号", "姓", "名"], ["E1", "欧阳", "娜"], columns)
        #expect(joined.person?.values.name == "欧阳娜" && joined.person?.values.nickname == "娜")
    }

    @Test func `reports damage in a part for the value`() {
        let joined = checking(["工号", "姓", "名"], ["E1", "欧阳", "#N/A"], ["{姓}{名}": "name"])
        #expect(joined.codes == ["damage.formulaError"] && joined.person?.values.name == nil)
    }

    private static let levels = ["{一级部门}/{二级部门}/{三级部门}": "department_ids"]

    @Test(arguments: [
        (["工程部", "后端", "网关"], ["工程部/后端/网关"]), (["工程部", "", ""], ["工程部"]), (["", "", ""], []),
    ])
    func `joins levels of departments to a path`(cells: [String], departments: [String]) {
        let joined = checking(["工号", "一级部门", "二级部门", "三级部门"], ["E1"] + cells, Self.levels)
        #expect(joined.codes.isEmpty && joined.person?.departments == departments)
    }

    @Test(arguments: [
        (["工程部", "", "网关"], "join.gap"), (["", "后端", ""], "join.gap"), (["工程部/后端", "网关", ""], "join.separator"),
        (["工程部", "后端;前端", ""], "join.separator"),
    ])
    func `reports a missing level and a level with several names`(cells: [String], code: String) {
        let joined = checking(["工号", "一级部门", "二级部门", "三级部门"], ["E1"] + cells, Self.levels)
        #expect(joined.codes == [code] && joined.row.findings[0].column == "一级部门 + 二级部门 + 三级部门")
    }

    @Test func `the job translates the joined value and every piece`() {
        var joined = checking(["工号", "甲", "乙"], ["E1", "a", "b"], [:])
        joined.step.columns = ["{甲}{乙}": ColumnDefinition(field: "name", values: ["ab": "丙"])]
        #expect(joined.person?.values.name == "丙")
        var split = checking(["工号", "甲"], ["E1", "张三/女"], [:])
        split.step.columns = ["甲": ColumnDefinition(field: "{name}/{gender}", values: ["女": "2"])]
        #expect(split.person?.values.name == "张三" && split.person?.values.gender == 2)
    }

    @Test func `reports a part that the file lacks, because half a name would be written`() {
        let joined = checking(["工号", "姓"], ["E1", "欧阳"], ["{姓}{名}": "name"])
        #expect(joined.checker.columns.findings.map(\.code) == ["header.noPart"])
        let none = checking(["工号"], ["E1"], ["{姓}{名}": "name"])
        #expect(none.checker.columns.findings.isEmpty)
        #expect(none.checker.columns.warnings.map(\.code) == ["header.notInFile"])
    }

    @Test func `reports a field that a join and a column both fill`() {
        let twice = checking(["工号", "姓名", "姓", "名"], ["E1", "甲", "乙", "丙"], ["{姓}{名}": "name"])
        #expect(twice.checker.columns.findings.map(\.code) == ["header.fieldTwice"])
    }

    @Test func `omits rows by a part as well`() {
        var joined = checking(["工号", "姓", "名"], ["E1", "欧阳", "娜"], ["{姓}{名}": "name"])
        joined.step.conditions = ["名": ["丽"]]
        #expect(joined.row.isLeftOut)
    }

    @Test func `parts are names of columns, by which a header is found`() {
        let step = checking([], [], ["{姓}{名}": "name"]).step
        #expect(SheetColumns.columnNames(of: step)("姓") && !SheetColumns.columnNames(of: step)("氏"))
    }
}
