import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What is offered for many rows at once whose cells tell one row from another.
struct KeyCellsTests {
    private let sheet = """
        姓名,手机号,邮箱,工号,部门,人员类型
        甲,13800013164,a@example.com,E1,0,1
        乙,13800013164,a@example.com,E1,0,1
        丙,13800013166,无,E3,0,x y
        丁,13800013167,无,E4,0,x y

        """

    private func grids(_ dropped: SheetOnPages) async throws -> [String: String] {
        let problems = try await dropped.get("/problems")
        var grids: [String: String] = [:]
        for match in problems.matches(of: /href="\/sheets\/[a-z0-9]+(\/rows\?[^"]*code=([^"&]+)[^"]*)"/) {
            grids[String(match.2).replacing("%2E", with: ".")] = try await dropped.get(
                String(match.1).replacing("&amp;", with: "&")
            )
        }
        return grids
    }

    @Test func `one value for all rows is not offered where no two rows may have the same`() async throws {
        try await ServedConsole.with { console in
            let grids = try await grids(try await SheetOnPages.drop(sheet, console))
            for field in ["mobile", "email", "employee_no"] {
                let grid = try #require(grids["\(field).duplicate"], "\(grids.keys)")
                #expect(grid.contains("<tr id=\"row2\">") && grid.contains("Leave out all 2 rows"))
                #expect(!grid.contains("name=\"which\"") && !grid.contains("The same for many rows"), "\(grid)")
            }
            let types = try #require(grids["employeeType.unchecked"] ?? grids["employeeType.unknown"], "\(grids.keys)")
            #expect(types.contains("The same for many rows") && types.contains("<input name=\"value\""))
        }
    }

    @Test func `cells that may be empty can be emptied in all rows at once`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let grids = try await grids(dropped)
            let grid = try #require(grids["value.nothing"], "\(grids.keys)")
            #expect(grid.contains("Empty many cells") && !grid.contains("<input name=\"value\""))
            let form = try #require(
                grid.firstMatch(of: /(?s)<form data-kept method="post" action="[^"]*\/rows\?.*?<\/form>/)
            ).0
            let action = try #require(form.firstMatch(of: /\/all\?form=[^&]+&amp;([^"]+)"/)).1
            let fields = try ["shown", "reading", "place", "value"].map {
                ($0, try dropped.hidden($0, in: String(form)))
            }
            #expect(fields.last?.1 == "")
            let path = "/all?" + action.replacing("&amp;", with: "&")
            let saved = try await dropped.post(path, fields + [("which", "all")])
            #expect(try await dropped.follow(saved).contains("Corrected: 2."))
        }
    }
}
