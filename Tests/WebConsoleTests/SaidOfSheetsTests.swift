import Foundation
import NIOHTTP1
import Synchronization
import TestSupport
import Testing

@testable import WebConsole

/// What pages say of a sheet as a whole: that it cannot be read, that it has no rows, and how many of them have problems.
struct SaidOfSheetsTests {
    @Test func `the list of sheets says of the one that cannot be read that it cannot`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let text = "姓名,手机号\n丁一,13800013164\n"
            let bytes = try #require(text.data(using: .utf16LittleEndian))
            // Bytes that may be in several encodings.
            let dropped = try await browser.drop(Array(bytes.dropLast(1)), named: "x.csv")
            let address = try #require(dropped.headers["Location"].first)
            let picture = try await browser.drop(
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0],
                named: "y.csv"
            )
            let other = try #require(picture.headers["Location"].first)
            #expect(try await browser.get(other).status == 400)
            let list = try await browser.get("/sheets/new").text
            #expect(list.contains("<a href=\"\(other)\">cannot be read</a>"), "\(list)")
            #expect(!list.contains("<a href=\"\(address)\">cannot be read</a>"))
        }
    }

    @Test func `the list says so after another reading was tried in vain, and no more once one was chosen that works`()
        async throws
    {
        try await ServedConsole.with { console in
            // Two names of columns in EUC-KR, and a row: it may be another encoding as well.
            let header: [UInt8] = [0xC0, 0xCC, 0xB8, 0xA7, 0x2C, 0xBA, 0xCE, 0xBC, 0xAD, 0x2C]
            let more: [UInt8] = [0xC0, 0xFC, 0xC8, 0xAD, 0x0A, 0xB1, 0xE8, 0xB9, 0xCE, 0xBC, 0xF6, 0x2C]
            let row: [UInt8] = [0xB0, 0xB3, 0xB9, 0xDF, 0xBA, 0xCE, 0xBC, 0xAD, 0x2C, 0x31, 0x0A]
            let last: [UInt8] = [
                0xC0, 0xCC, 0xBF, 0xB5, 0xC8, 0xF1, 0x2C, 0xB1, 0xE2, 0xC8, 0xB9, 0xBA, 0xCE, 0xBC, 0xAD, 0x2C, 0x32,
                0x0A,
            ]
            let bytes = header + more + row + last
            let browser = try await console.browser()
            let dropped = try await browser.drop(bytes, named: "x.csv")
            let address = try #require(dropped.headers["Location"].first)
            let id = try #require(address.split(separator: "/").last.map(String.init))
            let sheet = SheetOnPages(browser: browser, id: id, form: try await browser.formToken())
            let unread = "<a href=\"\(address)\">cannot be read</a>"
            #expect(try await browser.get(address).status == 400)
            #expect(try await browser.get("/sheets/new").text.contains(unread))
            #expect(try await browser.get(address + "?header=2").status == 400)
            #expect(try await browser.get("/sheets/new").text.contains(unread))
            let kept = try await sheet.post("/reading", [("encoding", "EUC-KR")])
            #expect(kept.status == 303, "\(kept.text)")
            #expect(try await !browser.get("/sheets/new").text.contains(unread))
        }
    }

    @Test func `a console that is started later says so too, until the sheet can be read`() async throws {
        try await withFolder { folder in
            let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]
            let address = Mutex("")
            try await ServedConsole.with(stateFolder: folder) { console in
                let browser = try await console.browser()
                let dropped = try await browser.drop(picture, named: "y.csv")
                let place = try #require(dropped.headers["Location"].first)
                #expect(try await browser.get(place).status == 400)
                address.withLock { $0 = place }
            }
            try await ServedConsole.with(stateFolder: folder) { console in
                let (browser, place) = (try await console.browser(), address.withLock { $0 })
                let unread = "<a href=\"\(place)\">cannot be read</a>"
                let list = try await browser.get("/sheets/new").text
                #expect(list.contains(unread), "\(list)")
                // As where a later version of the program can read it.
                let id = try #require(place.split(separator: "/").last)
                let file = "\(folder)/console/sheets/\(id)/sheet"
                try Data("姓名,手机号\n丁一,13800013164\n".utf8).write(to: URL(fileURLWithPath: file))
                #expect(try await browser.get(place).status == 200)
                #expect(try await !browser.get("/sheets/new").text.contains(unread))
            }
        }
    }

    @Test(arguments: ["", "/columns", "/problems"])
    func `a sheet of a header alone says so on its page, with what to do`(page: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("姓名,手机号,部门,员工类型\n", console)
            let text = try await dropped.get(page)
            #expect(text.contains("has a header and no rows") && text.contains("rows below the header"), "\(text)")
        }
    }

    @Test func `rows with problems of their own are counted apart from what is wrong with the whole sheet`()
        async throws
    {
        try await ServedConsole.with { console in
            let header = "姓名,手机号,部门,员工类型,甲栏,乙栏,丙栏,丁栏\n"
            let text = header + "丁一,12,0,1,a,b,c,d\n林二,13800013165,0,1,a,b,c,d\n"
            let page = try await SheetOnPages.drop(text, console).get("/problems")
            #expect(
                page.contains("the sheet as a whole has a problem") && page.contains("1 row has problems of its own")
            )
            for name in ["甲栏", "乙栏", "丙栏", "丁栏"] { #expect(page.contains(name), "\(name)") }
            #expect(page.contains("The same of 1 more column: 丁栏"))
        }
    }

    @Test func `without script the times of sheets are in the zone of runs, and name it`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("姓名,手机号\n丁一,13800013164\n", console)
            let list = try await dropped.browser.get("/sheets/new").text
            #expect(list.contains(/<time datetime="[^"]+Z">[0-9: -]+ Asia\/Shanghai<\/time>/), "\(list)")
        }
    }
}
