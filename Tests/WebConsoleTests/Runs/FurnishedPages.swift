import Foundation
import JobModel
import JobSession
import NIOHTTP1
import Synchronization
import TestSupport
import Testing

@testable import WebConsole

/// All pages to which the links of a console lead that has sheets, runs, a rehearsal and an export.
struct FurnishedPages {
    struct Page: Sendable {
        let path: String
        let text: String
    }

    let all: [Page]

    /// The pages as a reader of a language sees them.
    static func read(in language: String) async throws -> FurnishedPages {
        let read = Mutex<[Page]>([])
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let (unlinked, refused) = try await furnish(browser, console, language: language)
                let found = try await follow(browser, and: unlinked)
                read.withLock { $0 = found + [refused] }
            }
        }
        let pages = read.withLock { $0 }
        for part in [
            "/columns", "/values", "/problems", "/corrections", "/plan", "/release", "/results", "/rows/1/",
            "/rehearsal",
        ] {
            #expect(pages.contains { $0.path.contains(part) }, "\(part) is not among \(pages.map(\.path))")
        }
        return FurnishedPages(all: pages)
    }

    private static func follow(_ browser: Browser, and others: [String]) async throws -> [Page] {
        var found = ["/", "/sheets/new", "/exports", "/directory", "/directory?ask=yes"] + others
        var pages: [Page] = []
        var place = 0
        while place < found.count, place < most {
            let path = found[place]
            place += 1
            let page = try await browser.get(path)
            guard page.status == 200 else {
                #expect(page.status == 303, "\(path) \(page.status)")
                continue
            }
            pages.append(Page(path: path, text: page.text))
            for link in links(on: page.text) where !found.contains(link) { found.append(link) }
        }
        return pages
    }

    /// The pages to which a page leads: no files, and none that change something by being looked at.
    private static func links(on page: String) -> [String] {
        page.matches(of: /href="(\/[^"#]*)[^"]*"/).map { String($0.1).replacing("&amp;", with: "&") }.filter { path in
            !["/assets/", "/file", ".xlsx", ".csv", "/language"].contains { path.contains($0) }
        }
    }

    /// Enough for every kind of page.
    private static let most = 140

    private static let people = """
        姓名,手机号,邮箱,部门,人员类型,职务
        赵一,13800013164,zhao@example.com,0,1,
        钱二,12,,0,1,
        孙三,13800013166,,无此部门,1,
        李四,13800013167,,0,1,领航员
        周五,13800013168,,0,1,领航员

        """

    /// The same as a spreadsheet gives it back: with a cell that is corrected, one that was rewritten, a column that is empty
    /// and one that is new, a row that is gone and others that are not in the sheet.
    private static let returned = """
        姓名,手机号,邮箱,部门,人员类型,职务,意见
        赵一,13800013164,zhao@example.com,,1.0,,好
        钱二,12,qian@example.com,,1,,
        孙三,13800013166,,,1,,
        周五,13800013168,,,1,顾问,
        吴六,13800013169,,0,1,,

        """

    /// Two sheets, runs of both with rows that were refused, a plan of a retry, an export, a corrected file, and faults that
    /// are on.
    ///
    /// - Returns: The addresses of pages to which no link leads, and what a form is answered that lacks a choice.
    private static func furnish(
        _ browser: Browser,
        _ console: ServedConsole,
        language: String
    ) async throws -> (unlinked: [String], refused: Page) {
        let form = try await browser.formToken()
        _ = try await browser.post("/language?form=\(form)&to=\(language)&page=/")
        let departments = try await browser.drop(Array("部门编号,部门名称\nd1,甲部\nd2,乙部\n".utf8), named: "部门.csv")
        let first = try await browser.plan(try #require(departments.headers["Location"].first))
        #expect(try await browser.submit("/runs/\(first)/release").status == 303)
        try await browser.untilNobodyWorks(on: first)
        let dropped = try await SheetOnPages.drop(Self.people, named: "新员工.csv", by: browser)
        for path in ["/values", "/read"] { _ = try await dropped.get(path) }
        // New job titles stay, so they are allowed.
        let stored = try SheetStore(stateFolder: console.stateFolder, limitBytes: 1 << 20).sheet(dropped.id)
        try stored.wave.change { $0.steps[0].allowNew = ["job_title"] }
        let change = SheetCorrection.Change.cell(column: SheetColumnName("邮箱"), old: "", new: "qian@example.com")
        try stored.wave.correct { $0 = [SheetCorrection(time: "2026-11-26T08:00:00.000Z", row: 3, change: change)] }
        let run = try await browser.plan(dropped.address)
        #expect(try await browser.submit("/runs/\(run)/rehearse").status == 303)
        // It is sent once the rehearsal has ended.
        #expect(try await browser.get("/runs/\(run)/rehearsal/events").text.contains("ended"))
        #expect(
            try await browser.submit("/directory/faults", "on=joined_too_often&rate-joined_too_often=100").status == 303
        )
        #expect(try await browser.submit("/runs/\(run)/release").status == 303)
        try await browser.untilNobodyWorks(on: run)
        let retry = try await browser.submit("/runs/\(run)/retry")
        let place = try #require(retry.headers["Location"].first, "\(retry.text)")
        try await browser.untilNobodyWorks(on: String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1))
        let export = try await browser.submit("/exports", "format=csv")
        let exported = try #require(export.headers["Location"].first?.split(separator: "/").last)
        try await browser.untilNobodyWorks(on: String(exported))
        let returned = try await dropped.shown(try await dropped.giveBack(Self.returned, named: "更正.csv"))
        let refused = try await dropped.take(returned)
        #expect(refused.status == 409)
        let address = dropped.address + returned.path
        return (["/runs/\(run)/rehearsal", address], Page(path: address, text: refused.text))
    }
}
