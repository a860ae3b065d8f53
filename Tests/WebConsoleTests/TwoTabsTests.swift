import Foundation
import TestSupport
import Testing

@testable import WebConsole

/// Two tabs of one sheet: what one has changed is not undone by the other without a word, and can be all the same.
struct TwoTabsTests {
    private let sheet = """
        name,mobile,department_ids,employee_type,note
        Ada,13800013164,0,1,a
        Bo,1380001316,0,1,b
        Cy,138000131,0,1,c
        Di,13800013166,,1,d

        """

    private func drop(_ text: String, _ console: ServedConsole) async throws -> SheetOnPages {
        let dropped = try await SheetOnPages.drop(text, console)
        _ = try await dropped.post("/columns", [("m4", "-")])
        return dropped
    }

    private func mobiles(_ dropped: SheetOnPages) async throws -> (rows: String, grid: String) {
        let rows = try SheetOnPages.rows(of: "mobile", in: try await dropped.get("/problems"))
        return (rows, try await dropped.get("/rows" + rows))
    }

    @Test func `a cell that another tab has corrected is set all the same by a button`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let (rows, grid) = try await mobiles(dropped)
            let name = try SheetOnPages.cell(3, 1, in: grid)
            #expect(try await dropped.post("/rows" + rows, [(name, "13800013167")]).status == 303)
            let second = try await dropped.post("/rows" + rows, [(name, "13800013168")])
            #expect(second.text.contains("it is &#39;13800013167&#39; by now; yours was &#39;13800013168&#39;"))
            _ = try await dropped.follow(try await dropped.pressAnyway(on: second))
            #expect(try dropped.file("corrections.csv", console).contains("correct,3,mobile,13800013167,13800013168"))
        }
    }

    @Test func `a row that another tab has corrected is left out and taken back all the same by a button`() async throws
    {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let (rows, grid) = try await mobiles(dropped)
            let leave = try #require(grid.firstMatch(of: /name="leave" value="(3\.[0-9a-f]{8})"/)).1
            let name = try SheetOnPages.cell(3, 1, in: grid)
            #expect(try await dropped.post("/rows" + rows, [(name, "13800013167")]).status == 303)
            let refused = try await dropped.post("/rows" + rows, [("leave", String(leave))])
            #expect(refused.text.contains("Row 3 was to be left out") && refused.text.contains("13800013167"))
            #expect(try await dropped.get("/problems").contains("0 left out."))
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(try await dropped.get("/problems").contains("1 left out."))
            // Another tab that leaves it out as well is not in the way.
            let again = try await dropped.post("/rows" + rows, [("leave", String(leave))])
            #expect(again.status == 303)
            let out = "/rows?kind=correction&code=correction.leftOut"
            let taking = try await dropped.get(out)
            let take = try #require(taking.firstMatch(of: /name="take" value="(3\.[0-9a-f]{8})"/)).1
            #expect(try await dropped.post(out, [("take", String(take))]).status == 303)
            #expect(try await dropped.post(out, [("take", String(take))]).status == 303)
            #expect(try await dropped.get("/problems").contains("0 left out."))
        }
    }

    @Test func `a row that another tab has left out is said to be so when it is corrected`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(sheet, console)
            let (rows, grid) = try await mobiles(dropped)
            let name = try SheetOnPages.cell(3, 1, in: grid)
            let leave = try #require(grid.firstMatch(of: /name="leave" value="(3\.[0-9a-f]{8})"/)).1
            #expect(try await dropped.post("/rows" + rows, [("leave", String(leave))]).status == 303)
            let page = try await dropped.follow(try await dropped.post("/rows" + rows, [(name, "13800013167")]))
            #expect(page.contains("the row is left out") && page.contains("name=\"take\" value=\"3."))
        }
    }

    @Test func `a row whose problem another tab has solved is corrected all the same`() async throws {
        try await ServedConsole.with { console in
            let twice = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,13800013164,0,1\n"
            let dropped = try await drop(twice, console)
            let (rows, grid) = try await mobiles(dropped)
            let own = try #require(grid.firstMatch(of: /name="c([0-9]+)\.1\.[0-9a-f]{8}"/))
            let (other, here) = own.1 == "2" ? (3, 2) : (2, 3)
            // The second tab solves it by the other row, of which nothing is said from then on.
            let name = try SheetOnPages.cell(here, 1, in: grid)
            let first =
                "time,action,row,column,old,new\n2026-11-26T08:00:00.000Z,correct,\(other),mobile,13800013164,13800013165\n"
            let path = "\(console.stateFolder)/console/sheets/\(dropped.id)/corrections.csv"
            try Data(first.utf8).write(to: URL(fileURLWithPath: path))
            #expect(try await dropped.post("/rows" + rows, [(name, "13800013166")]).status == 303)
            #expect(
                try dropped.file("corrections.csv", console).contains("correct,\(here),mobile,13800013164,13800013166")
            )
        }
    }

    @Test func `corrections of a page that shows the sheet as it was read before are refused with both values`()
        async throws
    {
        try await ServedConsole.with { console in
            let text = "a title\n" + sheet
            let dropped = try await drop(text, console)
            let (rows, grid) = try await mobiles(dropped)
            let reading = try dropped.hidden("reading", in: grid)
            let name = try SheetOnPages.cell(4, 1, in: grid)
            let was = try dropped.hidden("was", in: try await dropped.get(""))
            let other = [
                ("was", was), ("encoding", "UTF-8"), ("delimiter", "auto"), ("header", "2"), ("subject", "people"),
            ]
            #expect(try await dropped.post("/reading", other).status == 303)
            let refused = try await dropped.post(
                "/rows" + rows,
                [("reading", reading), (name, "13800013167"), ("c99.1.00000000", "x")]
            )
            #expect(refused.text.contains("read in another way") && refused.text.contains("13800013167"))
            #expect(refused.text.contains("Row 99: the sheet has no such row"))
            #expect(!(try dropped.file("corrections.csv", console).contains("13800013167")))
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(try dropped.file("corrections.csv", console).contains("correct,4,mobile,1380001316,13800013167"))
        }
    }

    @Test func `the same for all is refused where other rows or cells are meant than were shown`() async throws {
        try await ServedConsole.with { console in
            let text = "name,mobile,gender\nAda,13800013164,f\nBo,13800013165,q\nCy,13800013166,w\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let rows = try SheetOnPages.rows(of: "gender", in: try await dropped.get("/problems"))
            let grid = try await dropped.get("/rows" + rows)
            let shown = try dropped.hidden("shown", in: grid)
            let all = [("shown", shown), ("place", "2"), ("which", "all"), ("value", "other")]
            // As many rows as before, and one of them has another cell.
            let name = try SheetOnPages.cell(3, 2, in: grid)
            #expect(try await dropped.post("/rows" + rows, [(name, "z")]).status == 303)
            let refused = try await dropped.post("/all" + rows, all)
            #expect(!(try dropped.file("corrections.csv", console).contains("other")))
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            let kept = try dropped.file("corrections.csv", console)
            #expect(kept.contains("correct,3,gender,z,other"))
            #expect(kept.contains("correct,4,gender,w,other"))
        }
    }

    @Test func `a column that another tab has chosen otherwise is chosen all the same by a button`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.get("/columns")
            let shown = [
                (try dropped.name("w4", in: page), ""), ("wasMatch", "mobile"), ("wasMode", "create"),
                ("match", "mobile"), ("mode", "create"),
            ]
            #expect(try dropped.hidden("wasMatch", in: page) == "mobile")
            #expect(try await dropped.post("/columns", shown + [("m4", "-")]).status == 303)
            // The other tab has changed nothing of it, or chooses the same.
            #expect(try await dropped.post("/columns", shown + [("m4", "")]).status == 303)
            #expect(try await dropped.post("/columns", shown + [("m4", "-")]).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("ignore: [note]"))
            let refused = try await dropped.post("/columns", shown + [("m4", "en_name")])
            #expect(
                refused.text.contains(
                    "note: it is &#39;passed over&#39; by now; yours was &#39;English name (en_name)&#39;"
                )
            )
            #expect(try dropped.file("job.yaml", console).contains("ignore: [note]"))
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(try dropped.file("job.yaml", console).contains("note: en_name"))
            // So are the key and the mode.
            let mode = shown.filter { $0.0 != "mode" }
            #expect(try await dropped.post("/columns", mode + [("mode", "upsert")]).status == 303)
            #expect(try await dropped.post("/columns", mode + [("mode", "update")]).status == 409)
            #expect(try dropped.file("job.yaml", console).contains("mode: upsert"))
            let key = shown.filter { $0.0 != "match" }
            #expect(try await dropped.post("/columns", key + [("match", "email")]).status == 303)
            let other = try await dropped.post("/columns", key + [("match", "employee_no")])
            #expect(other.status == 409 && other.text.contains("Rows are matched by: it is"))
            #expect(try dropped.file("job.yaml", console).contains("match: email"))
        }
    }

    @Test func `columns that another tab has joined otherwise are joined all the same by a button`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("姓,名,手机号\n丁,一,13800013164\n", console)
            func join(_ field: String) async throws -> Browser.Page {
                try await dropped.post("/columns", [("join", "{姓}{名}"), ("joined", field)])
            }
            #expect(try await join("name").status == 303)
            // Another tab that joins them in the same way is not in the way.
            #expect(try await join("name").status == 303)
            let refused = try await join("en_name")
            #expect(refused.status == 409 && refused.text.contains("yours was"))
            #expect(!(try dropped.file("job.yaml", console).contains("en_name")))
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(try dropped.file("job.yaml", console).contains("en_name"))
        }
    }

    @Test func `a column is known by its header where it stands in another place by now`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("title,x\nname,note\n" + sheet, console)
            #expect(try await dropped.post("/reading", [("header", "2"), ("subject", "people")]).status == 303)
            let page = try await dropped.get("/columns")
            let name = try dropped.name("w1", in: page)
            #expect(name == "w1.\(CellEdit.mark(of: "note"))")
            let was = try dropped.hidden("was", in: try await dropped.get(""))
            let other = [("was", was), ("header", "3"), ("subject", "people")]
            #expect(try await dropped.post("/reading", other).status == 303)
            #expect(try await dropped.post("/columns", [(name, ""), ("m1", "-")]).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("ignore: [note]"))
            let gone = try await dropped.post("/columns", [("w1.00000000", ""), ("m1", "email")])
            #expect(gone.status == 409 && gone.text.contains("not in the sheet as it is read now"))
        }
    }

    @Test func `a value that another tab has chosen otherwise is chosen all the same by a button`() async throws {
        try await ServedConsole.with { console in
            let text = "姓名,手机,职位\n丁一,13800013164,工程师\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let mark = "s" + CellEdit.mark(of: "工程师")
            let page = try await dropped.get("/values?ask=no")
            let shown = [("column", "职位"), ("field", try dropped.hidden("field", in: page)), (mark, "")]
            #expect(try await dropped.post("/values", shown + [("v工程师", "Engineer")]).status == 303)
            let refused = try await dropped.post("/values", shown + [("v工程师", "Developer")])
            #expect(refused.text.contains("&#39;Engineer&#39; by now; yours was &#39;Developer&#39;"))
            #expect(try dropped.file("job.yaml", console).contains("工程师: Engineer"))
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(try dropped.file("job.yaml", console).contains("工程师: Developer"))
            // The column is another field by now.
            _ = try await dropped.post("/columns", [("m2", "city")])
            let other = try await dropped.post("/values", shown + [("v工程师", "Third")])
            #expect(other.status == 409 && other.text.contains("another field by now: City"))
            _ = try await dropped.post("/columns", [("m2", "-")])
            let gone = try await dropped.post("/values", shown + [("v工程师", "Third")])
            #expect(gone.status == 409 && gone.text.contains("refers to nothing by now"))
            #expect(!(try dropped.file("job.yaml", console).contains("Third")))
        }
    }

    @Test func `a way of reading that another tab has chosen stays, and is changed all the same by a button`()
        async throws
    {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let was = try dropped.hidden("was", in: try await dropped.get(""))
            // To look at a later page chooses nothing.
            _ = try await dropped.get("/columns")
            let first = [("was", was), ("encoding", "GB18030"), ("subject", "people")]
            #expect(try await dropped.post("/reading", first).status == 303)
            #expect(try await dropped.post("/reading", first).status == 303)
            let refused = try await dropped.post(
                "/reading",
                [("was", was), ("encoding", "auto"), ("subject", "people")]
            )
            #expect(refused.text.contains("encoding GB18030"))
            #expect(try dropped.file("job.yaml", console).contains("GB18030"))
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(!(try dropped.file("job.yaml", console).contains("GB18030")))
        }
    }
}
