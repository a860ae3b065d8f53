import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

/// The values of a sheet beside the names that a directory has.
struct ValueMatchingTests {
    private let choices = """
        {"departments": ["运营部", "运营部/客服", "研发部"], "employeeTypes": ["Regular", "兼职"], "host": "x",
         "types": [{"enum_value": "1", "content": "Regular", "enum_status": 1},
                   {"enum_value": "7", "content": "兼职", "enum_status": 1},
                   {"enum_value": "3", "content": "Old", "enum_status": 2}],
         "departmentIDs": ["od-1", "D01"], "jobTitles": ["工程师"], "cities": ["北京", "上海"],
         "attributes": [{"names": ["C-1", "职级", "Level"], "options": ["P5", "P6", "高级"]},
                        {"names": ["C-2", "座右铭"]}]}
        """

    private func matching(_ header: String, _ rows: [String], _ choices: String?) throws -> ValueMatching {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let text = ([header] + rows).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/a.csv"))
        var job = JobDefinition(job: "a")
        job.steps = [StepDefinition(subject: .people, source: "a.csv", match: "mobile")]
        let known = try choices.map { try JSONDecoder().decode(DirectoryChoices.self, from: Data($0.utf8)) }
        return try #require(try ValueMatching(job: job, folder: folder.path, choices: known))
    }

    /// To find the rows that are corrected takes as long as the sheet is long, and pages ask for the columns alone.
    @Test func `which columns there are is known without the sheet's corrections`() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        try Data("姓名,部门\nAda,研发部\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/a.csv"))
        var step = StepDefinition(subject: .people, source: "a.csv", match: "mobile")
        // Who reads a file that is not there would say so.
        step.corrections = "corrections.csv"
        #expect(throws: (any Error).self) { try StepSource.open(step, folder: folder.path) }
        #expect(try ReferringColumns(step, folder: folder.path, nil).places == [1])
        var job = JobDefinition(job: "a")
        job.steps = [step]
        let matching = try #require(try ColumnMatching(job: job, folder: folder.path))
        #expect(matching.columns.map(\.samples) == [["Ada"], ["研发部"]] && matching.step.corrections != nil)
    }

    private func known(_ values: [String], of header: String) throws -> [String: Bool?] {
        let matching = try matching("姓名,\(header)", values.map { "Ada,\($0)" }, choices)
        let column = try #require(matching.columns.first { $0.header == header })
        return Dictionary(uniqueKeysWithValues: column.values.map { ($0.text, $0.isKnown) })
    }

    @Test func `options of a custom attribute are named, each value once, the nearest beside an unknown one`() throws {
        let rows = ["Ada,P5,a", "Bo,P6,b", "Cy,P5,c", "Di,高級,d"]
        let matching = try matching("姓名,custom_attrs.职级,custom_attrs.座右铭", rows, choices)
        // One that takes any text refers to nothing.
        #expect(matching.columns.map(\.field) == ["custom_attrs.职级"])
        let column = try #require(matching.columns.first)
        #expect(column.options == ["P5", "P6", "高级"] && column.newName == nil)
        #expect(column.values.map(\.text) == ["高級", "P5", "P6"])
        #expect(column.values.map(\.rows) == [1, 2, 1])
        #expect(column.values.map(\.isKnown) == [false, true, true])
        // Until the directory is asked, each of them may refer to something.
        let unasked = try self.matching("姓名,custom_attrs.职级,custom_attrs.座右铭", rows, nil)
        #expect(unasked.columns.count == 2 && unasked.columns.allSatisfy { $0.options == nil })
    }

    @Test func `an option is one as it is written, and by any name of its attribute`() throws {
        #expect(try known(["P5", "p5"], of: "custom_attrs.Level") == ["P5": true, "p5": false])
        #expect(try known(["P6"], of: "custom_attrs.C-1") == ["P6": true])
    }

    @Test func `an employee type is known by its number and names, and not where it is switched off`() throws {
        let types = try known(["1", "正式", "regular", "兼职", "7", "3", "Old", "外包", "9"], of: "人员类型")
        #expect(types["1"] == true && types["正式"] == true && types["兼职"] == true && types["7"] == true)
        #expect(types["3"] == false && types["Old"] == false && types["外包"] == false && types["9"] == false)
    }

    @Test func `a department is known by its path, the end of it, its ids, and the root by 0`() throws {
        let values = ["运营部/客服", "客服", "/研发部", "od-1", "d01", "0", "运营部；研发部", "销售部", "服"]
        let departments = try known(values, of: "部门")
        #expect(departments["销售部"] == false && departments["服"] == false)
        #expect(values.filter { departments[$0] == true }.count == 6)
        #expect(departments["运营部"] == true && departments["研发部"] == true && departments["运营部；研发部"] == nil)
    }

    @Test func `departments of a list are counted one by one, and one that is matched as a whole stays whole`() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let rows = ["研发部;销售部", "销售部；研发部", "销售部;销售部", "甲;乙", "研发部"]
        let text = "姓名,部门\n" + rows.map { "Ada,\($0)\n" }.joined()
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/a.csv"))
        var job = JobDefinition(job: "a")
        var step = StepDefinition(subject: .people, source: "a.csv", match: "mobile")
        step.columns = ["部门": ColumnDefinition(field: "department_ids", values: ["甲;乙": "运营部", "销售部": "客服"])]
        job.steps = [step]
        let known = try JSONDecoder().decode(DirectoryChoices.self, from: Data(choices.utf8))
        let matching = try #require(try ValueMatching(job: job, folder: folder.path, choices: known))
        let column = try #require(matching.columns.first)
        #expect(column.isList)
        let counted = Dictionary(uniqueKeysWithValues: column.values.map { ($0.text, $0) })
        #expect(counted.mapValues(\.rows) == ["研发部": 3, "销售部": 3, "甲;乙": 1])
        #expect(counted["销售部"]?.chosen == "客服" && counted["甲;乙"]?.chosen == "运营部")
        #expect(column.values.allSatisfy { $0.isKnown == true })
        // What the plan shows of such a row.
        let cells = RowCells(["姓名", "部门"], step: step)
        #expect(cells.cells(of: ["Ada", " 研发部;销售部"]).last?.taken == "研发部;客服")
        #expect(cells.cells(of: ["Ada", "研发部"]).last?.taken == nil)
    }

    @Test func `ids that nobody knows are no new names, and neither is what another sheet makes`() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let sheets = [
            "people.csv": "姓名,部门\nAda,D01;eng-x\nBo,hr;工程部/后端\nCy,市场部;eng\n",
            "departments.csv": "department_id,name,parent_department_id\neng,工程部,0\neng-x,后端,eng\n",
        ]
        for (name, text) in sheets { try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name)) }
        let step = StepDefinition(subject: .departments, source: "departments.csv", match: "department_id")
        let sheet = ComingDepartments.Sheet(id: "s", name: "departments.csv")
        let coming = try #require(try ComingDepartments(step, folder: folder.path, of: sheet))
        var job = JobDefinition(job: "a")
        job.steps = [StepDefinition(subject: .people, source: "people.csv", match: "mobile")]
        let known = try JSONDecoder().decode(DirectoryChoices.self, from: Data(choices.utf8))
        let matching = try #require(
            try ValueMatching(job: job, folder: folder.path, choices: known, coming: [coming])
        )
        let values = try #require(matching.columns.first).values
        #expect(values.filter { $0.comesWith == sheet }.map(\.text).sorted() == ["eng", "eng-x", "工程部/后端"])
        #expect(values.filter(\.looksLikeID).map(\.text) == ["hr"])
        #expect(values.filter { $0.isKnown == true }.map(\.text) == ["D01"])
        // A sheet that only changes departments makes none.
        var update = step
        update.mode = .update
        #expect(try ComingDepartments(update, folder: folder.path, of: sheet) == nil)
    }

    @Test func `a mistyped id is near the id that is there, and several names with another sign are several`() throws {
        let known = choices.replacing("\"D01\"", with: "\"eng-backend\"")
        let matching = try matching("姓名,部门", ["Ada,eng-backned", "Bo,研发部、运营部", "Cy,研发部、财务部"], known)
        let values = Dictionary(uniqueKeysWithValues: try #require(matching.columns.first).values.map { ($0.text, $0) })
        #expect(values["eng-backned"]?.looksLikeID == true && values["eng-backned"]?.nearest == "eng-backend")
        #expect(values["研发部、运营部"]?.isSeveral == true && values["研发部、财务部"]?.isSeveral == false)
    }

    @Test func `what an earlier version has kept of a directory is read`() throws {
        let old = #"{"departments": ["研发部"], "employeeTypes": ["Regular"], "host": "x"}"#
        let matching = try matching("姓名,人员类型,custom_attrs.职级", ["Ada,Regular,P5"], old)
        #expect(matching.columns.map { $0.values.first?.isKnown } == [true, nil])
    }
}
