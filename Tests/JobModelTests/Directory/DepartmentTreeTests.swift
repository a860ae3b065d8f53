import ContactAPI
import JobModel
import Testing

struct DepartmentTreeTests {
    private func department(_ open: String, _ id: String, _ name: String, parent: String) -> Department {
        var department = Department()
        department.openDepartmentID = open
        department.departmentID = id
        department.name = name
        department.parentDepartmentID = parent
        return department
    }

    @Test func `finds departments by path whatever order they were listed in`() {
        let tree = DepartmentTree([
            department("od-2", "b", "后端", parent: "od-1"), department("od-1", "a", "工程部", parent: "0"),
        ])
        guard case .found(let node) = tree.resolve("工程部/后端") else {
            Issue.record("the path did not resolve")
            return
        }
        #expect(node.key == "od-2")
        #expect(tree.resolve("工程部/前端") == .missing)
    }

    @Test func `reports two departments with one path as ambiguous`() {
        let tree = DepartmentTree([
            department("od-1", "a", "X", parent: "0"), department("od-2", "b", "X", parent: "0"),
        ])
        guard case .ambiguous(let nodes) = tree.resolve("X") else {
            Issue.record("the path resolved")
            return
        }
        #expect(nodes.count == 2)
    }

    @Test func `a path can begin with an id, unless a top department has that name`() {
        var tree = DepartmentTree([
            department("od-1", "hq", "总部", parent: "0"), department("od-2", "b", "后端", parent: "od-1"),
        ])
        for cell in ["hq/后端", "HQ / 后端", "od-1/后端", "0/总部/后端", "总部/ 后端/"] {
            guard case .found(let node) = tree.resolve(cell), node.key == "od-2" else {
                Issue.record("'\(cell)' did not resolve")
                continue
            }
        }
        #expect(tree.planMissing(path: DepartmentTree.levels(of: "hq/ 前端 /组")) == [["总部", "前端"], ["总部", "前端", "组"]])
        #expect(tree.planMissing(path: ["总部", "前端"]) == [])
    }
}
