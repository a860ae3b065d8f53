import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

struct DroppedSheetTests {
    private func sheets(_ console: ServedConsole) throws -> [String] {
        let folder = console.stateFolder + "/console/sheets"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
    }

    @Test func `shows how a dropped sheet is read`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let text = "姓名;手机号;备注\n丁晓燕;13800013164;甲\n宋宇航;13800022866;\n"
            let dropped = try await browser.drop(Array(text.utf8), named: "入职 12月.csv")
            let page = try await browser.get(try #require(dropped.headers["Location"].first)).text
            #expect(page.contains("<h1>入职 12月.csv</h1>"))
            #expect(page.contains("A text file in the encoding UTF-8, its cells separated by semicolons."))
            #expect(page.contains("2 rows, 0 blank rows left out") && !page.contains("certain"))
            #expect(page.contains("<th scope=\"row\">姓名</th><td>Name</td><td>丁晓燕 · 宋宇航</td>"))
            #expect(page.contains("<th scope=\"row\">备注</th><td class=\"bad\">not understood</td><td>甲</td>"))
            // It is there after a reload, and on the list.
            #expect(try await browser.get("/sheets/new").text.contains("入职 12月.csv"))
        }
    }

    @Test func `reads it as the reader chooses`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let dropped = try await browser.drop(Array("a note\nname;mobile\nAda;1\n".utf8), named: "x.csv")
            let address = try #require(dropped.headers["Location"].first)
            let page = try await browser.get("\(address)?delimiter=,&header=2&encoding=&subject=departments").text
            #expect(page.contains("separated by commas") && page.contains("name;mobile</th>"))
            #expect(page.contains("<option value=\"departments\" selected>"))
            // What cannot be chosen is not taken.
            #expect(try await browser.get("\(address)?delimiter=long&header=-1&subject=cats").status == 200)
            #expect(try await browser.get("\(address)?encoding=klingon").status == 400)
        }
    }

    @Test func `script in every cell and in the file's name stays text`() async throws {
        let script = "<script>alert(1)</script>"
        let name = "\"><img src=x onerror=alert(2)>.csv"
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let text = "name,\(script)\n\(script),\"\(script)\n'&amp;\"\n"
            let dropped = try await browser.drop(Array(text.utf8), named: name)
            for path in [try #require(dropped.headers["Location"].first), "/sheets/new"] {
                let page = try await browser.get(path).text
                #expect(!page.contains(script) && !page.contains("<img"))
            }
        }
    }

    @Test(arguments: [
        "/sheets/..%2F..%2Fetc", "/sheets/../../etc/passwd", "/sheets/............", "/sheets/%2e%2e", "/sheets/",
        "/sheets/abcdefghijkm",
    ])
    func `names no other folder`(path: String) async throws {
        try await ServedConsole.with { console in
            let page = try await console.browser().get(path)
            #expect(page.status == 404)
        }
    }

    @Test func `keeps nothing of a file that is too large, empty or not one`() async throws {
        try await ServedConsole.with(fileLimitBytes: 1000) { console in
            let browser = try await console.browser()
            let large = try await browser.drop([UInt8](repeating: 65, count: 1001), named: "large.csv")
            #expect(large.status == 413 && large.text.contains("larger than"))
            let empty = try await browser.drop([], named: "empty.csv")
            #expect(empty.status == 400 && empty.text.contains("is empty"))
            let none = try await browser.drop([], named: "")
            #expect(none.status == 400 && none.text.contains("No file was chosen"))
            let form = try await browser.formToken()
            let noForm = try await browser.post("/sheets?form=\(form)", body: Array("x".utf8))
            #expect(noForm.status == 400)
            let head = "--b\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"x.csv\"\r\n\r\nname\n"
            let cut = try await browser.post(
                "/sheets?form=\(form)",
                headers: ["Content-Type": "multipart/form-data; boundary=b"],
                body: Array(head.utf8)
            )
            #expect(cut.status == 400 && cut.text.contains("did not arrive as a whole"))
            let left = try sheets(console)
            #expect(left.isEmpty)
            // The largest that may be is taken.
            #expect(try await browser.drop([UInt8](repeating: 65, count: 1000), named: "x.csv").status == 303)
        }
    }

    @Test(arguments: [1, 100, 65_536, 3_000_000]) func `keeps every byte of the file`(count: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(count))
        // Line breaks and hyphens, of which boundaries begin, stand everywhere.
        let signs = Array("\r\n--a,".utf8)
        let file = (0..<count).map { _ in signs.randomElement(using: &generator) ?? 0 }
        try await ServedConsole.with { console in
            _ = try await console.browser().drop(file, named: "x.csv")
            let all = try sheets(console)
            let path = "\(console.stateFolder)/console/sheets/\(try #require(all.first))/sheet"
            let stored = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(Array(stored) == file)
        }
    }

    @Test func `offers other ways where a sheet cannot be read`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let dropped = try await browser.drop(Array("name\nAda\n".utf8), named: "x y.csv")
            let address = try #require(dropped.headers["Location"].first)
            let page = try await browser.get("\(address)?tab=2")
            #expect(page.status == 400 && page.text.contains("x y.csv is no workbook"))
            #expect(page.text.contains("<select name=\"encoding\">") && !page.text.contains(console.stateFolder))
            #expect(page.text.contains("action=\"\(address)/reading?form="))
        }
    }

    @Test(arguments: ["x.csv", "broken.xlsx"])
    func `a sheet that nobody has worked on yet, or that cannot be read, is deleted`(name: String) async throws {
        try await ServedConsole.with { console in
            // The beginning of a workbook, and nothing of it.
            let text = name.hasSuffix(".xlsx") ? "PK\u{3}\u{4}broken" : "name\nAda\n"
            let dropped = try await SheetOnPages.drop(text, named: name, console)
            let question = try await dropped.browser.get(dropped.address + "/delete")
            #expect(question.status == 200 && question.text.contains("Delete \(name)?</h1>"), "\(question.text)")
            #expect(question.text.contains("with 0 corrections"))
            let deleted = try await dropped.post("/delete", [("sure", "yes")])
            #expect(try await dropped.follow(deleted).contains("The sheet was deleted."))
            let left = try sheets(console)
            #expect(left.isEmpty)
        }
    }

    @Test func `shows two columns of one name each with its own values, and the beginning of a long cell`() async throws
    {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let long = String(repeating: "z", count: 100_000)
            let dropped = try await browser.drop(Array("name,note,note\nAda,1,2\nBo,\(long),3\n".utf8), named: "x.csv")
            let page = try await browser.get(try #require(dropped.headers["Location"].first)).text
            #expect(page.contains("<td>2 · 3</td>") && page.contains("zzz…"))
            #expect(page.utf8.count < 20_000)
            // A row of the header that was found out is not asked for by the next choice.
            #expect(page.contains("type=\"number\" min=\"1\" value=\"\""))
            #expect(!page.contains("<strong></strong>"))
        }
    }

    @Test func `a field of the file's name that is no file is no part of it`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let head = "Content-Disposition: form-data; name=\"sheet\""
            let file = "\(head); filename=\"x.csv\"\r\n\r\nname\nAda\n"
            let body = "--b\r\n\(head)\r\n\r\nother\r\n--b\r\n\(file)\r\n--b--\r\n"
            let form = try await browser.formToken()
            let taken = try await browser.post(
                "/sheets?form=\(form)",
                headers: ["Content-Type": "multipart/form-data; boundary=b"],
                body: Array(body.utf8)
            )
            #expect(taken.status == 303)
            let all = try sheets(console)
            let id = try #require(all.first)
            let path = console.stateFolder + "/console/sheets/\(id)/sheet"
            let stored = try String(contentsOfFile: path, encoding: .utf8)
            #expect(stored == "name\nAda\n")
        }
    }

    @Test func `what a killed console had not received is removed a day later`() async throws {
        try await withFolder { folder in
            let store = SheetStore(stateFolder: folder, limitBytes: 1000)
            for (name, file) in [
                ("abcdefghijkm", "sheet.unfinished"), ("bcdefghijkmn", "sheet"), ("cdefghijkmnp", "roster-results"),
                ("notes", "mine"),
            ] {
                let place = folder + "/console/sheets/" + name
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
                try "x".write(toFile: place + "/" + file, atomically: true, encoding: .utf8)
            }
            try store.removeUnfinished(before: Date(timeIntervalSinceNow: -3600))
            let sheets = folder + "/console/sheets"
            let young = try FileManager.default.contentsOfDirectory(atPath: sheets)
            #expect(young.count == 4)
            try store.removeUnfinished(before: Date(timeIntervalSinceNow: 3600))
            let left = try FileManager.default.contentsOfDirectory(atPath: sheets).sorted()
            #expect(left == ["bcdefghijkmn", "cdefghijkmnp", "notes"])
        }
    }

    @Test func `is for this user alone`() async throws {
        try await ServedConsole.with { console in
            _ = try await console.browser().drop(Array("name\nAda\n".utf8), named: "x.csv")
            let all = try sheets(console)
            let id = try #require(all.first)
            let folder = console.stateFolder + "/console/sheets/" + id
            for (path, mode) in [(folder, 0o700), (folder + "/sheet", 0o600), (folder + "/name", 0o600)] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode, "\(path)")
            }
        }
    }
}
