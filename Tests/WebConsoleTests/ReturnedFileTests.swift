import Foundation
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// Files that come back from a spreadsheet in which a sheet was corrected.
struct ReturnedFileTests {
    private let sheet = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,0,1
        Bo,1380001316,0,1
        Cy,13800013166,0,1
        Di,13800013167,,1

        """

    private func take(
        _ file: [UInt8],
        named name: String = "y.csv",
        for dropped: SheetOnPages
    ) async throws -> Browser.Page {
        let boundary = "b0undary"
        let head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"\(name)\"\r\n\r\n"
        return try await dropped.browser.post(
            dropped.address + "/corrected?form=\(dropped.form)",
            headers: ["Content-Type": "multipart/form-data; boundary=\(boundary)"],
            body: Array(head.utf8) + file + Array("\r\n--\(boundary)--\r\n".utf8)
        )
    }

    private func sheets(_ console: ServedConsole) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "\(console.stateFolder)/console/sheets").count
    }

    @Test func `what was taken of a corrected file is said, and what was not`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let file = """
                mobile,name,department_ids,employee_type
                13800013167,Di,0,1
                13800013165,Bo,0,1
                13800013164,Ada,0,1
                13800013168,Ed,0,1

                """
            let page = try await dropped.follow(try await take(Array(file.utf8), for: dropped))
            #expect(page.contains("4 rows, 2 of which have 2 other cells."), "\(page)")
            #expect(
                page.contains("1 row is not in the first sheet.") && page.contains("The first sheet stays as it is.")
            )
            #expect(page.contains("1 row of the first sheet is not in the file, and is not sent with it."))
            #expect(try await dropped.get("/problems").contains("4 rows: 2 without problems"))
        }
    }

    @Test(
        arguments: [
            ("gender,city\nf,Oslo\n", "it does not have the columns name, mobile, department_ids, employee_type"),
            (
                "name,mobile,department_ids,employee_type\nEve,13800013170,0,1\nFay,13800013171,0,1\n",
                "only 0 of its 2 rows are rows of x.csv"
            ),
        ]
    )
    func `a file of another sheet is refused, and nothing of it is kept`(file: String, words: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await take(Array(file.utf8), named: "gb.csv", for: dropped)
            #expect(page.status == 409 && page.text.contains("Nothing was taken of gb.csv: \(words)"), "\(page.text)")
            #expect(page.text.contains("role=\"alert\"") && page.text.contains("Problems of x.csv</h1>"))
            #expect(try sheets(console) == 1)
        }
    }

    @Test func `the annotated workbook is taken as it comes, with the corrections that it has`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                let rows = try SheetOnPages.rows(of: "mobile", in: try await dropped.get("/problems"))
                let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get("/rows" + rows))
                #expect(try await dropped.post("/rows" + rows, [(cell, "13800013165")]).status == 303)
                let session = AnnotatedDownload(
                    sheet: try SheetStore(stateFolder: folder, limitBytes: .max).sheet(dropped.id),
                    language: .english
                )
                let file = try await session.data()
                let page = try await dropped.follow(try await take(Array(file), named: "sheet.xlsx", for: dropped))
                #expect(page.contains("4 rows, 0 of which have 0 other cells. The first sheet"), "\(page)")
                #expect(page.contains("4 rows: 3 without problems, 1 with problems"))
            }
        }
    }

    @Test func `a file that cannot be read is refused, and nothing of it is kept`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await take([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], named: "x.png", for: dropped)
            // Its sheet's page says so, by the name that the reader knows.
            #expect(page.status == 409 && page.text.contains("Problems of x.csv</h1>"), "\(page.text)")
            #expect(
                page.text.contains("Nothing was taken of x.png. ") && page.text.contains("Choose a corrected copy"),
                "\(page.text)"
            )
            #expect(!page.text.contains(console.stateFolder), "\(page.text)")
            #expect(try sheets(console) == 1)
        }
    }
}
