import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// Files that are downloaded from a page say what is to be done as the page says it.
struct DownloadWordsTests {
    private static let sheet = """
        姓名,手机号,邮箱,部门,人员类型,入职日期
        丁一,13800013164,a@example.com,0,,2026-12-01
        宋二,12,bo@,0,1,03/04/2026
        林三,,c@example.com,0,1,2026-12-01
        王五,13800013167,d@example.com,0,1,2026-12-01

        """

    /// What the reader of a page does not have: flags, keys of job files, and commands.
    private var others: [Regex<Substring>] { [/\-\-[a-z]/, /`?roster [a-z]+/, /defaults/, /exit status|退出码/] }

    private func check(_ text: String, of file: String) {
        for pattern in others {
            if let found = text.firstMatch(of: pattern) { Issue.record("\(file) has \(found.0): \(text)") }
        }
    }

    @Test(arguments: [Language.english, .chinese])
    func `the annotated workbook says what to do as the pages do, and has the sheet's name`(
        language: Language
    ) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(Self.sheet, named: "新人.csv", console)
            _ = try await dropped.get("/columns")
            let stored = try SheetStore(stateFolder: console.stateFolder, limitBytes: 1 << 20).sheet(dropped.id)
            let path = console.stateFolder + "/annotated.xlsx"
            let data = try await AnnotatedDownload(sheet: stored, language: language).data()
            try data.write(to: URL(fileURLWithPath: path))
            let book = try WrittenWorkbook(path)
            #expect(book.tabs.count == 2 && book.tabs[1].name == "新人")
            for tab in book.tabs {
                for text in Array(tab.cells.values) + Array(tab.comments.values) { check(text, of: "annotated.xlsx") }
            }
        }
    }

    @Test func `the files of results are written for people, and results.csv has headings in their language`()
        async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(Self.sheet, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                func file(_ name: String, _ language: String = "en") async throws -> String {
                    let page = try await browser.get(
                        "/runs/\(run)/file?name=\(name)",
                        headers: ["Accept-Language": language]
                    )
                    #expect(page.status == 200)
                    return page.text
                }
                for name in ["report.html", "people/failed.csv"] { check(try await file(name), of: name) }
                let results = try await file("people/results.csv")
                #expect(results.contains("Line of the file,Row,Matched by,Planned,Result,User ID,"), "\(results)")
                let chinese = try await file("people/results.csv", "zh")
                #expect(chinese.contains("文件行号,行,匹配字段,计划操作,结果,用户 ID,"), "\(chinese)")
                #expect(chinese.contains("已创建") || chinese.contains("新建"), "\(chinese)")
                #expect(chinese.split(separator: "\r\n").count == results.split(separator: "\r\n").count)
                // Programs have the file with its names.
                let record = try await console.history.record(of: run)
                let own = try #require(try RunFiles(of: record).all.first { $0.name == "people/results.csv" })
                #expect(try String(contentsOfFile: own.path, encoding: .utf8).contains("line,row,match_key,"))
                let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/console")
                #expect(!left.contains { $0.hasPrefix("results-") }, "\(left)")
            }
        }
    }

    @Test(arguments: [Language.english, .chinese])
    func `the files of a rehearsal are written for people, as its page is`(language: Language) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(Self.sheet, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                let headers: HTTPHeaders = ["Accept-Language": language.code]
                let form = try await browser.formToken()
                #expect(try await browser.post("/runs/\(run)/rehearse?form=\(form)", headers: headers).status == 303)
                _ = try await browser.get("/runs/\(run)/rehearsal/events")
                let page = try await browser.get("/runs/\(run)/rehearsal", headers: headers).text
                let main = try #require(page.firstMatch(of: /(?s)<main.*<\/main>/)).0
                check(String(main.replacing(/<[^>]*>/, with: " ")), of: "the page")
                let files = page.matches(of: /href="([^"]+)" download>([^<]+)</)
                #expect(files.count >= 3, "\(page)")
                for file in files {
                    let address = String(file.1).replacing("&amp;", with: "&")
                    let text = try await browser.get(address, headers: headers).text
                    check(text, of: String(file.2))
                    let head = text.split(separator: "\r\n").first ?? ""
                    switch file.2 {
                    case "people/results.csv":
                        #expect(head.contains(language == .english ? "Line of the file,Row" : "文件行号,行"), "\(head)")
                    case "invitations.csv":
                        #expect(head.contains(language == .english ? "User ID,Name" : "用户 ID,姓名"), "\(head)")
                    default: break
                    }
                }
            }
        }
    }
}
