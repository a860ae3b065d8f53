import Foundation
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// An undo leaves the corrections exactly as they were before what is undone.
struct UndoneCorrectionsTests {
    private let sheet = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,0,1
        Bo,1380001316,0,1
        Cy,138000131,0,1

        """

    private let earlier = """
        time,action,row,column,old,new
        2026-11-26T08:00:00.000Z,correct,2,name,Ada,Eda
        2026-11-26T08:00:00.000Z,correct,3,mobile,1,13800013169
        2026-11-26T09:00:00.000Z,correct,4,name,Cy,Cyn

        """

    private func path(_ dropped: SheetOnPages, _ console: ServedConsole) -> String {
        "\(console.stateFolder)/console/sheets/\(dropped.id)/corrections.csv"
    }

    private func drop(_ console: ServedConsole) async throws -> SheetOnPages {
        let dropped = try await SheetOnPages.drop(sheet, console)
        _ = try await dropped.get("/problems")
        try Data(earlier.utf8).write(to: URL(fileURLWithPath: path(dropped, console)))
        return dropped
    }

    private func corrections(_ dropped: SheetOnPages, _ console: ServedConsole) throws -> String {
        try dropped.file("corrections.csv", console).replacing("\r\n", with: "\n")
    }

    /// Corrects the cell whose earlier correction does not fit the sheet.
    private func correctStale(_ dropped: SheetOnPages) async throws {
        let rows = "/rows?kind=finding&code=correction.differs&column=mobile"
        let name = try SheetOnPages.cell(3, 1, in: try await dropped.get(rows))
        #expect(try await dropped.post(rows, [(name, "13800013167")]).status == 303)
    }

    @Test func `brings back, in its place, a correction that no longer fitted and was replaced`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(console)
            for _ in 1...2 {
                try await correctStale(dropped)
                #expect(try !corrections(dropped, console).contains("13800013169"))
                let mark = try dropped.hidden("last", in: try await dropped.get("/problems"))
                #expect(try await dropped.post("/undo", [("last", mark)]).status == 303)
                #expect(try corrections(dropped, console) == earlier)
            }
            // What is undone next is what was made before, and brings nothing back that was never there.
            let mark = try dropped.hidden("last", in: try await dropped.get("/problems"))
            #expect(try await dropped.post("/undo", [("last", mark)]).status == 303)
            #expect(try corrections(dropped, console).split(separator: "\n").count == 3)
        }
    }

    @Test func `so does the undo of the one correction on the page of all of them`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await drop(console)
            try await correctStale(dropped)
            let page = try await dropped.get("/corrections")
            let form = try #require(
                page.firstMatch(of: /name="row" value="3"><input type="hidden" name="shown" value="([^"]+)"/)
            )
            #expect(try await dropped.post("/corrections", [("row", "3"), ("shown", String(form.1))]).status == 303)
            #expect(try corrections(dropped, console) == earlier)
        }
    }
}
