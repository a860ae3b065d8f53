import Foundation
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// A reader of Chinese pages meets no English word, wherever the links of a console with sheets, runs and exports lead.
struct ChinesePagesTests {
    /// Words that Chinese has no others for: names, formats, units, keys.
    private static let allowed: Set<String> = [
        "Roster", "Excel", "WPS", "CSV", "XLSX", "PDF", "ZIP", "HTML", "JSON", "UTF", "GB", "SHA", "ID", "HTTP", "UTC",
        "KB", "MB", "ms", "Enter", "Esc", "Tab", "Ctrl", "English", "HRBP",
    ]

    /// What is a value and no word: it stands in the sheet, is typed, or names one thing in the directory.
    private static var values: [Regex<Substring>] {
        [
            /<code>[^<]*<\/code>/, /(?s)<textarea.*?<\/textarea>/, /<time[^>]*>[^<]*<\/time>/,
            /<small>(?:GET|POST|PUT|PATCH|DELETE) [^<]*<\/small>/,
            // Runs, tokens, ids and how they begin; addresses; time zones; files.
            /[0-9]{8}-[0-9]{6}-[0-9a-f]{4}/, /\b(?:ou_|od-|on_)?[0-9a-f-]*[0-9][0-9a-f-]{5,}/,
            /\b(?:ou_|od-|on_)[0-9a-z]*/,
            /日志 ID [0-9A-Za-z]+/, /[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+/, /[A-Z][a-z]+\/[A-Z][a-z]+/,
            /[\p{L}_-]*\/?[\p{L}_-]+\.(?:csv|xlsx|html|json|jsonl|yaml)\b/,
            // What a directory has.
            /可以是：[^<]*/,
            // A field's name on the wire, beside its title, and in a pattern that is typed.
            /（(?!sheet）)[a-z0-9_.]+）/, /\{[^}]*\}/,
        ]
    }

    /// What one hears and sees of a page, each text by itself.
    private static func texts(of page: String) throws -> [String] {
        var main = String(try #require(page.firstMatch(of: /(?s)<main.*<\/main>/)).0)
        // A choice that is called as it is sent is a value, such as an encoding.
        main.replace(/<option value="([^"]*)"[^>]*>([^<]*)<\/option>/) { $0.1 == $0.2 ? "" : String($0.0) }
        for value in values { main.replace(value, with: "") }
        let attributes = main.matches(of: /(?:aria-label|title|placeholder|alt)="([^"]*)"/).map { String($0.1) }
        let texts = main.split(separator: /<[^>]*>/).map {
            String($0).replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
                .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        }
        return attributes + texts
    }

    private static func check(_ path: String, _ page: String) throws {
        for text in try texts(of: page) {
            for word in text.matches(of: /[A-Za-z]{2,}/) where !allowed.contains(String(word.0)) {
                Issue.record("\(path) has the word \(word.0): \(text.trimmingCharacters(in: .whitespacesAndNewlines))")
            }
            if text.contains(/\p{Han}\ ?:/) { Issue.record("\(path) has a colon of half width: \(text)") }
        }
    }

    /// The pages to which a page leads: no files, and none that change something by being looked at.
    private static func links(on page: String) -> [String] {
        page.matches(of: /href="(\/[^"#]*)[^"]*"/).map { String($0.1).replacing("&amp;", with: "&") }.filter { path in
            !["/assets/", "/file", ".xlsx", ".csv", "/language", "/rehearsal"].contains { path.contains($0) }
                // What stands there are the names of a company whose people have names of several languages.
                && !path.hasPrefix("/directory/people") && path != "/directory/tree"
        }
    }

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

    /// Two sheets, runs of both with rows that were refused, a plan of a retry, an export, and faults that are on.
    ///
    /// - Returns: The addresses of pages to which no link leads.
    private func furnish(_ browser: Browser, _ console: ServedConsole) async throws -> [String] {
        let form = try await browser.formToken()
        _ = try await browser.post("/language?form=\(form)&to=zh-CN&page=/")
        let departments = try await browser.drop(Array("部门编号,部门名称\nd1,甲部\nd2,乙部\n".utf8), named: "部门.csv")
        let first = try await browser.plan(try #require(departments.headers["Location"].first))
        #expect(try await browser.submit("/runs/\(first)/release").status == 303)
        try await browser.untilNobodyWorks(on: first)
        let dropped = try await SheetOnPages.drop(Self.people, named: "新员工.csv", by: browser)
        for path in ["/values", "/read"] { _ = try await dropped.get(path) }
        // New job titles stay, so they are allowed.
        let stored = try SheetStore(stateFolder: console.stateFolder, limitBytes: 1 << 20).sheet(dropped.id)
        try stored.wave.change { $0.steps[0].allowNew = ["job_title"] }
        let run = try await browser.plan(dropped.address)
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
        try Self.check(returned.path, refused.text)
        return [dropped.address + returned.path]
    }

    @Test func `Chinese pages have no English words, and no colons of half width`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let pages = try await furnish(browser, console)
                var (found, place) = (["/", "/sheets/new", "/exports", "/directory"] + pages, 0)
                while place < found.count, place < Self.most {
                    let path = found[place]
                    place += 1
                    let page = try await browser.get(path)
                    guard page.status == 200 else {
                        #expect(page.status == 303, "\(path) \(page.status)")
                        continue
                    }
                    try Self.check(path, page.text)
                    for link in Self.links(on: page.text) where !found.contains(link) { found.append(link) }
                }
                for part in ["/columns", "/values", "/problems", "/plan", "/release", "/results", "/rows/1/"] {
                    #expect(found.contains { $0.contains(part) }, "\(part) is not among \(found)")
                }
            }
        }
    }

    /// Enough for every kind of page.
    private static let most = 120
}
