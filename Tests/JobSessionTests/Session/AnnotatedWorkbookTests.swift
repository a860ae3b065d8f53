import Foundation
import JobModel
import JobSession
import TestSupport
import Testing

/// The annotated workbook of a check, cell by cell.
struct AnnotatedWorkbookTests {
    @Test func `rows above the header keep their places, blank ones between them`() async throws {
        try await annotated("Staff list\n\n'=as of,2026\n\ndepartment_id,name\nalpha,\n") { book in
            let tab = book.tabs[1]
            #expect(tab.cells["A1"] == "Staff list" && tab.cells["A2"] == nil)
            #expect(tab.cells["A3"] == "'=as of" && tab.cells["B3"] == "2026")
            #expect(tab.cells["A5"] == "department_id" && tab.cells["A6"] == "alpha")
        }
    }

    @Test(arguments: [
        ("\u{7}", 6000), ("a" + String(repeating: "\u{301}", count: 60), 1000), ("👨‍👩‍👧‍👦", 4000), ("x", 32_768),
    ])
    func `a value longer than a cell is shown by its beginning, with its length`(unit: String, count: Int) async throws
    {
        let value = String(repeating: unit, count: count)
        try await annotated("department_id,name\nalpha,\(value)\n") { book in
            let tab = book.tabs[1]
            let shown = try #require(tab.cells["B2"])
            #expect(shown.hasSuffix(" … (\(value.utf16.count))") && shown.utf16.count < 2000)
            #expect(tab.comments["B2"]?.contains("\(value.utf16.count) characters") == true)
        }
    }

    @Test func `a formula stays one in the copy, and a text that looks like one a text`() async throws {
        try await annotated("department_id,name\na,=1+1\nb,'=1+1\nc,'=\"0007\"\nd,'+86\ne,''8\n") { book in
            let names = ["B2", "B3", "B4", "B5", "B6"].map { book.tabs[1].cells[$0] }
            #expect(names == ["=1+1", "'=1+1", "'=\"0007\"", "+86", "''8"])
            #expect(book.tabs[0].cells.values.filter { $0 == "damage.formula" }.count == 1)
        }
    }

    @Test func `a cell beyond the header keeps its place, before the words about its row`() async throws {
        try await annotated("department_id,name\na,A\nb,B,,far\nc,C,\n") { book in
            let tab = book.tabs[1]
            #expect(tab.cells["D3"] == "far" && tab.cells["C3"] == nil && tab.cells["C1"] == nil)
            #expect(tab.cells["E1"] == "roster_row" && tab.cells["E3"] == "3" && tab.cells["I1"] == "roster_notes")
        }
        try await annotated("department_id,name\na,A\nc,C,,\n") { book in
            #expect(book.tabs[1].cells["C1"] == "roster_row")
        }
    }

    @Test(arguments: [10_000, 10_002])
    func `says how many comments are left out, and nothing where none is`(rows: Int) async throws {
        let records = (0..<rows).map { "d\($0),\n" }.joined()
        try await annotated("department_id,name\n" + records) { book in
            #expect(book.tabs[1].comments.count == 10_000)
            let said = book.tabs[0].cells.values.filter { $0.contains("comments") && $0.contains("left out") }
            #expect(said.count == (rows > 10_000 ? 1 : 0) && said.allSatisfy { $0.contains("\(rows - 10_000) more") })
        }
    }

    private func annotated(_ text: String, _ body: (WrittenWorkbook) throws -> Void) async throws {
        try await withFolder { folder in
            try text.write(toFile: folder + "/d.csv", atomically: true, encoding: .utf8)
            var sheet = SheetJob(file: folder + "/d.csv")
            sheet.subject = .departments
            let state = folder + "/state"
            let session = CheckSession(source: .sheet(sheet), annotated: folder + "/out.xlsx", stateFolder: state)
            _ = try await session.run()
            try body(try WrittenWorkbook(folder + "/out.xlsx"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: state + "/scratch").isEmpty)
        }
    }
}
