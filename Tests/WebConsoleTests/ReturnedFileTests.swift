import Foundation
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// Files that come back from a spreadsheet in which a sheet was corrected: what is taken of them, and what is not.
struct ReturnedFileTests {
    private let sheet = """
        name,mobile,department_ids,employee_type,employee_no
        Ada,13800013164,0,1,007
        Bo,1380001316,0,1,008
        Cy,13800013166,0,1,009
        Di,13800013167,,1,010

        """

    @Test func `its cells are shown before any is taken, are taken by a button, and taken back by another`()
        async throws
    {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let file = sheet.replacing("1380001316,", with: "13800013165,").replacing(
                "13800013167,,",
                with: "13800013167,0,"
            )
            let page = try await dropped.returned(file)
            #expect(
                page.text.contains("y.csv: 4 rows, 2 of them as they are; 2 rows have 2 other cells."),
                "\(page.text)"
            )
            #expect(page.text.contains("Take these 2 cells") && page.text.contains("(empty)"))
            #expect(page.text.contains("1380001316<") && page.text.contains("13800013165<"))
            #expect(try dropped.corrections(console) == [])
            let after = try await dropped.follow(try await dropped.take(page))
            #expect(after.contains("2 cells were corrected as y.csv has them. 4 rows: 4 without problems"), "\(after)")
            #expect(
                try dropped.corrections(console) == [
                    "correct,3,mobile,1380001316,13800013165", "correct,5,department_ids,,0",
                ]
            )
            #expect(try dropped.waitingFiles(console) == [])
            #expect(try await dropped.undo(on: after).contains("Undone: 2 corrections"))
            #expect(try dropped.corrections(console) == [])
        }
    }

    @Test func `takes what a spreadsheet program may have rewritten only where the box is ticked`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let file = sheet.replacing(",007", with: ",7").replacing("1380001316,", with: "13800013165,")
            let first = try await dropped.returned(file)
            #expect(first.text.contains("may have rewritten by itself: 1"), "\(first.text)")
            _ = try await dropped.follow(try await dropped.take(first))
            #expect(try dropped.corrections(console) == ["correct,3,mobile,1380001316,13800013165"])
            let second = try await dropped.returned(file)
            #expect(second.text.contains("Take what is ticked"))
            let refused = try await dropped.take(second)
            #expect(
                refused.status == 409 && refused.text.contains("role=\"alert\"")
                    && refused.text.contains("choice-error")
            )
            let after = try await dropped.follow(try await dropped.take(second, [("take", "rewritten")]))
            #expect(after.contains("1 cell was corrected as y.csv has it."))
            #expect(try dropped.corrections(console).last == "correct,2,employee_no,007,7")
        }
    }

    @Test func `a cell that was corrected here meanwhile stays so, unless its box is ticked`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            try await correct(dropped, to: "13800013165")
            let file = sheet.replacing("Cy,", with: "Cyd,")
            let first = try await dropped.returned(file)
            #expect(first.text.contains("were corrected here, and are as before in the file: 1"), "\(first.text)")
            _ = try await dropped.follow(try await dropped.take(first))
            let corrected = ["correct,3,mobile,1380001316,13800013165", "correct,4,name,Cy,Cyd"]
            #expect(try dropped.corrections(console) == corrected)
            let second = try await dropped.returned(file)
            _ = try await dropped.follow(try await dropped.take(second, [("take", "overtaken")]))
            #expect(try dropped.corrections(console) == corrected + ["correct,3,mobile,13800013165,1380001316"])
        }
    }

    @Test func `nothing is taken where another tab has corrected the sheet since the page was made`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.returned(sheet.replacing("1380001316,", with: "13800013165,"))
            try await correct(dropped, to: "13800013168")
            let refused = try await dropped.take(page)
            #expect(refused.status == 409 && refused.text.contains("have changed since this page was made"))
            // What is so now stands there, and can be taken.
            #expect(refused.text.contains("13800013168<") && refused.text.contains("13800013165<"), "\(refused.text)")
            #expect(try dropped.corrections(console) == ["correct,3,mobile,1380001316,13800013168"])
            let ticked = [("take", "correctedSince")]
            _ = try await dropped.follow(try await dropped.take((page.path, refused.text), ticked))
            #expect(try dropped.corrections(console).last == "correct,3,mobile,13800013168,13800013165")
        }
    }

    @Test func `what became of the file is the same in a tab that shows it still`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.returned(sheet.replacing("1380001316,", with: "13800013165,"))
            _ = try await dropped.follow(try await dropped.take(page))
            let again = try await dropped.take(page)
            #expect(again.status == 409 && again.text.contains("That file is not kept any more"), "\(again.text)")
            #expect(try dropped.corrections(console).count == 1)
        }
    }

    @Test func `rows that the file does not have are left out or stay, as the reader says`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let file = sheet.replacing("Cy,13800013166,0,1,009\n", with: "").replacing("Ada,", with: "Ada L,")
            let page = try await dropped.returned(file)
            #expect(page.text.contains("Rows that the file does not have: 1"))
            #expect(page.text.contains("<th scope=\"row\">4</th><td>Cy</td>"), "\(page.text)")
            #expect(!page.text.contains("checked>"), "\(page.text)")
            let refused = try await dropped.take(page)
            #expect(refused.status == 409 && refused.text.contains("aria-invalid=\"true\""))
            #expect(refused.text.contains("choose what becomes of the rows that the file does not have"))
            #expect(try dropped.corrections(console) == [])
            let after = try await dropped.follow(try await dropped.take(page, [("gone", "leave")]))
            #expect(after.contains("1 cell was corrected as y.csv has it; 1 row is left out."), "\(after)")
            #expect(try dropped.corrections(console) == ["correct,2,name,Ada,Ada L", "leave_out,4,,,"])
            // One step takes back all of it.
            _ = try await dropped.undo(on: after)
            #expect(try dropped.corrections(console) == [])
            let kept = try await dropped.follow(
                try await dropped.take(try await dropped.returned(file), [("gone", "keep")])
            )
            #expect(kept.contains("1 cell was corrected as y.csv has it. "))
        }
    }

    @Test func `a row that is not recognised may be one of those that the file does not have, which is said there`()
        async throws
    {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let gone = sheet.replacing("Cy,13800013166,0,1,009\n", with: "")
            let words = "1 row of the file is not recognised, see below, and may be one of these with another key"
            #expect(try await !dropped.returned(gone).text.contains(words))
            let page = try await dropped.returned(gone + "Eve,13800013199,0,1,010\n")
            #expect(page.text.contains(words), "\(page.text)")
        }
    }

    @Test func `nothing is taken by the other button, and the file goes`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.returned(sheet.replacing("Ada,", with: "Ada L,"))
            #expect(try dropped.waitingFiles(console).count == 1)
            let after = try await dropped.follow(try await dropped.post(page.path, [("do", "nothing")]))
            #expect(after.contains("Nothing was taken of y.csv.") && !after.contains("role=\"alert\""))
            #expect(try dropped.corrections(console) == [] && dropped.waitingFiles(console) == [])
        }
    }

    @Test func `the annotated workbook comes back with its corrections and rows that are left out`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            try await correct(dropped, to: "13800013165")
            let rows = try SheetOnPages.rows(of: "department_ids", in: try await dropped.get("/problems"))
            let grid = try await dropped.get("/rows" + rows)
            let leave = String(try #require(grid.firstMatch(of: /name="leave" value="(5\.[0-9a-f]{8})"/)).1)
            #expect(try await dropped.post("/rows" + rows, [("leave", leave)]).status == 303)
            let same = try await dropped.annotated(console) { rows in
                // The row is there with its cells, and says that it is left out.
                #expect(rows[4].prefix(2) == ["Di", "13800013167"] && rows[4].contains("correction.leftOut"))
            }
            let unchanged = try await dropped.shown(try await dropped.giveBack(same, named: "sheet.xlsx"))
            #expect(
                unchanged.text.contains("4 rows, all as they are in x.csv. There is nothing to take."),
                "\(unchanged.text)"
            )
            #expect(!unchanged.text.contains("value=\"take\""))
            let other = try await dropped.annotated(console) { rows in
                rows[1][0] = "Ada L"
                rows[4][0] = "Dia"
            }
            let page = try await dropped.shown(try await dropped.giveBack(other, named: "sheet.xlsx"))
            let after = try await dropped.follow(try await dropped.take(page))
            #expect(page.text.contains("<td>Di (left out)</td>") && page.text.contains("<td>Ada</td>"), "\(page.text)")
            #expect(page.text.contains("Rows that are left out stay so: take them back on the page Problems."))
            #expect(after.contains("2 cells were corrected") && after.contains("1 left out."), "\(after)")
            #expect(after.contains("1 of these rows is left out and stays so."), "\(after)")
            #expect(
                try dropped.corrections(console).suffix(3) == [
                    "leave_out,5,,,", "correct,2,name,Ada,Ada L", "correct,5,name,Di,Dia",
                ]
            )
        }
    }

    @Test func `says how many corrections that fit no more are dropped, and undo brings them back`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            try await correct(dropped, to: "13800013165")
            let wave = try SheetStore(stateFolder: console.stateFolder, limitBytes: .max).sheet(dropped.id).wave
            try wave.correct { list in
                for (old, new) in [("Eda", "Edda"), ("Edda", "Eddy")] {
                    let change = SheetCorrection.Change.cell(column: SheetColumnName("name"), old: old, new: new)
                    list.append(SheetCorrection(time: SheetWave.time(after: list), row: 2, change: change))
                }
            }
            let page = try await dropped.returned(
                sheet.replacing("Ada,", with: "Ada L,").replacing("1380001316,", with: "13800013168,")
            )
            let said =
                "2 earlier corrections of these cells, which do not fit the sheet any more, are dropped; “Undo” brings them back."
            #expect(page.text.contains(said), "\(page.text)")
            let before = try dropped.corrections(console)
            let after = try await dropped.follow(try await dropped.take(page, [("take", "correctedSince")]))
            #expect(
                try dropped.corrections(console) == [
                    "correct,3,mobile,1380001316,13800013165", "correct,2,name,Ada,Ada L",
                    "correct,3,mobile,13800013165,13800013168",
                ]
            )
            _ = try await dropped.undo(on: after)
            #expect(try dropped.corrections(console) == before)
        }
    }

    @Test func `is taken once, whichever of several buttons is pressed at the same moment`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            for round in 0..<6 {
                let page = try await dropped.returned(sheet.replacing("Ada,", with: "Ada \(round),"))
                let mark = try dropped.hidden("mark", in: page.text)
                let answers = try await withThrowingTaskGroup(of: Browser.Page.self) { group in
                    for _ in 0..<6 {
                        group.addTask {
                            let choices = [("mark", mark), ("do", "take"), ("take", "correctedSince")]
                            return try await dropped.post(page.path, choices)
                        }
                    }
                    return try await group.reduce(into: [Browser.Page]()) { $0.append($1) }
                }
                let others = answers.filter { $0.status != 303 }
                #expect(others.count == 5 && others.allSatisfy { $0.status == 409 }, "\(answers.map(\.status))")
                #expect(others.allSatisfy { !$0.text.contains("There is no file") })
                #expect(try dropped.corrections(console).count == round + 1)
            }
        }
    }

    @Test func `a column that was sorted by itself is said to be, before its cells are taken`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.returned(
                sheet.replacing("Ada,", with: "_,").replacing("Di,", with: "Ada,").replacing("_,", with: "Di,")
            )
            #expect(page.text.contains("2 cells of the column Name would get what another row has"), "\(page.text)")
            let one = try await dropped.returned(sheet.replacing("Ada,", with: "Di,"))
            #expect(!one.text.contains("would get what another row has"), "\(one.text)")
        }
    }

    @Test func `a copied row changes nobody`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let file = try await dropped.annotated(console) { rows in
                var copy = rows[1]
                copy[0] = "Eve"
                rows.insert(copy, at: 1)
            }
            let page = try await dropped.shown(try await dropped.giveBack(file, named: "sheet.xlsx"))
            #expect(page.text.contains("5 rows, 4 of them as they are; 1 row is not taken."), "\(page.text)")
            #expect(page.text.contains("Row 2 (Eve, 13800013164, 0)") && !page.text.contains("value=\"take\""))
        }
    }

    /// Corrects the mobile that is too short in the grid.
    private func correct(_ dropped: SheetOnPages, to mobile: String) async throws {
        let rows = try SheetOnPages.rows(of: "mobile", in: try await dropped.get("/problems"))
        let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get("/rows" + rows))
        #expect(try await dropped.post("/rows" + rows, [(cell, mobile)]).status == 303)
    }
}
