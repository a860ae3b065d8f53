import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

/// Sheets of departments that name parents by name.
struct DepartmentHierarchyTests {
    /// Rows of a sheet, each with its path and what is said of it.
    private func places(
        _ rows: [[String]],
        header: [String] = ["name", "parent_name"],
        match: String = "path",
        view: DirectoryView? = DepartmentNameTests.view
    ) -> [(draft: DepartmentDraft?, findings: [Finding], repairs: [Finding])] {
        let job = JobDefinition(job: "test")
        var step = StepDefinition(subject: .departments, source: "test.csv", match: match)
        step.mode = .upsert
        let records = rows.enumerated().map { place, fields in
            ReadRecord(record: InputRecord(line: place + 2, row: place + 2, fields: fields))
        }
        let plain = SheetChecker(header: header, job: job, step: step, directory: view)
        let hierarchy = DepartmentHierarchy(
            records.compactMap(plain.hierarchyRow),
            columns: plain.columns,
            names: plain.names
        )
        let checker = SheetChecker(header: header, job: job, step: step, directory: view, hierarchy: hierarchy)
        #expect(checker.columns.findings.isEmpty && checker.columns.hasHierarchy)
        return records.map { read in
            let row = checker.check(read)
            guard case .department(let draft) = row.draft else { return (nil, row.findings, row.repairs) }
            return (draft, row.findings, row.repairs)
        }
    }

    private func paths(_ rows: [[String]], view: DirectoryView? = DepartmentNameTests.view) -> [String] {
        places(rows, view: view).map { place in
            guard place.findings.isEmpty else { return place.findings.map(\.code).joined(separator: ",") }
            return place.draft?.path?.joined(separator: "/") ?? ""
        }
    }

    @Test func `finds paths by the names of parents, in any order of rows`() {
        let rows = [
            ["支付组", "后端"], ["后端", "研发中心"], ["研发中心", ""], ["渠道", "销售"], ["大客户", "销售/Key Accounts"],
            ["测试", "研发中心/后端"], ["销售", "华东"],
        ]
        #expect(
            paths(rows) == [
                "研发中心/后端/支付组", "研发中心/后端", "研发中心", "华东/销售/渠道", "华东/销售/Key Accounts/大客户",
                "研发中心/后端/测试", "华东/销售",
            ]
        )
    }

    @Test func `asks which parent is meant where several have the name`() {
        let rows = [["应付", "财务"], ["应收", "华北/财务"], ["总账", "/财务"], ["招聘", "人事"], ["人事", "华东"], ["人事", "华北"]]
        let found = places(rows)
        #expect(found[0].findings.map(\.code) == ["department.ambiguous"])
        #expect(found[0].findings[0].remedy.en.contains("华东/财务, 华北/财务"))
        #expect(found[0].findings[0].column == "parent_name")
        #expect(found[1].draft?.path == ["华北", "财务", "应收"])
        #expect(found[2].findings.map(\.code) == ["department.notFound"])
        #expect(found[3].findings.map(\.code) == ["department.ambiguous"])
    }

    @Test func `does not choose between a name of the sheet and one of the directory`() {
        let rows = [["销售", ""], ["渠道", "销售"], ["直销", "/销售"], ["大区", "华东/销售"]]
        #expect(paths(rows) == ["销售", "department.ambiguous", "销售/直销", "华东/销售/大区"])
        // The row that is about the same department is no second one.
        #expect(paths([["销售", "华东"], ["渠道", "销售"]]) == ["华东/销售", "华东/销售/渠道"])
    }

    @Test func `names the rows of a cycle, and for rows below it the refused row`() {
        let rows = [["甲", "乙"], ["乙", "丙"], ["丙", "甲"], ["丁", "甲"], ["戊", "戊"], ["己", "丁"]]
        let found = places(rows)
        for place in 0..<3 {
            #expect(found[place].findings.map(\.code) == ["parent.cycle"])
            #expect(found[place].findings[0].problem.en.contains("rows 2 → 3 → 4"))
        }
        #expect(found[3].findings.map(\.code) == ["parent.refused"])
        #expect(found[3].findings[0].problem.en.contains("row 2"))
        #expect(found[4].findings.map(\.code) == ["parent.cycle"])
        #expect(found[5].findings.map(\.code) == ["parent.refused"])
    }

    @Test func `a department can have the name of its parent`() {
        #expect(paths([["销售", "销售"]]) == ["华东/销售/销售"])
    }

    @Test func `without a directory assumes that other parents exist`() {
        let rows = [["后端", "研发中心"], ["支付", "后端"], ["研发中心", "不在表中"]]
        #expect(paths(rows, view: nil) == ["不在表中/研发中心/后端", "不在表中/研发中心/后端/支付", "不在表中/研发中心"])
        #expect(paths([["甲", "乙"], ["乙", "甲"]], view: nil) == ["parent.cycle", "parent.cycle"])
    }

    @Test func `a refused name still identifies its row`() {
        let found = places([["研发/测试", ""], ["支付", "研发/测试"], ["", "华东"]])
        #expect(found[0].findings.map(\.code) == ["name.separator"])
        #expect(found[2].findings.isEmpty && found[2].draft?.path == nil)
    }

    @Test(arguments: ["parent_name", "parent_department_id"])
    func `parents of departments with ids can also be given by name`(column: String) {
        let rows = [
            ["rd", "研发中心", ""], ["be", "后端", "研发中心"], ["ch", "渠道", "销售"], ["ap", "应付", "财务"], ["ef", "账务", "华东"],
        ]
        let found = places(rows, header: ["department_id", "name", column], match: "department_id")
        #expect(found.map { $0.draft?.parent } == [nil, "rd", "华东/销售", "华北/财务", "华东"])
        #expect(found.allSatisfy { $0.findings.isEmpty })
        #expect(found[1].repairs.map(\.code) == (column == "parent_name" ? [] : ["repair.department"]))
    }

    @Test func `prefers an id to a name in a column of ids`() {
        let header = ["department_id", "name", "parent_department_id"]
        let rows = [["x", "e", ""], ["y", "甲", "e"], ["z", "乙", "X"], ["w", "丙", "财务"]]
        let found = places(rows, header: header, match: "department_id")
        #expect(found[1].draft?.parent == "e" && found[2].draft?.parent == "X")
        #expect(found[3].findings.map(\.code) == ["department.ambiguous"])
        #expect(found[3].findings[0].remedy.en.contains("华东/财务 (ef), 华北/财务 (nf)"))
        let named = places(rows, header: ["department_id", "name", "parent_name"], match: "department_id")
        #expect(named[1].draft?.parent == "x")
    }
}
