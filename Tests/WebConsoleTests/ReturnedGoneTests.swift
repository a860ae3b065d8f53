import Foundation
import JobModel
import JobSession
import TestSupport
import Testing
import Workbooks

@testable import WebConsole

/// Rows that a file that came back does not have: each can be left out, and what was given up goes.
struct ReturnedGoneTests {
    private let header = "name,mobile,department_ids,employee_type\n"

    private func rows(_ count: Int) -> [String] {
        (0..<count).map { "P\($0),\(13_800_013_000 + $0),0,1\n" }
    }

    @Test func `rows that may stand in another tab of the file are said to`() async throws {
        try await ServedConsole.with { console in
            func workbook(_ tabs: [(String, [String])]) throws -> [UInt8] {
                let path = console.stateFolder + "/\(UUID().uuidString).xlsx"
                let writer = try WorkbookWriter(path: path)
                for (name, lines) in tabs {
                    let tab = try writer.addTab(name)
                    for line in [header] + lines {
                        try tab.write(line.dropLast().split(separator: ",").map(String.init))
                    }
                }
                try writer.close()
                return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            }
            let rows = rows(8)
            let browser = try await console.browser()
            let sheet = try workbook([("Staff", rows)])
            let dropped = try await SheetOnPages.drop(sheet, named: "x.xlsx", by: browser)
            let file = try workbook([("Staff", Array(rows.prefix(5))), ("Rest", Array(rows.suffix(3)))])
            let page = try await dropped.shown(try await dropped.giveBack(file, named: "y.xlsx"))
            #expect(page.text.contains("nothing of it was compared: Rest."), "\(page.text)")
            #expect(page.text.contains("They may stand in the tab Rest of the file, which was not"), "\(page.text)")
        }
    }

    @Test func `a single row that is another one is not counted among those that are not`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(header + rows(1)[0], console)
            let page = try await dropped.returned(header + rows(1)[0].replacing("P0", with: "Q0"))
            #expect(page.text.contains("y.csv: 1 row; 1 row has 1 other cell."), "\(page.text)")
        }
    }

    @Test func `the ticked rows alone are left out, and all of them where that is chosen`() async throws {
        try await ServedConsole.with { console in
            let rows = rows(8)
            let dropped = try await SheetOnPages.drop(header + rows.joined(), console)
            let page = try await dropped.returned(header + rows.dropLast(3).joined())
            #expect(page.text.contains("aria-label=\"Leave out row 8\">"), "\(page.text)")
            #expect(page.text.contains("<th scope=\"row\">9</th><td>P7</td>") && !page.text.contains(" checked"))
            for (choices, words) in [
                ([("gone", "ticked")], "tick the rows that are to be left out"),
                ([("gone", "keep"), ("out", "8")], "rows are ticked, and “Keep” is chosen"),
                ([("out", "8")], "choose what becomes of the rows"),
            ] {
                let refused = try await dropped.take(page, choices)
                #expect(refused.status == 409 && refused.text.contains(words), "\(refused.text)")
            }
            #expect(try dropped.corrections(console) == [])
            let ticked = [("gone", "ticked"), ("out", "8"), ("out", "2"), ("out", "x")]
            let after = try await dropped.follow(try await dropped.take(page, ticked))
            #expect(after.contains("1 row is left out that y.csv does not have."), "\(after)")
            #expect(try dropped.corrections(console) == ["leave_out,8,,,"])
            let again = try await dropped.returned(header + rows.dropLast(3).joined())
            _ = try await dropped.follow(try await dropped.take(again, [("gone", "leave")]))
            #expect(try dropped.corrections(console) == ["leave_out,8,,,", "leave_out,7,,,", "leave_out,9,,,"])
        }
    }

    @Test func `many rows are shown a page at a time, and ticks stay from page to page`() async throws {
        try await ServedConsole.with { console in
            let rows = rows(160)
            let dropped = try await SheetOnPages.drop(header + rows.joined(), console)
            let page = try await dropped.returned(header + rows.prefix(40).joined() + rows.suffix(80).joined())
            #expect(page.text.contains("Rows that the file does not have: 40"))
            let more = try await dropped.returned(header + rows.prefix(90).joined())
            #expect(more.text.contains("Rows 1 to 50 of 70.") && more.text.utf8.count < 100_000)
            let mark = ("mark", try dropped.hidden("mark", in: more.text))
            let next = try await dropped.post(more.path, [mark, ("out", "92"), ("out", "93"), ("rows", "50")])
            #expect(next.status == 200 && next.text.contains("Rows 51 to 70 of 70."), "\(next.text)")
            let others = ("others", try dropped.hidden("others", in: next.text))
            #expect(others.1 == "92-93" && next.text.contains("<td>P159</td>"))
            let back = try await dropped.post(more.path, [mark, others, ("out", "161"), ("rows", "0")])
            #expect(back.text.contains("value=\"92\" aria-label=\"Leave out row 92\" checked"), "\(back.text)")
            #expect(try dropped.corrections(console) == [])
            let last = try await dropped.take((more.path, next.text), [others, ("out", "161"), ("gone", "ticked")])
            _ = try await dropped.follow(last)
            #expect(try dropped.corrections(console) == ["leave_out,92,,,", "leave_out,93,,,", "leave_out,161,,,"])
        }
    }

    @Test func `a file that was given up a day ago goes when corrections are taken or undone, and with its sheet`()
        async throws
    {
        try await ServedConsole.with { console in
            let sheet = header + rows(4).joined()
            let dropped = try await SheetOnPages.drop(sheet, console)
            let folder = "\(console.stateFolder)/console/sheets/\(dropped.id)/returned/"
            func old() async throws -> String {
                let path = try await dropped.returned(sheet.replacing("P1,", with: "Old,")).path
                let id = String(path.dropFirst(10))
                let time = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -90_000)]
                try FileManager.default.setAttributes(time, ofItemAtPath: folder + id + "/" + StoredSheet.file)
                return id
            }
            let page = try await dropped.returned(sheet.replacing("P2,", with: "Q2,"))
            let first = try await old()
            let after = try await dropped.follow(try await dropped.take(page))
            #expect(try !dropped.waitingFiles(console).contains(first))
            let second = try await old()
            _ = try await dropped.undo(on: after)
            #expect(try !dropped.waitingFiles(console).contains(second))
            let store = SheetStore(stateFolder: console.stateFolder, limitBytes: .max)
            _ = try await old()
            try store.remove(try store.sheet(dropped.id))
            #expect(!FileManager.default.fileExists(atPath: folder))
        }
    }

    @Test func `says plainly that a cell has the error of a formula, and has no button for it`() async throws {
        try await ServedConsole.with { console in
            let sheet = header + rows(4).joined()
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.returned(sheet.replacing("P1,", with: "#REF!,"))
            #expect(page.text.contains("Cells that have an error in place of a value: 1"), "\(page.text)")
            #expect(!page.text.contains("another form of the same value") && !page.text.contains("value=\"take\""))
            let refused = try await dropped.take(page, [("take", "formulaError")])
            #expect(refused.status == 409)
            #expect(try dropped.corrections(console) == [])
        }
    }
}
