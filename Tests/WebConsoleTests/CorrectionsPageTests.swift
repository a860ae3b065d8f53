import Foundation
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// The list of all corrections of a sheet.
struct CorrectionsPageTests {
    private static let sheet = """
        name,mobile,department_ids,employee_type,note
        Ada,13800013164,0,1,a
        Bo,1380001316,0,1,b
        Cy,138000131,0,1,c

        """

    private static let header = "time,action,row,column,old,new\n"

    private func drop(_ lines: [String], _ console: ServedConsole) async throws -> SheetOnPages {
        let dropped = try await SheetOnPages.drop(Self.sheet, console)
        #expect(try await dropped.post("/columns", [("m4", "-")]).status == 303)
        try write(lines, dropped, console)
        return dropped
    }

    private func write(_ lines: [String], _ dropped: SheetOnPages, _ console: ServedConsole) throws {
        let path = "\(console.stateFolder)/console/sheets/\(dropped.id)/corrections.csv"
        let text = Self.header + lines.map { "2026-11-26T08:00:0\($0)\n" }.joined()
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func lines(_ dropped: SheetOnPages, _ console: ServedConsole) throws -> [String] {
        try dropped.file("corrections.csv", console).replacing("\r\n", with: "\n").split(separator: "\n").dropFirst()
            .map(String.init)
    }

    /// The marks of the forms that take a correction back, in the order of the page.
    private func marks(_ page: String) -> [(row: String, mark: String)] {
        page.matches(of: /name="row" value="([0-9]+)"><input type="hidden" name="shown" value="([0-9a-f]+)"/)
            .map { (String($0.1), String($0.2)) }
    }

    private static let five = [
        "0.000Z,correct,2,name,Ada,Eda", "1.000Z,correct,3,mobile,1,2", "2.000Z,correct,3,note,b,x",
        "3.000Z,leave_out,4,,,", "4.000Z,correct,4,name,Cy,Cyn", "5.000Z,correct,2,name,Eda,Ida",
    ]

    @Test func `says of each correction who, what, when and what becomes of it`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(Self.five, console)
            let page = try await dropped.get("/corrections")
            #expect(page.contains("6 corrections of this sheet") && page.contains("Shown: 1 to 6 of 6."), "\(page)")
            // The newest first.
            #expect(marks(page).map(\.row) == ["2", "4", "4", "3", "3", "2"])
            #expect(page.contains("<td>Eda</td><td><span class=\"unseen\">→ </span>Ida</td>"), "\(page)")
            #expect(page.contains("2026-11-26T08:00:05Z"))
            #expect(page.contains("Corrected once more later.") && page.contains("Undo this and the later ones"))
            #expect(page.contains("No longer fits: the sheet now has 1380001316 there."))
            #expect(page.contains("No effect: the column is passed over."))
            #expect(page.contains("No effect: the row is left out."))
            #expect(page.contains("1 of these corrections has no effect, as its column is passed over."))
            let passed = try await dropped.get("/corrections?state=passedOver")
            #expect(marks(passed).count == 1 && passed.contains("Drop these corrections (1)"))
            let chinese = try await dropped.browser.get(
                dropped.address + "/corrections",
                headers: ["Accept-Language": "zh"]
            )
            #expect(chinese.text.contains("无效：该列已忽略。") && chinese.text.contains("x.csv 的更正"))
        }
    }

    @Test func `the pages that count corrections say which have no effect, and lead to the list`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await drop(Self.five, console)
                let problems = try await dropped.get("/problems")
                #expect(problems.contains("1 of these corrections has no effect, as its column is passed over."))
                #expect(
                    problems.contains("<a href=\"\(dropped.address)/corrections\">All corrections of this sheet (6)")
                )
                let run = try await dropped.browser.plan(dropped.address)
                let plan = try await dropped.browser.get("/runs/\(run)/plan").text
                #expect(plan.contains("<a href=\"\(dropped.address)/corrections\">All corrections of this"), "\(plan)")
            }
        }
    }

    @Test func `one is taken back with the later ones of its cell, and none that another tab has changed`() async throws
    {
        try await ServedConsole.with { console in
            let dropped = try await drop(Self.five, console)
            let before = try await dropped.get("/corrections")
            let all = marks(before)
            let last = try #require(all.last)
            // Another tab takes the later one of the cell back.
            let first = all[0]
            let undone = try await dropped.follow(
                try await dropped.post("/corrections", [("row", first.row), ("shown", first.mark)])
            )
            #expect(
                undone.contains("Undone: 1 correction.") && undone.contains("5 corrections of this sheet"),
                "\(undone)"
            )
            let refused = try await dropped.post("/corrections", [("row", last.row), ("shown", last.mark)])
            #expect(refused.status == 409 && refused.text.contains("Nothing was done"), "\(refused.text)")
            #expect(try lines(dropped, console).count == 5)
            try write(Self.five, dropped, console)
            let both = try await dropped.post("/corrections", [("row", last.row), ("shown", last.mark)])
            #expect(try await dropped.follow(both).contains("Undone: 2 corrections."))
            #expect(try lines(dropped, console).allSatisfy { !$0.contains(",correct,2,") })
        }
    }

    @Test func `a form that cannot be read changes nothing, and its page speaks of no file`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(Self.five, console)
            for (path, fields) in [
                ("/corrections", []), ("/corrections", [("row", "x"), ("shown", "1")]), ("/unmet", [("do", "nothing")]),
            ] {
                let page = try await dropped.post(path, fields)
                #expect(page.status == 400 && page.text.contains("Nothing was changed. Load the page again"))
                #expect(!page.text.contains("file again"), "\(page.text)")
            }
            #expect(try lines(dropped, console).count == 6)
        }
    }

    @Test func `those of a column that is passed over are dropped together, and the others stay`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(Self.five, console)
            let page = try await dropped.get("/corrections?state=passedOver")
            let mark = try #require(
                page.firstMatch(of: /value="passedOver"><input type="hidden" name="shown" value="([^"]+)"/)
            )
            let fields = [("drop", "passedOver"), ("shown", String(mark.1))]
            let after = try await dropped.follow(try await dropped.post("/corrections?state=passedOver", fields))
            #expect(after.contains("Dropped: 1 correction.") && after.contains("None is shown."), "\(after)")
            #expect(try lines(dropped, console).count == 5)
            #expect(try await dropped.post("/corrections?state=passedOver", fields).status == 409)
            // Undone, they stand where they stood.
            let undo = [("do", "undrop"), ("shown", try dropped.hidden("shown", in: after))]
            let back = try await dropped.follow(try await dropped.post("/corrections?state=passedOver", undo))
            #expect(back.contains("Put back: 1 correction.") && !back.contains("undrop"), "\(back)")
            #expect(try lines(dropped, console).map { $0.suffix(8) } == Self.five.map { $0.suffix(8) })
            #expect(try await dropped.post("/corrections", undo).status == 409)
            let again = try await dropped.follow(try await dropped.post("/corrections?state=passedOver", fields))
            #expect(again.contains("Dropped: 1 correction."), "\(again)")
            // What applies is dropped by its own button alone.
            #expect(try await dropped.post("/corrections", [("drop", "applies"), ("shown", "0")]).status == 400)
        }
    }

    @Test func `shows fifty a page, and stays small and quick whatever stands in ten thousand cells`() async throws {
        try await ServedConsole.with { console in
            let people = (0..<10_000).map { "P\($0),\(13_800_000_000 + $0),0,1\n" }
            let text = "name,mobile,department_ids,employee_type\n" + people.joined()
            let dropped = try await SheetOnPages.drop(text, console)
            _ = try await dropped.get("/problems")
            let long = String(repeating: "''\"\"<&>名", count: 40).replacing("\"", with: "\"\"")
            let lines = (0..<10_000).map { "0.000Z,correct,\($0 + 2),name,P\($0),\"\($0)\(long)\"" }
            try write(lines, dropped, console)
            let page = try await dropped.get("/corrections")
            #expect(page.contains("Shown: 1 to 50 of 10000.") && page.utf8.count < 100_000, "\(page.utf8.count)")
            #expect(page.contains("href=\"\(dropped.address)/corrections?from=50\" rel=\"next\""))
            let next = try await dropped.get("/corrections?from=50")
            #expect(next.contains("Shown: 51 to 100 of 10000.") && next.contains("rel=\"prev\""))
            #expect(try await dropped.get("/corrections?from=99999").contains("Shown: 10000 to 10000 of 10000."))
        }
    }

    @Test func `a sheet without corrections says so`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.sheet, console)
            let page = try await dropped.get("/corrections")
            #expect(page.contains("0 corrections of this sheet") && !page.contains("<table"), "\(page)")
        }
    }
}
