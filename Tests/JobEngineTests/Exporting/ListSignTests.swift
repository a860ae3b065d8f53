import ContactAPI
import Foundation
import JobModel
import RowValidation
import TestSupport
import Testing

@testable import JobEngine

/// Cells of several departments or leaders, whose names may hold the sign that stands between them.
struct ListSignTests {
    private struct People: ExportedPeople {
        func person(id: String) -> ExportedPerson? {
            switch id {
            case "bob": ExportedPerson(name: "鲍、勃", employeeNumber: "00、42")
            case "eve": ExportedPerson(name: "伊芙", employeeNumber: "E5")
            default: nil
            }
        }
    }

    private static let tree = DepartmentTree([
        Company.department("r", "研发"), Company.department("t", "测试"), Company.department("b", "研发、测试"),
        Company.department("s", "a;b"),
    ])

    private func cells(of user: User, _ change: (inout ExportChoice) -> Void) throws -> [String] {
        var choice = ExportChoice()
        choice.people = .named(["department_ids", "dotted_line_leader_user_ids"])
        change(&choice)
        let cells = ExportCells(tree: Self.tree, timezone: "UTC")
        var writer = CellWriter(CellFormat(cells, choice, timezone: "UTC") { People().person(id: $0) })
        return try ExportColumn.people(choice, attributes: []).map { try writer.text($0.shape, of: [user]) }
    }

    @Test func `a department whose name holds the sign is written by its id`() throws {
        let both = Company.user("x", departments: ["od-r", "od-t"])
        let one = Company.user("y", departments: ["od-b"])
        #expect(try cells(of: both) { $0.listSeparator = "、" }[0] == "研发、测试")
        #expect(try cells(of: one) { $0.listSeparator = "、" }[0] == "b")
        #expect(try cells(of: one) { _ in }[0] == "研发、测试")
        // An import takes every cell apart at semicolons.
        #expect(try cells(of: Company.user("z", departments: ["od-s"])) { $0.listSeparator = "、" }[0] == "s")
    }

    @Test(arguments: [(ExportChoice.Leaders.name, "bob、伊芙 (eve)"), (.employeeNumber, "bob、employee_no:E5")])
    func `so is a leader`(leaders: ExportChoice.Leaders, cell: String) throws {
        let user = Company.user("x", departments: ["od-r"]) { $0.dottedLineLeaderUserIDs = ["bob", "eve"] }
        let written = try cells(of: user) { choice in
            choice.listSeparator = "、"
            choice.leadersAs = leaders
        }
        #expect(written[1] == cell)
    }
}
