import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// What people read on the pages of a run is written for people: no names of calls, no ways of writing, no paths.
struct PageWordsTests {
    /// What no sentence has, each with why.
    private var faults: [(why: String, pattern: Regex<Substring>)] {
        [
            (
                "a name of a call of the API",
                /\b(?:[Cc]reate|[Bb]atch|[Pp]atch|[Gg]et|[Ll]ist|[Dd]elete|[Ll]ook|[Mm]ove)[A-Z][A-Za-z]+/
            ),
            ("a call by its path", /\b(?:GET|POST|PUT|PATCH|DELETE) \//),
            ("two marks in a row", /[.,;:。，；：]\ ?[;,。，；：]|[;；。]\ ?\.(?!\.)/),
            ("a way of writing as the plan spells it", #/\b(?:single|batch|batchThenPatch): /#),
            ("a column by its name on the wire", /custom_attrs/),
            (
                "a field said twice",
                /(?i)\b(?:mobile: mobile|email: email|employee type: employee type)\b|手机号：(?:缺少)?手机号/
            ),
            ("a code in brackets", /\[[a-z]+\.[A-Za-z]+\]|\[\d{4,}\]/),
            ("a span of time to a tenth of a second", /\b\d+\.\d s\b/),
            ("a path", /\/(?:tmp|home|root|var)\//),
            ("the directory without its article", /\bembedded\b(?! directory)/),
        ]
    }

    /// The text of a page, without what is typed in a terminal, fields, and links to other languages.
    private func sentences(of page: String) throws -> [String] {
        let main = try #require(page.firstMatch(of: /(?s)<main.*<\/main>/)).0
        let plain = main.replacing(/(?s)<code>.*?<\/code>|<select.*?<\/select>|<textarea.*?<\/textarea>/, with: "")
        return plain.split(separator: /<[^>]*>/).map { text in
            // A pattern that the reader writes has the names as they are written.
            text.replacing(/\{[a-z_]+\}/, with: "").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&")
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }.filter { !$0.isEmpty }
    }

    private func check(_ path: String, _ browser: Browser, known header: Set<String>) async throws {
        for language in ["en", "zh"] {
            let page = try await browser.get(path, headers: ["Accept-Language": language])
            #expect(page.status == 200, "\(path)")
            for sentence in try sentences(of: page.text) {
                for (why, pattern) in faults where sentence.firstMatch(of: pattern) != nil {
                    Issue.record("\(path) (\(language)) has \(why): \(sentence)")
                }
                // A field is named as the reader's sheet names it.
                for name in sentence.matches(of: /\b[A-Za-z][a-z]*(?:_[a-z]+)+\b/)
                where !header.contains(String(name.0)) {
                    Issue.record("\(path) (\(language)) has the name \(name.0): \(sentence)")
                }
            }
        }
    }

    @Test func `every page of a run is written for people, in both languages`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let header = [
                    "name", "mobile", "email", "department_ids", "employee_type", "job_title", "leader_user_id",
                ]
                let text = """
                    \(header.joined(separator: ","))
                    Ada,13800013164,ada@example.com,0,1,,
                    Bo,12,bo@,0,1,,
                    Cy,13800013166,,无此部门,1,,
                    Di,13800013167,,0,1,Pilot,
                    Ed,13800013168,,0,1,Pilot,nobody
                    Fy,13800013169,,0,1,,

                    """
                let dropped = try await SheetOnPages.drop(text, named: "wave.csv", console)
                let browser = dropped.browser
                _ = try await dropped.get("/values")
                _ = try await dropped.get("/read")
                // New job titles stay, so they are allowed.
                let stored = try SheetStore(stateFolder: folder, limitBytes: 1 << 20).sheet(dropped.id)
                try stored.wave.change { $0.steps[0].allowNew = ["job_title"] }
                let names = Set(header)
                for path in ["", "/columns", "/values", "/problems", "/plan"] {
                    try await check(dropped.address + path, browser, known: names)
                }
                let run = try await browser.plan(dropped.address)
                let plan = try await browser.get("/runs/\(run)/plan").text
                #expect(plan.contains("created one by one, because a batch call cannot carry the job title"), "\(plan)")
                for path in ["", "/plan", "/release"] { try await check("/runs/\(run)" + path, browser, known: names) }
                // Somebody else gets the number of Fy, so that the directory refuses it.
                let other = try await SheetOnPages.drop(
                    "name,mobile,department_ids,employee_type\nEve,13800013169,0,1\n",
                    console
                )
                let first = try await browser.plan(other.address)
                for id in [first, run] {
                    #expect(try await browser.submit("/runs/\(id)/release").status == 303)
                    try await browser.untilNobodyWorks(on: id)
                }
                let grid = dropped.address + "/rows?" + GroupAddress(run: run).query
                let pages = [
                    "/runs/\(run)", "/runs/\(run)/results", "/runs/\(run)/rows/1/7", "/runs/\(run)/rows/1/3", grid,
                ]
                for path in pages + ["/"] { try await check(path, browser, known: names) }
                let planned = try await browser.submit("/runs/\(run)/retry")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                for path in ["", "/plan"] { try await check("/runs/\(next)" + path, browser, known: names) }
                _ = try await browser.submit("/runs/\(run)/rehearse")
            }
        }
    }

    @Test func `a call of the API is named by what it is for`() {
        let said = { (text: String, language: Language) in PlainWords.of(text, in: language) }
        let refused = "createUser was refused: the mobile is taken (code 41001, log id x)"
        let words = "The directory refused it (creating people one by one): the mobile is taken (code 41001, log id x)"
        #expect(said(refused, .english) == words)
        // As calls are said of the rows of a run.
        #expect(said("POST /contact/v3/users" + refused.dropFirst("createUser".count), .english) == words)
        #expect(said("createUser 被拒绝：手机号已存在", .chinese) == "目录拒绝了请求（逐个新建人员）：手机号已存在")
        #expect(said("PATCH /contact/v3/users/:id 被拒绝：无", .chinese) == "目录拒绝了请求（更新人员）：无")
        #expect(said("GET /contact/v3/departments/:id/children", .english) == "Reading departments")
        #expect(said("GET /contact/v3/nothing", .english) == "GET /contact/v3/nothing")
        #expect(said("no answer (createUser)", .english) == "no answer (creating people one by one)")
        #expect(
            said("The real run takes 2 s; the limit of createUser decides.", .english)
                == "The real run takes 2 s; the directory's limit for creating people one by one decides."
        )
        #expect(said("iPhone and myName stay", .english) == "iPhone and myName stay")
    }

    @Test func `rows that are said together have no log id that looks like one that was cut`() {
        let said = { (text: String, language: Language) in PlainWords.of(text, in: language) }
        #expect(
            said("POST /contact/v3/users 被拒绝：加入的企业过多（错误码 44004，日志 ID …）", .chinese)
                == "目录拒绝了请求（逐个新建人员）：加入的企业过多（错误码 44004，日志 ID 见各行）"
        )
        #expect(
            said("POST /contact/v3/users was refused: no (code 44004, log id …)", .english)
                == "The directory refused it (creating people one by one): no (code 44004, each row with a log id of its own)"
        )
    }

    @Test func `who has a key by now is named once, and by no id where several are meant`() {
        let said = { (text: String, language: Language) in PlainWords.of(text, in: language) }
        let (taken, held) = ("mobile '1' was free and now belongs to ", "手机号“1”原未占用，现属于")
        let (one, another) = (taken + "another person (id u1), and more", held + "其他人（ID u1）")
        // A sentence may be a part of another one, whose words are said once more.
        for text in [taken + "u1, and more", one] { #expect(said(text, .english) == one) }
        for text in [held + " u1", another] { #expect(said(text, .chinese) == another) }
        for text in [taken + "… · people", taken + "another person · people"] {
            #expect(said(text, .english) == taken + "another person · people")
        }
        for text in [held + " … · 人员", held + "其他人 · 人员"] { #expect(said(text, .chinese) == held + "其他人 · 人员") }
        let path = "path '甲/乙' was free and now belongs to "
        #expect(said(path + "…", .english) == path + "another department")
    }

    @Test func `a full stop before a semicolon is left out`() {
        #expect(SentenceList.joined(["One.", "Two.", "Three."]) == "One; Two; Three.")
        #expect(SentenceList.joined(["一。", "二。"]) == "一；二。")
        #expect(SentenceList.joined(["a …", "wait...", "b"]) == "a …; wait...; b")
        #expect(SentenceList.joined([]) == "")
    }

    @Test(arguments: [[1.0, 1, 1], [1, 1, 1, 1, 1, 1], [0.5, 99.5], [2, 0, 0], [0.335, 0.335, 0.33]])
    func `percentages are 100 together`(parts: [Double]) {
        let shares = RunTime.percentages(parts)
        #expect(shares.reduce(0, +) == 100)
        #expect(RunTime.percentages([0, 0]) == [0, 0])
    }
}
