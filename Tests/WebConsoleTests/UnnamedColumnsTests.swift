import Foundation
import NIOHTTP1
import TestSupport
import Testing
import Workbooks

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

    @Test func `the pages of its plan and run call it as the pages of the sheet do, and failed.csv by its number`()
        async throws
    {
        try await ServedConsole.with { console in
            let text = Self.sheet.replacing("员工类型,", with: "员工类型,,工号").replacing("164", with: "164,A1")
            let dropped = try await SheetOnPages.drop(text.replacing("13800013165", with: "12,A2"), console)
            #expect(try await dropped.post("/columns", [("m3", "mobile"), ("match", "employee_no")]).status == 303)
            let (browser, run) = (dropped.browser, try await dropped.browser.plan(dropped.address))
            let invalid = "/runs/\(run)/rows/1/3"
            let before = ["/runs/\(run)", "/runs/\(run)/plan", "/runs/\(run)/release", invalid]
            for path in before { #expect(try await !browser.get(path).text.contains("#4"), "\(path)") }
            #expect(try await browser.get(invalid).text.contains("<th scope=\"row\">column D (no heading)</th>"))
            // A cell that is corrected since is named by the page of the release.
            let rows = try SheetOnPages.rows(of: "%234", in: try await dropped.get("/problems"))
            let cell = try SheetOnPages.cell(3, 3, in: try await dropped.get("/rows" + rows))
            #expect(try await dropped.post("/rows" + rows, [(cell, "13800013166")]).status == 303)
            let release = try await browser.get("/runs/\(run)/release").text
            #expect(release.contains("Row 3, column D (no heading):") && !release.contains("#4"), "\(release)")
            let mark = try #require(release.firstMatch(of: /name="stale" value="([^"]+)"/)).1
            #expect(try await browser.submit("/runs/\(run)/release", "stale=\(mark)").status == 303)
            try await browser.untilNobodyWorks(on: run)
            for path in ["/runs/\(run)", "/runs/\(run)/results", invalid, "/runs/\(run)/rows/1/2"] {
                #expect(try await !browser.get(path).text.contains("#4"), "\(path)")
            }
            let again = try await browser.submit("/runs/\(run)/retry")
            let plan = try #require(again.headers["Location"].first, "\(again.text)")
            try await browser.untilNobodyWorks(on: String(plan.split(separator: "/")[1]))
            let page = try await browser.get(plan).text
            #expect(page.contains("column D (no heading)") && !page.contains("#4"), "\(page)")
            let failed = try await browser.get("/runs/\(run)/file?name=people/failed.csv").text
            #expect(failed.contains("#4"), "\(failed)")
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
            // No heading says that the next sheet with such a header has the same there.
            let next = try await SheetOnPages.drop(text.replacing("见备注", with: "x@example.com"), console)
            let others = try await next.get("/columns")
            #expect(
                others.contains("Matched as") && others.contains("1 to be chosen") && !others.contains("is passed over")
            )
            #expect(try !next.file("job.yaml", console).contains("\"#5\""))
            let without = try await SheetOnPages.drop(
                text.replacing(",\n", with: "\n").replacing(",见备注", with: ""),
                console
            )
            #expect(try await !without.get("/columns").contains("#5"))
            #expect(try await !without.get("/problems").contains("#5"))
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
            let back = try dropped.file("job.yaml", console)
            #expect(!back.contains("\"#4\""), "\(back)")
        }
    }

    @Test func `files from before and after such a choice come back as corrected ones`() async throws {
        try await ServedConsole.with { console in
            let rows = [
                ["name", "mobile", "department_ids", "employee_type"], ["Ada", "13800013164", "0", "1", "007"],
            ]
            let more = [["Bo", "13800013165", "0", "1", "008"]]
            let dropped = try await Self.drop(rows + more, console)
            let earlier = try await dropped.annotated(console) { Self.change("008", to: "108", in: &$0) }
            #expect(try await dropped.post("/columns", [("m4", "employee_no"), ("match", "mobile")]).status == 303)
            let original = try Self.workbook(rows + [["Bo", "13800013165", "0", "1", "108"]], console)
            let later = try await dropped.annotated(console) { Self.change("008", to: "108", in: &$0) }
            for file in [original, earlier, later] {
                let page = try await dropped.shown(try await dropped.giveBack(file, named: "y.xlsx"))
                #expect(page.text.contains("<td>008</td><td>108</td>"), "\(page.text)")
                #expect(page.text.contains("Take this 1 cell"))
            }
        }
    }

    @Test func `one of which only a row far below has a cell is chosen as well`() async throws {
        try await ServedConsole.with { console in
            var rows = [["name", "mobile", "department_ids", "employee_type"]]
            for number in 0..<250 { rows.append(["Ada", "1380001\(4000 + number)", "0", "1"]) }
            rows[250].append("007")
            let dropped = try await Self.drop(rows, console)
            #expect(try await dropped.get("/problems").contains("Choose on the page Columns what column E is"))
            #expect(try await dropped.get("/columns").contains("column E (no heading)</th><td>007</td>"))
            #expect(try await dropped.post("/columns", [("m4", "employee_no"), ("match", "mobile")]).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("\"#5\""))
            #expect(try await !dropped.get("/problems").contains("no name in the header"))
            #expect(try await dropped.get("/columns").contains("0 to be chosen"))
        }
    }

    private static func drop(_ rows: [[String]], _ console: ServedConsole) async throws -> SheetOnPages {
        let browser = try await console.browser()
        let answer = try await browser.drop(workbook(rows, console), named: "x.xlsx")
        let id = try #require(answer.headers["Location"].first?.split(separator: "/").last.map(String.init))
        return SheetOnPages(browser: browser, id: id, form: try await browser.formToken())
    }

    private static func workbook(_ rows: [[String]], _ console: ServedConsole) throws -> [UInt8] {
        let path = console.stateFolder + "/\(UUID().uuidString).xlsx"
        let writer = try WorkbookWriter(path: path)
        let tab = try writer.addTab("People")
        for row in rows { try tab.write(row) }
        try writer.close()
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func change(_ old: String, to new: String, in rows: inout [[String]]) {
        for row in rows.indices { rows[row] = rows[row].map { $0 == old ? new : $0 } }
    }
}
