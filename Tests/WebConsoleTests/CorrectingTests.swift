import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// A sheet that is corrected on the console's pages, as a browser without script does it.
struct CorrectingTests {
    private let sheet = """
        name,mobile,department_ids,employee_type,note
        Ada,13800013164,0,1,a
        Bo,1380001316,0,1,b
        Cy,138000131,0,1,c
        Di,13800013166,,1,d

        """

    /// Two rows of it have the same cause.
    private let genders = """
        name,mobile,department_ids,employee_type,gender
        Ada,13800013164,0,1,female
        Bo,13800013165,0,1,q
        Cy,13800013167,0,1,w
        Di,13800013166,,1,male

        """

    private func drop(
        _ text: String,
        named name: String = "x.csv",
        _ console: ServedConsole
    ) async throws -> SheetOnPages {
        let dropped = try await SheetOnPages.drop(text, named: name, console)
        _ = try await dropped.post("/columns", [("m4", "-")])
        return dropped
    }

    private func rows(of column: String, in page: String) throws -> String {
        try SheetOnPages.rows(of: column, in: page)
    }

    private func cell(_ row: Int, _ place: Int, in page: String) throws -> String {
        try SheetOnPages.cell(row, place, in: page)
    }

    private func corrections(_ dropped: SheetOnPages, _ console: ServedConsole) throws -> String {
        try dropped.file("corrections.csv", console)
    }

    @Test func `a large sheet says what a correction means to other rows, once all of it has been checked`()
        async throws
    {
        try await ServedConsole.with { console in
            let people = (0..<6000).map { "P\($0),\(13_800_000_000 + $0),0,1,p\($0 == 1 ? 0 : $0)@example.com\n" }
            let dropped = try await SheetOnPages.drop(
                "name,mobile,department_ids,employee_type,email\n" + people.joined(),
                named: "x.csv",
                console
            )
            let rows = try rows(of: "email", in: try await dropped.get("/problems"))
            let grid = try await dropped.get("/rows" + rows)
            #expect(grid.contains("Rows 1 to 2 of 2.") && grid.contains("stands in row 2 as well"))
            let saved = try await dropped.post("/rows" + rows, [(try cell(3, 4, in: grid), "other@example.com")])
            let address = try #require(saved.headers["Location"].first)
            let whole = try await dropped.browser.get(address + "&whole=yes").text
            #expect(whole.contains("Corrected: 1.") && whole.contains("No row has this problem any more."))
            #expect(!whole.contains("<tr id=\"row2\">") && !whole.contains("being checked again"))
        }
    }

    @Test func `a cell is corrected in place, checked at once, and undone`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("4 rows: 1 without problems, 3 with problems, 0 left out."))
            let rows = try rows(of: "mobile", in: problems)
            let grid = try await dropped.get("/rows" + rows)
            #expect(grid.contains("table data-grid") && grid.contains("Rows 1 to 2 of 2."))
            let name = try cell(3, 1, in: grid)
            let saved = try await dropped.post(
                "/rows" + rows,
                [(name, "13800013167"), (try cell(4, 1, in: grid), "138000131")]
            )
            let after = try await dropped.follow(saved)
            #expect(after.contains("Corrected: 1.") && after.contains("Rows 1 to 1 of 1."))
            // The corrected row is shown once more, without its problem.
            #expect(after.contains("<tr id=\"row3\">") && after.contains("value=\"13800013167\""))
            #expect(try await dropped.get("/problems").contains("2 without problems, 2 with problems"))
            #expect(try corrections(dropped, console).contains(",correct,3,mobile,1380001316,13800013167"))
            let time = try #require(try await dropped.get("/problems").firstMatch(of: /name="last" value="([^"]+)"/)).1
            let undone = try await dropped.follow(try await dropped.post("/undo", [("last", String(time))]))
            let counts = "4 rows: 1 without problems, 3 with problems"
            #expect(undone.contains("Undone: 1 correction (") && undone.contains("obile, row 3). \(counts)"))
            #expect(!undone.contains("Corrected:"))
            // What was undone is not undone again.
            #expect(try await dropped.post("/undo", [("last", String(time))]).status == 409)
            let stored = "\(console.stateFolder)/console/sheets/\(dropped.id)/sheet"
            #expect(try String(contentsOfFile: stored, encoding: .utf8) == sheet)
        }
    }

    @Test func `the page of a cause takes back what was corrected there, and nothing of another cause`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let problems = try await dropped.get("/problems")
            let (mobile, other) = (try rows(of: "mobile", in: problems), try rows(of: "department_ids", in: problems))
            let name = try cell(3, 1, in: try await dropped.get("/rows" + mobile))
            let after = try await dropped.follow(try await dropped.post("/rows" + mobile, [(name, "13800013167")]))
            #expect(after.contains("Undo the last correction (") && after.contains("obile, row 3)</button>"))
            #expect(try await !dropped.get("/rows" + other).contains("Undo the last correction"))
            let wish: HTTPHeaders = ["Accept-Language": "zh"]
            let chinese = try await dropped.browser.get(dropped.address + "/problems", headers: wish)
            #expect(chinese.text.contains("撤销上一次更正（手机号，第 3 行）"))
            let time = try dropped.hidden("last", in: after)
            let undone = try await dropped.follow(try await dropped.post("/undo" + mobile, [("last", time)]))
            #expect(undone.contains("Undone: 1 correction (") && undone.contains("obile, row 3). Rows 1 to 2 of 2."))
            #expect(undone.contains("value=\"1380001316\""))
        }
    }

    @Test func `cells of many rows are emptied where the reader says so, not because nothing was typed`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(genders, console)
            let rows = try rows(of: "gender", in: try await dropped.get("/problems"))
            let grid = try await dropped.get("/rows" + rows)
            let hidden = try ["shown", "place", "typed"].map { ($0, try dropped.hidden($0, in: grid)) }
            let fields = hidden + [("which", "all"), ("value", " ")]
            let refused = try await dropped.post("/all" + rows, fields)
            #expect(refused.status == 409 && refused.text.contains("no new value was given"))
            #expect(refused.text.contains(">Empty 2 cells</button>"))
            let marked =
                "<input name=\"value\" autocomplete=\"off\" aria-invalid=\"true\" aria-describedby=\"value-error\">"
            #expect(refused.text.contains(marked) && !grid.contains("value-error"))
            #expect(try await dropped.get("/problems").contains("1 without problems, 3 with problems"))
            let after = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(after.contains("Corrected: 2."))
        }
    }

    @Test func `the second of two tabs that correct one cell is refused with both values`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let rows = try rows(of: "mobile", in: try await dropped.get("/problems"))
            let grid = try await dropped.get("/rows" + rows)
            let name = try cell(3, 1, in: grid)
            #expect(try await dropped.post("/rows" + rows, [(name, "13800013167")]).status == 303)
            let second = try await dropped.post("/rows" + rows, [(name, "13800013168")])
            #expect(second.status == 409 && second.text.contains("role=\"alert\""))
            #expect(second.text.contains("13800013167") && second.text.contains("13800013168"))
            #expect(!(try corrections(dropped, console).contains("13800013168")))
            // Who has not changed the cell, or has changed it to the same, is not in the way.
            #expect(try await dropped.post("/rows" + rows, [(name, "1380001316")]).status == 303)
            #expect(try await dropped.post("/rows" + rows, [(name, "13800013167")]).status == 303)
        }
    }

    @Test func `a cell whose correction was made of another value is corrected again`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let edited = "time,action,row,column,old,new\n2026-11-26T08:00:00.000Z,correct,3,mobile,1,13800013169\n"
            let path = "\(console.stateFolder)/console/sheets/\(dropped.id)/corrections.csv"
            try Data(edited.utf8).write(to: URL(fileURLWithPath: path))
            let rows = "/rows?kind=finding&code=correction.differs&column=mobile"
            let name = try cell(3, 1, in: try await dropped.get(rows))
            #expect(try await dropped.post(rows, [(name, "13800013167")]).status == 303)
            #expect(try await dropped.get("/problems").contains("2 without problems, 2 with problems"))
            let kept = try corrections(dropped, console)
            #expect(kept.contains(",correct,3,mobile,1380001316,13800013167") && !kept.contains("13800013169"))
            // The earlier page gets a refusal.
            #expect(try await dropped.post(rows, [(name, "13800013168")]).status == 409)
        }
    }

    @Test func `many rows get the same value, or are left out, and come back`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(genders, console)
            let rows = try rows(of: "gender", in: try await dropped.get("/problems"))
            let all: [(String, String)] = [("place", "4"), ("which", "=w"), ("value", "male")]
            #expect(try await dropped.post("/all" + rows, [("shown", "7")] + all).status == 409)
            let two = try dropped.hidden("shown", in: try await dropped.get("/rows" + rows))
            _ = try await dropped.follow(try await dropped.post("/all" + rows, [("shown", two)] + all))
            #expect(try await dropped.get("/problems").contains("2 without problems, 2 with problems, 0 left out."))
            let one = try await dropped.get("/rows" + rows)
            let shown = try dropped.hidden("shownRows", in: one)
            _ = try await dropped.post("/all" + rows, [("shownRows", shown), ("leave", "all")])
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("2 without problems, 1 with problems, 1 left out."))
            let out = "/rows?kind=correction&code=correction.leftOut"
            #expect(try await dropped.get(out).contains("name=\"take\" value=\"3."))
            _ = try await dropped.post(out, [("take", "3")])
            #expect(try await dropped.get("/problems").contains("2 without problems, 2 with problems, 0 left out."))
        }
    }

    @Test func `a form that corrects a cell and leaves a row out says both`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let rows = try rows(of: "mobile", in: try await dropped.get("/problems"))
            let grid = try await dropped.get("/rows" + rows)
            let leave = try #require(grid.firstMatch(of: /name="leave" value="(3\.[0-9a-f]{8})"/)).1
            let fields = [(try cell(4, 1, in: grid), "13800013167"), ("leave", String(leave))]
            let saved = try await dropped.post("/rows" + rows, fields)
            #expect(try await dropped.follow(saved).contains("Corrected: 1. Left out: 1 row."))
            let place = try #require(saved.headers["Location"].first)
            let chinese = try await dropped.browser.get(place, headers: ["Accept-Language": "zh"]).text
            #expect(chinese.contains("已更正 1 处。已跳过 1 行。"), "\(chinese)")
            #expect(try await dropped.get("/problems").contains("1 left out."))
        }
    }

    @Test func `many rows are left out once the reader has answered how many they are`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(genders, console)
            let rows = try rows(of: "gender", in: try await dropped.get("/problems"))
            let grid = try await dropped.get("/rows" + rows)
            let mark = try dropped.hidden("shownRows", in: grid)
            let asked = try await dropped.post("/all" + rows, [("shownRows", mark), ("leave", "all")])
            #expect(asked.text.contains("Leave out all 2 rows? Nothing has been left out yet."), "\(asked.text)")
            #expect(try await dropped.get("/problems").contains("0 left out."))
            let left = try await dropped.follow(try await dropped.pressAnyway(on: asked))
            let undoing = "Take back 2 rows that were left out last"
            #expect(left.contains("Left out: 2 rows.") && left.contains(undoing), "\(left)")
            #expect(try await dropped.get("/problems").contains("2 left out."))
            // What was asked of rows that are others by now is asked again, and not done.
            let later = try await dropped.post("/all" + rows, [("shownRows", "7"), ("leave", "all"), ("sure", "yes")])
            #expect(later.status == 409)
        }
    }

    @Test func `script in cells, headers and the name of the file stays text on every page`() async throws {
        let script = "<script>alert(1)</script>"
        // To a library that looks at characters, a quotation mark with an accent is another sign.
        let quote = "\"\u{301} autofocus onfocus=alert(2) x=\""
        try await ServedConsole.with { console in
            var cell = String.UnicodeScalarView()
            for scalar in quote.unicodeScalars {
                cell.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
            }
            let row = "\"\(String(cell))\",\(script),x,\(script)"
            let text = "name,mobile,\"\(script)\",department_ids\n\(row)\n"
            let dropped = try await drop(text, named: "<img src=x onerror=alert(3)>.csv", console)
            let problems = try await dropped.get("/problems")
            var pages = [problems, try await dropped.get(""), try await dropped.get("/columns")]
            pages.append(try await dropped.get("/values?ask=no"))
            for match in problems.matches(of: /href="\/sheets\/[a-z0-9]+(\/rows\?[^"]*)"/) {
                pages.append(try await dropped.get(String(match.1).replacing("&amp;", with: "&")))
            }
            #expect(pages.count > 4)
            for page in pages {
                #expect(!page.contains(script) && !page.contains("<img") && !page.contains("\"\u{301} autofocus"))
                #expect(page.utf8.count < 100_000)
            }
        }
    }

    @Test func `a page of long and many cells stays small`() async throws {
        try await ServedConsole.with { console in
            let long = String(repeating: "\"<&", count: 120)
            let rows = (0..<200).map { "P\($0),12,\"\(long.replacing("\"", with: "\"\""))\",0,1" }
            let text = "name,mobile,en_name,department_ids,employee_type\n" + rows.joined(separator: "\n") + "\n"
            let dropped = try await drop(text, console)
            let problems = try await dropped.get("/problems")
            let grid = try await dropped.get("/rows" + self.rows(of: "mobile", in: problems))
            #expect(problems.utf8.count < 100_000 && grid.utf8.count < 100_000)
            #expect(grid.contains("Further rows"))
        }
    }

    @Test func `a form without its token, of another sheet or to another folder changes nothing`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let bare = try await dropped.browser.post(dropped.address + "/rows?kind=finding&code=x", body: [])
            #expect(bare.status == 403)
            for id in ["..", "%2e%2e", "abcdefghijkm", "..%2F\(dropped.id)"] {
                for path in [
                    "rows?kind=finding&code=x", "all?kind=finding&code=x", "undo", "columns", "values", "delete",
                ] {
                    let mark = path.contains("?") ? "&" : "?"
                    let page = try await dropped.browser.post(
                        "/sheets/\(id)/\(path)\(mark)form=\(dropped.form)",
                        body: []
                    )
                    #expect([400, 404].contains(page.status), "\(id)/\(path)")
                }
            }
            #expect(try await dropped.get("/problems").contains("3 with problems, 0 left out."))
        }
    }

    @Test func `the sheet goes down annotated, and a corrected file comes up to be compared with it`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let file = try await dropped.browser.get(dropped.address + "/annotated.xlsx")
            #expect(file.status == 200 && file.text.hasPrefix("PK"))
            #expect(file.headers["Content-Disposition"].first?.contains("attachment") == true)
            let fixed = sheet.replacing("1380001316,", with: "13800013167,").replacing(
                "13800013166,,",
                with: "13800013166,0,"
            )
            let up = try await dropped.browser.drop(
                Array(fixed.utf8),
                named: "y.csv",
                at: dropped.address + "/corrected"
            )
            let page = try await dropped.follow(up)
            #expect(page.contains("y.csv: 4 rows, 2 of them as they are; 2 rows have 2 other cells."), "\(page)")
            let address = try #require(up.headers["Location"].first)
            let mark = try dropped.hidden("mark", in: page)
            let path = String(address.dropFirst(dropped.address.count))
            let taken = try await dropped.post(path, [("mark", mark), ("do", "take")])
            #expect(try await dropped.follow(taken).contains("4 rows: 3 without problems, 1 with problems"))
            let left = try FileManager.default.contentsOfDirectory(
                atPath: "\(console.stateFolder)/console/sheets/\(dropped.id)"
            )
            #expect(Set(left) == ["sheet", "name", "job.yaml", "corrections.csv", "lock"])
        }
    }

    @Test func `a sheet is deleted with all that was made of it`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let question = try await dropped.post("/delete", [])
            #expect(question.status == 200 && question.text.contains("Delete x.csv?</h1>"))
            #expect(question.text.contains("with 0 corrections and the files of its results. This cannot be undone."))
            #expect(try await dropped.browser.get(dropped.address).status == 200)
            let deleted = try await dropped.post("/delete", [("sure", "yes")])
            #expect(try await dropped.follow(deleted).contains("The sheet was deleted."))
            #expect(try await dropped.browser.get(dropped.address).status == 404)
            #expect(!FileManager.default.fileExists(atPath: "\(console.stateFolder)/console/sheets/\(dropped.id)"))
        }
    }
}
