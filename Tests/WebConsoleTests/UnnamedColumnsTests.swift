import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// Columns with cells and no heading, as a merged or a forgotten one leaves them.
struct UnnamedColumnsTests {
    private static let sheet = """
        姓名,部门,员工类型,
        丁一,0,1,13800013164
        林二,0,1,13800013165

        """

    @Test func `a column without a heading is chosen like any other, and the command line runs the job`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.sheet, console)
            let before = try await dropped.get("/columns")
            #expect(before.contains("<th scope=\"row\">column D (no heading)</th><td>13800013164 · 13800013165</td>"))
            #expect(before.contains("1 to be chosen"))
            let problems = try await dropped.get("/problems")
            #expect(
                problems.contains("column D has no name in the header")
                    && problems.contains("Choose on the page Columns")
            )
            #expect(try await dropped.post("/columns", [("m3", "mobile"), ("match", "mobile")]).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("\"#4\""))
            let after = try await dropped.get("/problems")
            #expect(!after.contains("header.unnamed") && !after.contains("no name in the header"))
            let columns = try await dropped.get("/columns")
            #expect(columns.contains("0 to be chosen"))
        }
    }

    @Test func `one that is passed over by choice is passed over, and no heading becomes an attribute`() async throws {
        try await ServedConsole.with { console in
            let text = "姓名,手机号,部门,员工类型,\n丁一,13800013164,0,1,见备注\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let columns = try await dropped.get("/columns")
            #expect(columns.contains("column E (no heading)") && !columns.contains("custom_attrs.#5"))
            #expect(try await dropped.post("/columns", [("m4", "-"), ("match", "mobile")]).status == 303)
            #expect(try await !dropped.get("/problems").contains("no name in the header"))
            // The next sheet with such a header says what was taken over of it.
            let next = try await SheetOnPages.drop(text.replacing("见备注", with: "x@example.com"), console)
            #expect(try await next.get("/columns").contains("column E (no heading) is passed over"))
        }
    }

    @Test func `a cell of such a column is corrected under the letters of the spreadsheet`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.sheet.replacing("13800013165", with: "12"), console)
            #expect(try await dropped.post("/columns", [("m3", "mobile"), ("match", "mobile")]).status == 303)
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("column D (no heading)") && !problems.contains(">#4<"))
        }
    }

    @Test func `another header row takes no choice to a column of another heading`() async throws {
        try await ServedConsole.with { console in
            let text = "姓名,手机号,部门,\n姓名,手机号,,员工类型\n丁一,13800013164,0,1\n"
            let dropped = try await SheetOnPages.drop(text, console)
            #expect(try await dropped.post("/reading", [("header", "1")]).status == 303)
            #expect(try await dropped.post("/columns", [("m3", "employee_type"), ("match", "mobile")]).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("\"#4\""))
            #expect(try await dropped.post("/reading", [("header", "2")]).status == 303)
            let job = try dropped.file("job.yaml", console)
            #expect(!job.contains("\"#4\""), "\(job)")
            #expect(try await dropped.get("/columns").contains("column C (no heading)"))
            #expect(try await dropped.post("/reading", [("header", "1")]).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("\"#4\""))
        }
    }
}
