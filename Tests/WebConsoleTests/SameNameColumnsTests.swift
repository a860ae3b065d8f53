import Foundation
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// Columns of one heading: each is chosen by itself, and a job calls it by its number.
struct SameNameColumnsTests {
    private static let text = "姓名,手机号,手机号,部门,员工类型\n丁一,13800013164,12,0,1\n林二,13800013165,13,0,1\n"

    @Test func `one of two columns of a heading is passed over by its number, and the page says that there are two`()
        async throws
    {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.text, console)
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("Choose on the page Columns what each of them is"), "\(problems)")
            let before = try await dropped.get("/columns")
            #expect(before.contains("2 columns have the heading &#39;手机号&#39;: B, C."), "\(before)")
            #expect(before.contains("手机号 (column B)") && before.contains("手机号 (column C)"))
            #expect(before.contains("3 understood, 0 passed over, 2 to be chosen"), "\(before)")
            #expect(before.contains("Another column is Mobile too."), "\(before)")
            let choice = try #require(before.firstMatch(of: /<select name="m1".*?<\/select>/)).0
            #expect(choice.matches(of: />Mobile</).count == 1, "\(choice)")
            // It is one problem, and names both columns.
            let isSaidOnce = problems.contains("as column B and column C") && !problems.contains("wo columns are")
            #expect(isSaidOnce, "\(problems)")
            let list = try await dropped.browser.get("/sheets/new").text
            #expect(list.contains("2 columns to be chosen"), "\(list)")
            #expect(try await dropped.post("/columns", [("m2", "-"), ("match", "mobile")]).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("\"#3\""))
            let columns = try await dropped.get("/columns")
            #expect(columns.contains("4 understood, 1 passed over, 0 to be chosen"), "\(columns)")
            #expect(columns.contains("手机号 (column C)") && !columns.contains("no heading"))
            #expect(columns.contains("2 columns have the heading") && !columns.contains("Choose for each of them"))
            let settled = try await dropped.get("/problems")
            #expect(settled.contains("2 rows: 2 without problems"), "\(settled)")
            // It can be had back.
            #expect(try await dropped.post("/columns", [("m2", "")]).status == 303)
            #expect(try !dropped.file("job.yaml", console).contains("#3"))
            #expect(try await dropped.get("/problems").contains("stands twice in the header"))
        }
    }

    @Test
    func `the one of them that is no number has its letter on all pages, and so have both in the marked workbook`()
        async throws
    {
        try await ServedConsole.with { console in
            let text = Self.text.replacing("13800013164,12", with: "A1,").replacing("员工类型", with: "员工类型,邮箱,邮箱")
            let dropped = try await SheetOnPages.drop(text.replacing("13800013165,13", with: "A2,1"), console)
            let chosen = [("m1", "employee_no"), ("m6", "-"), ("match", "employee_no")]
            #expect(try await dropped.post("/columns", chosen).status == 303)
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("<strong>手机号 (column C)</strong> · 1 row"), "\(problems)")
            #expect(problems.contains("Show the rows<span class=\"unseen\">: 手机号 (column C)"))
            let stored = try SheetStore(stateFolder: console.stateFolder, limitBytes: .max).sheet(dropped.id)
            let data = try await AnnotatedDownload(sheet: stored, language: .english).data()
            let path = console.stateFolder + "/marked.xlsx"
            try data.write(to: URL(fileURLWithPath: path))
            let tab = try #require(try WrittenWorkbook(path).tabs.last)
            let words = "This is 手机号 (column B) of the sheet. Leave &apos;#2&apos; as it is"
            #expect(
                tab.comments.values.contains { $0.replacing("'", with: "&apos;").contains(words) },
                "\(tab.comments)"
            )
        }
    }

    @Test func `columns of other headings that are one field are to be chosen as well`() async throws {
        try await ServedConsole.with { console in
            let text = Self.text.replacing("手机号,手机号", with: "手机号,联系电话")
            let dropped = try await SheetOnPages.drop(text, console)
            #expect(try await dropped.post("/columns", [("m2", "mobile"), ("match", "mobile")]).status == 303)
            let columns = try await dropped.get("/columns?unchosen=yes")
            #expect(columns.contains("3 understood, 0 passed over, 2 to be chosen"), "\(columns)")
            #expect(columns.contains("2 columns are still to be chosen"), "\(columns)")
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("wo columns are mobile: &#39;手机号&#39; and &#39;联系电话&#39;"), "\(problems)")
            #expect(try await dropped.post("/columns", [("m2", "-"), ("match", "mobile")]).status == 303)
            #expect(try await dropped.get("/columns").contains("4 understood, 1 passed over, 0 to be chosen"))
        }
    }

    @Test func `a corrected file without one of them is refused, and the heading is named`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.text, console)
            let chosen = [("m2", "employee_no"), ("match", "mobile")]
            #expect(try await dropped.post("/columns", chosen).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("\"#3\""))
            let rest = "姓名,手机号,部门,员工类型\n丁一,13800013164,0,1\n林二,13800013165,0,1\n"
            let page = try await dropped.giveBack(rest, named: "back.csv")
            let words = "it has another number of columns than x.csv that are called 手机号"
            #expect(page.status == 409 && page.text.contains(words), "\(page.text)")
        }
    }

    @Test func `a corrected file with another number of them is refused`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.text, console)
            #expect(try await dropped.post("/columns", [("m1", "-"), ("match", "mobile")]).status == 303)
            for text in [
                "姓名,手机号,部门,员工类型\n丁一,13800013164,0,1\n林二,13800013165,0,1\n",
                "姓名,手机号,手机号,手机号,部门,员工类型\n丁一,13800013164,12,9,0,1\n林二,13800013165,13,8,0,1\n",
            ] {
                let page = try await dropped.giveBack(text, named: "back.csv")
                #expect(page.status == 409 && page.text.contains("another number of columns"), "\(page.text)")
            }
        }
    }

    @Test func `a corrected file may have both, in their order`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.text, console)
            let chosen = [("m2", "employee_no"), ("match", "mobile")]
            #expect(try await dropped.post("/columns", chosen).status == 303)
            let page = try await dropped.returned(Self.text.replacing(",13,", with: ",14,"))
            #expect(page.text.contains("手机号 (column C)") && page.text.contains("<td>14</td>"), "\(page.text)")
            _ = try await dropped.follow(try await dropped.take(page))
            #expect(try dropped.corrections(console).count == 1)
            #expect(try dropped.corrections(console).first?.hasSuffix(",13,14") == true)
        }
    }

    @Test func `the command line runs the job as it is, with the column that was chosen`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(Self.text, console)
                #expect(try await dropped.post("/columns", [("m2", "-"), ("match", "mobile")]).status == 303)
                let job = "\(console.stateFolder)/console/sheets/\(dropped.id)/job.yaml"
                let checked = try await RosterCommand(folder: folder).run("check", job)
                #expect(checked.status == 0, "\(checked.out) \(checked.err)")
                let run = try await dropped.browser.plan(dropped.address)
                let plan = try await dropped.browser.get("/runs/\(run)/plan").text
                #expect(plan.contains("2 rows to write") && plan.contains("13800013165"), "\(plan)")
                #expect(plan.contains("手机号 (column C): 12") && !plan.contains("no heading"), "\(plan)")
                #expect(plan.contains("手机号 (column B): 13800013164"), "\(plan)")
                for path in ["/runs/\(run)/rows/1/2", "/runs/\(run)", "/runs/\(run)/results"] {
                    let page = try await dropped.browser.get(path).text
                    #expect(!page.contains("no heading") && !page.contains("#3"), "\(page)")
                }
                let story = try await dropped.browser.get("/runs/\(run)/rows/1/2").text
                #expect(story.contains("手机号 (column C)") && story.contains("手机号 (column B)"), "\(story)")
                // Once the sheet is gone, nothing says whether the column has a heading.
                #expect(try await dropped.post("/delete", [("sure", "yes")]).status == 303)
                let late = try await dropped.browser.get("/runs/\(run)/rows/1/2").text
                #expect(late.contains("column C") && !late.contains("no heading") && !late.contains("#3"), "\(late)")
            }
        }
    }

    @Test func `each of them is another field, or has its own cells corrected`() async throws {
        try await ServedConsole.with { console in
            let text = "姓名,手机号,备注,备注,部门\n丁一,12,工程师,x@example.com,0\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let fields = [("m2", "job_title"), ("m3", "email"), ("match", "mobile")]
            #expect(try await dropped.post("/columns", fields).status == 303)
            let job = try dropped.file("job.yaml", console)
            #expect(job.contains("\"#3\"") && job.contains("\"#4\"") && !job.contains("备注"), "\(job)")
            let columns = try await dropped.get("/columns")
            #expect(columns.contains("5 understood, 0 passed over"), "\(columns)")
            let rows = try SheetOnPages.rows(of: QueryValue.of("手机号"), in: try await dropped.get("/problems"))
            let grid = try await dropped.get("/rows" + rows)
            #expect(!grid.contains("no heading"), "\(grid)")
        }
    }

    @Test func `what was said of all of them by their heading is said of the others by their numbers`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.text, console)
            // As somebody has written it, or an earlier version.
            let stored = try SheetStore(stateFolder: console.stateFolder, limitBytes: 1 << 20).sheet(dropped.id)
            _ = try await dropped.get("/columns")
            try stored.wave.change { $0.steps[0].ignore = ["手机号"] }
            #expect(try await dropped.get("/columns").contains("3 understood, 2 passed over"))
            #expect(try await dropped.post("/columns", [("m1", ""), ("match", "mobile")]).status == 303)
            let job = try dropped.file("job.yaml", console)
            #expect(job.contains("\"#3\"") && !job.contains("#2"), "\(job)")
            #expect(try await dropped.get("/problems").contains("2 rows: 2 without problems"))
        }
    }

    @Test func `a page of before chooses for the column that it has shown`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.text, console)
            let page = try await dropped.get("/columns")
            let shown = try ["w1", "w2"].map { try dropped.name($0, in: page) }
            #expect(try await dropped.post("/columns", [("m2", "-"), (shown[1], "")]).status == 303)
            // Another tab has passed it over: this one wants it to be something else.
            let late = try await dropped.post("/columns", [("m2", "email"), (shown[1], "")])
            #expect(late.status == 409, "\(late.text)")
            #expect(try !dropped.file("job.yaml", console).contains("email"))
        }
    }

    @Test func `names that differ in marks alone are still one to a job, and the page says so`() async throws {
        try await ServedConsole.with { console in
            let text = Self.text.replacing("手机号,手机号", with: "手机号,手机号*")
            let dropped = try await SheetOnPages.drop(text, console)
            #expect(try await dropped.get("/problems").contains("Rename one of them in the sheet"))
            let refused = try await dropped.post("/columns", [("m2", "-")])
            #expect(refused.status == 400 && refused.text.contains("Rename one of them in the sheet"))
        }
    }

    @Test func `the corrected file comes back to its own columns`() async throws {
        try await ServedConsole.with { console in
            let text = "姓名,手机号,备注,备注,部门\n丁一,13800013164,甲,ding@example.com,0\n林二,13800013165,乙,lin@example.com,0\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let fields = [("m2", "job_title"), ("m3", "email"), ("match", "mobile")]
            #expect(try await dropped.post("/columns", fields).status == 303)
            let returned = text.replacing("乙,lin@example.com", with: "丙,lin2@example.com")
            let shown = try await dropped.shown(try await dropped.giveBack(returned, named: "back.csv"))
            #expect(try await dropped.take(shown).status == 303, "\(shown.text)")
            let kept = try dropped.file("corrections.csv", console)
            #expect(kept.contains(",correct,3,#3,乙,丙") && kept.contains(",3,#4,lin@example.com,lin2@"), "\(kept)")
        }
    }
}
