import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

/// Departments that cells name by less than an id or a path, or by something else.
struct DepartmentNameTests {
    /// 华东, 华东/财务, 华东/销售/Key Accounts, 华北, 华北/财务, 华北/研发／测试.
    static let view: DirectoryView = {
        var view = DirectoryView()
        view.departments = DepartmentTree([
            department("e", "华东"), department("ef", "财务", below: "e"), department("es", "销售", below: "e"),
            department("ek", "Key Accounts", below: "es"), department("n", "华北"),
            department("nf", "财务", below: "n"), department("nt", "研发／测试", below: "n"),
        ])
        return view
    }()

    static func department(_ id: String, _ name: String, below parent: String? = nil) -> Department {
        var department = Department()
        department.departmentID = id
        department.openDepartmentID = "od-\(id)"
        department.name = name
        department.parentDepartmentID = parent
        return department
    }

    private func row(_ cell: String, allowsNew: Bool = false) -> (row: CheckedRow, departments: [String]) {
        var checking = Checking().with("department_ids", cell)
        checking.view = Self.view
        if allowsNew { checking.step.allowNew = ["department"] }
        return (checking.row, checking.person?.departments ?? [])
    }

    @Test(arguments: ["华东.财务", "华东 财务", "华东：销售：Key Accounts", "华北•财务", "华东\u{3000}销售"])
    func `does not create a department from levels separated by a dot, a colon or a space`(cell: String) {
        for allowsNew in [false, true] {
            #expect(row(cell, allowsNew: allowsNew).row.findings.map(\.code) == ["department.levels"], "\(cell)")
        }
    }

    @Test(arguments: ["华东&华北", "华东和华北", "华东/销售＋华北/财务", "华东及华北"])
    func `reads two names joined by a word or sign as two departments`(cell: String) {
        for allowsNew in [false, true] {
            #expect(row(cell, allowsNew: allowsNew).row.findings.map(\.code) == ["department.list"], "\(cell)")
        }
        // In one name it is a part of it.
        #expect(row("/华东/人事和行政", allowsNew: true).row.findings == [])
    }

    @Test(arguments: [("華東", "华东"), ("華東/財務", "华东/财务"), ("华东/銷售", "华东/销售")])
    func `treats a name in traditional characters as near to the simplified one`(cell: String, near: String) {
        let missing = row(cell).row.findings
        #expect(
            missing.map(\.code) == ["department.notFound"] && missing[0].problem.en.contains("'\(near)'"),
            "\(missing)"
        )
        let names = DepartmentNames(Self.view.departments)
        #expect(names.near(to: cell.split(separator: "/").map(String.init)) == near || cell.hasPrefix("華東/"))
    }

    @Test(arguments: [
        ("销售", "华东/销售"), ("Key Accounts", "华东/销售/Key Accounts"), ("key  ACCOUNTS", "华东/销售/Key Accounts"),
        ("销售/Key Accounts", "华东/销售/Key Accounts"), ("华东／财务", "华东/财务"), ("ＫｅｙAccounts", "华东/销售/Key Accounts"),
        ("研发／测试", "华北/研发／测试"), ("研发/测试", "华北/研发／测试"),
    ])
    func `resolves a name that only one department has, and says so`(cell: String, path: String) {
        for allowsNew in [false, true] {
            let (row, departments) = row(cell, allowsNew: allowsNew)
            #expect(row.findings.isEmpty && departments == [path], "\(row.findings)")
            #expect(row.repairs.map(\.code) == ["repair.department"])
            #expect(row.repairs.first?.problem.en.contains("'\(path)'") == true)
        }
    }

    @Test(arguments: [false, true])
    func `asks which department is meant if several have the name`(allowsNew: Bool) {
        let (row, _) = row("财务", allowsNew: allowsNew)
        #expect(row.findings.map(\.code) == ["department.ambiguous"])
        #expect(row.findings.first?.remedy.en.contains("华东/财务 (ef), 华北/财务 (nf)") == true)
        #expect(self.row("财务/应付组", allowsNew: true).row.findings.map(\.code) == ["department.ambiguous"])
    }

    @Test(arguments: ["华东-财务", "华东 > 财务", "华东\\财务", "华东→财务", "华东|财务", "e-财务", "销售·Key Accounts"])
    func `recognises a path with other separators, and creates nothing`(cell: String) {
        for allowsNew in [false, true] {
            #expect(row(cell, allowsNew: allowsNew).row.findings.map(\.code) == ["department.levels"])
        }
    }

    @Test(arguments: ["华东,华北", "华东，财务", "华东/财务、华北/财务", "华东\n华北", "e|n", "华东,华北,"])
    func `recognises a list with other separators, and creates nothing`(cell: String) {
        for allowsNew in [false, true] {
            #expect(row(cell, allowsNew: allowsNew).row.findings.map(\.code) == ["department.list"])
        }
        #expect(row("华东;华北").row.findings.isEmpty)
    }

    @Test func `applies the rules of names at every new level of a department`() {
        #expect(row("华东/新\n组", allowsNew: true).row.findings.map(\.code) == ["text.lineBreak"])
        #expect(row("新部/新\r组/小组", allowsNew: true).row.findings.map(\.code) == ["text.lineBreak"])
        #expect(row("华东/新组", allowsNew: true).row.findings.isEmpty)
    }

    @Test(arguments: [
        ("华东/销售部", "华东/销售"), ("示例公司/华东", "华东"), ("华北/销售", "华东/销售"), ("华东/Key Acounts", nil),
        ("华东/法务", nil), ("华东/销售/Key Acounts", "华东/销售/Key Accounts"),
    ])
    func `names the department that a new one resembles`(cell: String, near: String?) {
        let (row, departments) = row(cell, allowsNew: true)
        #expect(row.findings.isEmpty && departments == [cell])
        #expect(row.warnings.map(\.code) == (near == nil ? [] : ["department.near"]), "\(row.warnings)")
        if let near { #expect(row.warnings.first?.problem.en.contains("'\(near)'") == true) }
    }

    @Test func `creates a name with a list separator, and reports it`() {
        #expect(row("市场,公关", allowsNew: true).row.warnings.map(\.code) == ["department.oneNew"])
    }

    @Test func `creates a new level below the department with the name`() {
        let (row, departments) = row("销售/渠道", allowsNew: true)
        #expect(row.findings.isEmpty && departments == ["华东/销售/渠道"])
        #expect(row.repairs.map(\.code) == ["repair.department"])
    }

    @Test(arguments: ["/销售", "/华东-财务", "/销售/渠道", "/华东,华北"])
    func `reads a cell that begins with a separator as an exact path from the root`(cell: String) {
        let (row, departments) = row(cell, allowsNew: true)
        #expect(row.findings.isEmpty && row.repairs.isEmpty && departments == [cell])
        #expect(self.row(cell).row.findings.map(\.code) == ["department.notFound"])
        #expect(self.row("/华东/销售").row.findings.isEmpty)
    }

    @Test func `never creates the root under any name`() {
        for cell in ["根部门", "Root", "ROOT department"] {
            #expect(row(cell, allowsNew: true).row.findings.map(\.code) == ["department.root"])
        }
        #expect(row("/根部门", allowsNew: true).row.findings.isEmpty && row("0").row.findings.isEmpty)
    }

    @Test func `refuses a word for nothing at any level, unless the job accepts it`() {
        #expect(row("无", allowsNew: true).row.findings.count == 1)
        #expect(row("华东/无", allowsNew: true).row.findings.count == 1)
        var checking = Checking().with("department_ids", "华东/无").stepped {
            $0.allowNew = ["department"]
            $0.accept = ["department_ids": ["华东/无"]]
        }
        checking.view = Self.view
        #expect(checking.row.findings.isEmpty)
    }

    @Test func `does not report a series of new names as a slip`() {
        let names = DepartmentNames(Self.view.departments)
        #expect(names.near(to: ["华东", "二组"], new: [["华东", "一组"]]) == nil)
        #expect(names.near(to: ["华东", "渠道部"], new: [["华东", "渠道"]]) == "华东/渠道")
        #expect(names.near(to: ["华中"]) == nil)
    }
}
