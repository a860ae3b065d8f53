import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What pages say of a sheet as a whole: that it cannot be read, that it has no rows, and how many of them have problems.
struct SaidOfSheetsTests {
    @Test func `the list of sheets says that one cannot be read, until it can`() async throws {
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
                page.contains("the sheet as a whole has a problem") && page.contains("1 row has problems of their own")
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
