import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// What the page of a file that came back shows, who may see it, and which files have none.
struct ReturnedPageTests {
    private let sheet = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,0,1
        Bo,1380001316,0,1
        Cy,13800013166,0,1
        Di,13800013167,,1

        """

    private func sheets(_ console: ServedConsole) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "\(console.stateFolder)/console/sheets").count
    }

    @Test(
        arguments: [
            ("gender,city\nf,Oslo\n", "it does not have the columns name, mobile, department_ids, employee_type"),
            (
                "name,mobile,department_ids,employee_type\nEve,13800013170,0,1\nFay,13800013171,0,1\n",
                "none of its 2 rows is recognised as a row of x.csv"
            ),
        ]
    )
    func `a file of another sheet is refused, and nothing of it is kept`(file: String, words: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.giveBack(file, named: "gb.csv")
            #expect(page.status == 409 && page.text.contains("Nothing was taken of gb.csv: \(words)"), "\(page.text)")
            #expect(page.text.contains("role=\"alert\"") && page.text.contains("Problems of x.csv</h1>"))
            #expect(try sheets(console) == 1 && dropped.waitingFiles(console) == [])
        }
    }

    @Test func `a file that cannot be read is refused, and nothing of it is kept`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.giveBack([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], named: "x.png")
            // Its sheet's page says so, by the name that the reader knows.
            #expect(page.status == 409 && page.text.contains("Problems of x.csv</h1>"), "\(page.text)")
            #expect(
                page.text.contains("Nothing was taken of x.png. ") && page.text.contains("Choose a corrected copy"),
                "\(page.text)"
            )
            #expect(!page.text.contains(console.stateFolder), "\(page.text)")
            #expect(try sheets(console) == 1 && dropped.waitingFiles(console) == [])
        }
    }

    @Test func `says which rows and columns of the file are not taken, and which columns become empty`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let file = """
                name,mobile,department_ids,employee_type,opinion
                Ada,13800013164,,1,good
                Bo,1380001316,,1,
                Cy,13800013166,,1,
                Di,13800013167,,1,
                Ed,13800013168,0,1,

                """
            let page = try await dropped.returned(file).text
            #expect(
                page.contains("y.csv: 5 rows, 1 of them as it is; 3 rows have 3 other cells; 1 row is not taken."),
                "\(page)"
            )
            #expect(page.contains("Columns that only the file has are not taken: opinion."))
            #expect(page.contains("3 cells of the column ") && page.contains(" would become empty."))
            #expect(page.contains("Row 6 (Ed, 13800013168, 0): it is no row of x.csv."))
            #expect(page.contains("href=\"/sheets/new\">Drop a sheet</a>"))
        }
    }

    @Test func `says which columns were not compared, and not that all is as it was`() async throws {
        try await ServedConsole.with { console in
            let noted = "name,mobile,department_ids,employee_type,opinion\nAda,13800013164,0,1,good\n"
            let dropped = try await SheetOnPages.drop(noted, console)
            _ = try await dropped.post("/columns", [("m4", "-")])
            let page = try await dropped.returned(noted.replacing(",opinion", with: "").replacing(",good", with: ""))
            #expect(
                page.text.contains(
                    "These columns were not compared, because the file does not have them, has another number of them, or other cells in their place: opinion."
                ),
                "\(page.text)"
            )
            #expect(page.text.contains("In the columns that were compared nothing is other than in x.csv."))
            #expect(!page.text.contains("all as they are") && !page.text.contains("value=\"take\""))
        }
    }

    @Test(arguments: ["..%2F..%2Fsheet", "..", "name", "aaaaaaaaaaaa", "AAAAAAAAAAAA", "sheet"])
    func `a file is found by its id alone, and by that of its sheet`(name: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let other = try await SheetOnPages.drop(sheet, named: "z.csv", by: dropped.browser)
            let page = try await dropped.returned(sheet.replacing("Ada,", with: "Ada L,"))
            for path in ["/sheets/\(dropped.id)/returned/\(name)", other.address + page.path] {
                let answer = try await dropped.browser.get(path)
                #expect(
                    [404, 409].contains(answer.status) && !answer.text.contains("Ada L"),
                    "\(path) \(answer.status)"
                )
            }
            let foreign = try await other.post(page.path, [("do", "nothing")])
            #expect(foreign.status == 409)
            #expect(try dropped.waitingFiles(console).count == 1)
        }
    }

    @Test func `a form without its token takes nothing`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.returned(sheet.replacing("Ada,", with: "Ada L,"))
            let mark = try dropped.hidden("mark", in: page.text)
            let answer = try await dropped.browser.post(
                dropped.address + page.path,
                headers: ["Content-Type": "application/x-www-form-urlencoded"],
                body: Array("mark=\(mark)&do=take".utf8)
            )
            #expect(answer.status == 403)
            #expect(try dropped.corrections(console) == [] && dropped.waitingFiles(console).count == 1)
        }
    }

    @Test func `names and cells with script in them are text`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let script = "<script>alert(1)</script>"
            let page = try await dropped.returned(
                sheet.replacing("Ada,", with: "\(script),") + "\(script),13800013169,0,1\n",
                named: "'><img src=x onerror=alert(1)>.csv"
            )
            #expect(page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "\(page.text)")
            #expect(!page.text.contains("<script>alert") && !page.text.contains("<img"))
            let after = try await dropped.follow(try await dropped.take(page))
            #expect(!after.contains("<img") && after.contains("1 cell was corrected as &#39;&gt;&lt;img"))
        }
    }

    @Test func `a file that cannot be read from its folder is not taken for one that is gone`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let path = try await dropped.returned(sheet.replacing("Ada,", with: "Ada L,")).path
            let folder = "\(console.stateFolder)/console/sheets/\(dropped.id)\(path)"
            try FileManager.default.removeItem(atPath: folder + "/name")
            // No file, and not nothing either.
            try FileManager.default.createDirectory(atPath: folder + "/name", withIntermediateDirectories: false)
            #expect(try await dropped.browser.get(dropped.address + path).status == 500)
        }
    }

    @Test func `a few files are kept of a sheet, and the oldest goes`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            var paths: [String] = []
            for number in 1...7 {
                paths.append(try await dropped.returned(sheet.replacing("Ada,", with: "Ada \(number),")).path)
            }
            let kept = try dropped.waitingFiles(console)
            #expect(
                kept.count == SheetStore.most
                    && Set(paths.suffix(1).map { String($0.dropFirst(10)) }).isSubset(of: kept)
            )
            #expect(try await dropped.browser.get(dropped.address + paths[6]).text.contains("Ada 7"))
            let folder = "\(console.stateFolder)/console/sheets/\(dropped.id)/returned"
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder).map { folder + "/" + $0 } + [folder]
            for file in files {
                let facts = try FileManager.default.attributesOfItem(atPath: file)
                let mode = try #require((facts[.posixPermissions] as? NSNumber)?.intValue)
                #expect(mode & 0o077 == 0, "\(file)")
            }
        }
    }

    @Test func `a file that was forgotten a day ago goes with the next one`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let folder = "\(console.stateFolder)/console/sheets/\(dropped.id)/returned/"
            var ids: [String] = []
            for hours in [25, 23] {
                let page = try await dropped.returned(sheet.replacing("Ada,", with: "Ada \(hours),"))
                ids.append(String(page.path.dropFirst(10)))
                let time = Date(timeIntervalSinceNow: TimeInterval(-hours * 3600))
                let file = folder + ids[ids.count - 1] + "/" + StoredSheet.file
                try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file)
            }
            ids.append(String(try await dropped.returned(sheet.replacing("Ada,", with: "Ada L,")).path.dropFirst(10)))
            #expect(try Set(dropped.waitingFiles(console)) == Set(ids.dropFirst()))
        }
    }

    @Test func `a file in which too much is other is refused with both limits`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.returned(sheet.replacing("Ada,", with: "Ada L,"))
            let store = SheetStore(stateFolder: console.stateFolder, limitBytes: .max)
            let stored = try store.sheet(dropped.id)
            let upload = try #require(try store.returned(String(page.path.dropFirst(10)), to: stored))
            let step = try #require(try stored.wave.job().steps.first)
            let file = try ReturnedFile(upload.path, of: step, in: stored.wave.folder, limit: 0)
            let words = ReturnedWords(upload, of: stored, PageFrame(language: .english, place: .sheets))
            let problem = try #require(words.refusal(file)).problem
            #expect(
                problem
                    == "Nothing was taken of y.csv: more than 100000 cells, or too much text, in it are other than in x.csv."
            )
        }
    }

    @Test func `many cells are shown a page at a time, and no page is large`() async throws {
        try await ServedConsole.with { console in
            let note = String(repeating: "\"\"<&", count: 300)
            func text(_ mark: String) -> String {
                "name,mobile,department_ids,employee_type,note\n"
                    + (0..<120).map { "P\($0),\(13_800_013_000 + $0),0,1,\"\(note)\(mark)\"\n" }.joined()
            }
            let dropped = try await SheetOnPages.drop(text(""), console)
            _ = try await dropped.post("/columns", [("m4", "-")])
            let page = try await dropped.returned(text("!"))
            #expect(page.text.contains("Cells 1 to 50 of 120.") && page.text.contains("Take these 120 cells"))
            #expect(page.text.utf8.count < 100_000, "\(page.text.utf8.count)")
            let last = try await dropped.get(page.path + "?from=100")
            #expect(last.contains("Cells 101 to 120 of 120.") && last.contains("P119") && !last.contains("P99<"))
            #expect(try await dropped.get(page.path + "?from=-7").contains("Cells 1 to 50"))
            let after = try await dropped.follow(try await dropped.take(page))
            #expect(after.contains("120 cells were corrected"))
        }
    }

    /// The page of a large file, once it has been read.
    private func settled(_ dropped: SheetOnPages, _ path: String) async throws -> Browser.Page {
        for _ in 0..<10 {
            let page = try await dropped.browser.get(path)
            guard page.text.contains("is being read and compared") else { return page }
            #expect(try await dropped.get("/read").contains("event: ended"))
        }
        return try await dropped.browser.get(path)
    }

    private var large: String {
        "name,mobile,department_ids,employee_type\n"
            + (0..<9000).map { "Person \($0) of the sheet,\(13_800_010_000 + $0),0,1\n" }.joined()
    }

    @Test func `a large file is read behind its page, and taken as a small one is`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(large, console)
            let answer = try await dropped.giveBack(large.replacing("Person 8000 of", with: "Person 8001 of"))
            #expect(answer.status == 303)
            let location = try #require(answer.headers["Location"].first)
            let page = try await settled(dropped, location)
            #expect(
                page.text.contains("y.csv: 9000 rows, 8999 of them as they are; 1 row has 1 other cell."),
                "\(page.text)"
            )
            #expect(page.text.contains("Take this 1 cell"))
            let taken = try await dropped.take((String(location.dropFirst(dropped.address.count)), page.text))
            #expect(taken.status == 303 && taken.headers["Location"].first?.contains("returned=1") == true)
            #expect(try dropped.corrections(console).count == 1)
        }
    }

    @Test func `a large file is taken after others have been compared since`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(large, console)
            var pages: [(path: String, text: String)] = []
            for number in 1...3 {
                let answer = try await dropped.giveBack(large.replacing("Person 8000 of", with: "Other \(number) of"))
                let location = try #require(answer.headers["Location"].first)
                let page = try await settled(dropped, location)
                #expect(page.text.contains("Take this 1 cell"), "\(page.text)")
                pages.append((String(location.dropFirst(dropped.address.count)), page.text))
            }
            let taken = try await dropped.take(pages[0])
            #expect(taken.headers["Location"].first?.contains("returned=1") == true, "\(taken.headers)")
            #expect(
                try dropped.corrections(console) == [
                    "correct,8002,name,Person 8000 of the sheet,Other 1 of the sheet"
                ]
            )
            // What has changed by that is said of the others.
            let refused = try await dropped.take(pages[2])
            #expect(refused.headers["Location"].first?.contains("changed=yes") == true, "\(refused.headers)")
        }
    }

    @Test func `a large file of another sheet is refused on its page`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(large, console)
            let answer = try await dropped.giveBack(
                large.replacing("138000", with: "139000").replacing("Person", with: "Other")
            )
            let page = try await settled(dropped, try #require(answer.headers["Location"].first))
            #expect(page.status == 409 && page.text.contains("Nothing was taken of y.csv: none of its"), "\(page.text)")
            #expect(try dropped.waitingFiles(console) == [])
        }
    }
}
