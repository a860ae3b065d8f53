import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

struct ExportPageTests {
    /// Begins an export as the form of the page does, and waits until it is whole.
    private func export(_ fields: String, in browser: Browser) async throws -> (run: String, page: String) {
        let form = try await browser.formToken()
        let begun = try await browser.post("/exports?form=\(form)", body: Array(fields.utf8))
        #expect(begun.status == 303)
        let run = String(try #require(begun.headers["Location"].first?.split(separator: "/").last))
        let deadline = ContinuousClock.now + .seconds(300)
        while ContinuousClock.now < deadline {
            let page = try await browser.get("/exports/\(run)")
            if page.status == 200 { return (run, page.text) }
        }
        throw Unfinished(run: run)
    }

    private struct Unfinished: Error { let run: String }

    @Test(arguments: [
        ("format=csv&headings=zh&columns=usual", "people.csv"),
        ("format=xlsx&headings=en&columns=all", "directory.xlsx"),
        ("format=ndjson", "people.ndjson"), ("format=sqlite", "directory.sqlite"), ("format=klingon", "people.csv"),
    ])
    func `writes what was chosen, and proves it`(fields: String, file: String) async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            #expect(try await browser.get("/exports").text.contains("There are no exports yet."))
            let (run, page) = try await export(fields, in: browser)
            #expect(page.contains("Every file is as it was written"))
            #expect(page.contains("/exports/\(run)/files/\(file)"))
            let list = try await browser.get("/exports").text
            #expect(list.contains("<span class=\"badge good\">whole</span>"))
            let download = try await browser.get("/exports/\(run)/files/manifest.json")
            #expect(download.text.contains("\"run\" : \"\(run)\""))
        }
    }

    @Test func `an export is stopped on its page, and gone on with`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            _ = try await browser.get("/directory/people")
            let slow = "on=latency&rate-latency=100&wait-latency=1000ms"
            #expect(try await browser.submit("/directory/faults", slow).status == 303)
            let begun = try await browser.submit("/exports", "format=csv")
            let run = String(try #require(begun.headers["Location"].first?.split(separator: "/").last))
            let page = try await browser.get("/runs/\(run)").text
            #expect(page.contains(">Stop</button>") && page.contains("data-events="))
            // What changes by itself stands in one place, and an export has no rows that could settle.
            for words in ["0 of 0", "no limit is kept", "a second", " read, "] {
                #expect(!page.contains(words), "\(words): \(page)")
            }
            // The server that the export uses says itself what it does.
            #expect(try await browser.get("/directory").text.contains("value=\"latency\" checked>"))
            #expect(try await browser.get("/exports/\(run)").status == 404)
            #expect(try await browser.submit("/runs/\(run)/stop").status == 303)
            try await browser.untilNobodyWorks(on: run)
            #expect(try await browser.submit("/runs/\(run)/stop").status == 409)
            let stopped = try await browser.get("/runs/\(run)").text
            #expect(stopped.contains("department") && !stopped.contains("asks the directory"))
            #expect(stopped.contains(">Go on</button>") && !stopped.contains("role=\"alert\""))
            #expect(try await browser.get("/exports").text.contains("not finished"))
            #expect(try await browser.submit("/directory/faults", "reset=yes").status == 303)
            #expect(try await browser.submit("/runs/\(run)/go-on").status == 303)
            try await browser.untilNobodyWorks(on: run)
            let ended = try await browser.get("/runs/\(run)").text
            #expect(ended.contains("href=\"/exports/\(run)\""))
            // It may have been stopped before it began to read.
            #expect(ended.contains("<li>Begun <time") && ended.contains("At work for "), "\(ended)")
            #expect(try await browser.get("/exports/\(run)").text.contains("Every file is as it was written"))
            #expect(try await browser.submit("/runs/\(run)/go-on").status == 409)
        }
    }

    @Test func `gives the files of an export, and no others`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let run = try await export("format=csv&headings=zh", in: browser).run
            let people = try await browser.get("/exports/\(run)/files/people.csv")
            #expect(people.status == 200 && people.text.contains("姓名"))
            #expect(people.headers["Content-Disposition"] == ["attachment; filename=\"people.csv\""])
            for name in ["..%2F..%2Fexport.yaml", "export.yaml", "%2Fetc%2Fpasswd", "people.csv%00", "people"] {
                #expect(try await browser.get("/exports/\(run)/files/\(name)").status == 404, "\(name)")
            }
            #expect(try await browser.get("/exports/nobody").status == 404)
        }
    }

    @Test func `holds the people of the departments that were chosen`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let all = try await export("format=csv", in: browser).page
            let (run, page) = try await export("format=csv&within=%20ops-cs-night%20%EF%BC%9Bhq-legal", in: browser)
            let count = { (page: String) in page.firstMatch(of: /([0-9]+) people and/).flatMap { Int($0.1) } }
            let (some, every) = (try #require(count(page)), try #require(count(all)))
            #expect(some < every)
            let people = try await browser.get("/exports/\(run)/files/people.csv").text
            #expect(people.contains("Night Shift"))
            let many = String(repeating: "hq-legal;", count: 1000)
            #expect(try await browser.submit("/exports", "format=csv&within=" + many).status == 303)
        }
    }

    @Test func `an export of departments that are not there is not begun, and its form keeps what was typed`()
        async throws
    {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let typed = "format=xlsx&columns=all&within=nowhere%3B+hq-legal%3B%E4%BA%91"
            let refused = try await browser.submit("/exports", typed)
            #expect(refused.status == 400)
            #expect(refused.text.contains("there is no department &#39;nowhere&#39;"))
            #expect(refused.text.contains("there is no department &#39;云&#39;"))
            #expect(refused.text.contains("name=\"within\" value=\"nowhere; hq-legal;云\""))
            #expect(refused.text.contains("aria-invalid=\"true\"") && refused.text.contains("id=\"within-error\""))
            #expect(refused.text.contains("value=\"xlsx\" selected") && refused.text.contains("value=\"all\" selected"))
            #expect(try await browser.get("/exports").text.contains("There are no exports yet."))
        }
    }

    @Test func `an export of nobody says on the page of its run that no person fits what was chosen`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let fields = "format=csv&joined-from=2099-01-01"
            let (run, page) = try await export(fields, in: browser)
            #expect(page.contains("the export holds no people"), "\(page)")
            let watched = try await browser.get("/runs/\(run)").text
            #expect(watched.contains("No person fits what was chosen: the export holds only people"), "\(watched)")
            #expect(watched.contains("2099-01-01"))
            let (all, _) = try await export("format=csv", in: browser)
            #expect(try await !browser.get("/runs/\(all)").text.contains("No person fits"))
        }
    }

    @Test func `columns that are only read go by their titles in a comparison`() {
        let cells = [
            ("is_resigned", "Resigned", "是否离职"), ("avatar_key", "Avatar key", "头像 Key"),
            ("job_title", "Job title", "职务"),
        ]
        for (field, en, zh) in cells {
            #expect(FieldTitle.readOnly(field, of: .people)?.en ?? FieldTitle.english(field) == en)
            #expect(FieldTitle.readOnly(field, of: .people)?.zh ?? FieldTitle.chinese(field) == zh)
        }
    }

    @Test(arguments: [(exit: 0, state: "finished"), (4, "finished"), (2, "failed")])
    func `an export that came to nothing has failed`(exit: Int, state: String) throws {
        let text = """
            { "run": "r", "job": "wave", "state": "finished", "directory": "embedded", "app": "a", "steps": [],
              "started": "2026-12-01T01:00:00Z", "exit": \(exit), "export": { "folder": "f", "unfinished": "f.part",
              "departments": 0, "departments_read": 0, "people": 0, "calls": 1 } }
            """
        let run = try JSONDecoder().decode(RunStatus.self, from: Data(text.utf8))
        #expect(RunSentences(run).state.en == state)
    }

    @Test func `says so where a file is not what was written, or is gone`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let run = try await export("format=csv", in: browser).run
            let exports = console.stateFolder + "/console/exports"
            let place = try #require(try FileManager.default.contentsOfDirectory(atPath: exports).first)
            let folder = "\(exports)/\(place)/export"
            try Data("changed\n".utf8).write(to: URL(fileURLWithPath: folder + "/people.csv"))
            let page = try await browser.get("/exports/\(run)").text
            #expect(page.contains("The folder is not as it was written") && page.contains("people.csv"))
            try FileManager.default.removeItem(atPath: folder)
            #expect(try await browser.get("/exports/\(run)").status == 404)
            #expect(try await browser.get("/exports").text.contains("not there any more"))
        }
    }

    @Test func `compares two exports, whichever is named first`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let first = try await export("format=csv", in: browser).run
            let (second, page) = try await export("format=xlsx", in: browser)
            #expect(page.contains("<option value=\"\(first)\" selected data-time=\"20"))
            for address in ["/exports/\(second)/compare?with=\(first)", "/exports/\(first)/compare?with=\(second)"] {
                let compared = try await browser.get(address)
                #expect(compared.status == 200 && compared.text.contains("Differences (0)"))
                #expect(compared.text.contains("From \(first) to \(second)"))
            }
            #expect(try await browser.get("/exports/\(second)/compare?with=nobody").status == 404)
        }
    }

    @Test func `all differences can be seen, a page of them at once`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let first = try await export("format=csv", in: browser).run
            let people = (0..<60).map { "P\($0),\(13_800_100_000 + $0),N\($0),0,1\n" }.joined()
            let text = "name,mobile,employee_no,department_ids,employee_type\n" + people
            let run = try await browser.plan(try await SheetOnPages.drop(text, named: "p.csv", by: browser).address)
            #expect(try await browser.submit("/runs/\(run)/release").status == 303)
            try await browser.untilNobodyWorks(on: run)
            let second = try await export("format=csv", in: browser).run
            let page = try await browser.get("/exports/\(second)/compare?with=\(first)").text
            #expect(page.contains("1 to 50 of 60.") && !page.contains("Earlier ones"), "\(page)")
            let later = try #require(page.firstMatch(of: /href="([^"]+)">Further ones/)).1.replacing("&amp;", with: "&")
            let rest = try await browser.get(String(later)).text
            #expect(rest.contains("51 to 60 of 60.") && rest.contains("Earlier ones") && !rest.contains("Further"))
            let names = { (page: String) in page.matches(of: /<td>(P[0-9]+)<\/td>/).map { String($0.1) } }
            #expect(Set(names(page) + names(rest)).count == 60)
        }
    }

    @Test func `an export of chosen departments says nothing of people that it was not to hold`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let whole = try await export("format=csv", in: browser).run
            let (part, page) = try await export("format=csv&within=ops-cs-night", in: browser)
            #expect(page.contains("It holds only people of "), "\(page)")
            // Neither is the other one's.
            #expect(page.contains("cannot say who joined or left") && !page.contains("<option"), "\(page)")
            #expect(
                try await browser.get("/exports").text.contains("<span class=\"badge good\">of chosen people</span>")
            )
            let compared = try await browser.get("/exports/\(part)/compare?with=\(whole)")
            #expect(compared.status == 400 && compared.text.contains("different people"), "\(compared.text)")
            #expect(!compared.text.contains(console.stateFolder))
            let (again, other) = try await export("format=ndjson&within=ops-cs-night", in: browser)
            #expect(
                other.contains("<option value=\"\(part)\" selected data-time=\"20") && !other.contains(whole),
                "\(other)"
            )
            let same = try await browser.get("/exports/\(again)/compare?with=\(part)")
            #expect(same.status == 200 && same.text.contains("Differences (0)"), "\(same.text)")
            #expect(same.text.contains("The two exports are the same."))
        }
    }

    @Test(arguments: ["ndjson", "sqlite"])
    func `an export in any format is compared`(format: String) async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let (first, alone) = try await export("format=csv", in: browser)
            #expect(alone.contains("There is no other export to compare it with."))
            let (second, page) = try await export("format=" + format, in: browser)
            #expect(page.contains("<option value=\"\(first)\" selected data-time=\"20"), "\(page)")
            let compared = try await browser.get("/exports/\(second)/compare?with=\(first)")
            #expect(compared.status == 200 && compared.text.contains("Differences (0)"), "\(compared.text)")
        }
    }

    private func count(_ page: String) throws -> Int {
        let count = try #require(page.firstMatch(of: /([0-9]+) (?:person|people) and/), "\(page)").1
        return try #require(Int(count))
    }

    @Test func `holds the people who meet what was chosen of status, dates and fields`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let (run, page) = try await export("format=ndjson", in: browser)
            let lines = try await browser.get("/exports/\(run)/files/people.ndjson").text.split(separator: "\n")
            let people = try lines.map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
            #expect(try count(page) == people.count)
            let email = try #require(people.lazy.compactMap { $0["email"] as? String }.first { !$0.isEmpty })
            let one = try await export("field-0=email&values-0=\(QueryValue.of(email))", in: browser).page
            #expect(try count(one) == 1 && one.contains("It holds only people who meet "))
            let others = try await export("field-1=email&relation-1=not&values-1=\(QueryValue.of(email))", in: browser)
            #expect(try count(others.page) == people.count - 1)
            let active = people.count { $0["status"] as? String == "active" }
            #expect(active > 0 && active < people.count)
            #expect(try await count(export("status=active", in: browser).page) == active)
            let days = people.compactMap { $0["join_time"] as? Int }.sorted()
            let middle = try #require(days.isEmpty ? nil : days[days.count / 2])
            let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
            let style = Date.ISO8601FormatStyle(timeZone: zone).year().month().day()
            let day = Date(timeIntervalSince1970: Double(middle)).formatted(style)
            let later = days.count { Date(timeIntervalSince1970: Double($0)).formatted(style) >= day }
            #expect(try await count(export("joined-from=\(day)", in: browser).page) == later)
        }
    }

    @Test func `finds people by a number as it is written, and by a gender that is not given`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let (run, page) = try await export("format=ndjson", in: browser)
            let people = try await browser.get("/exports/\(run)/files/people.ndjson").text
            #expect(people.contains("\"+8613800001001\""))
            let all = try count(page)
            for number in ["13800001001", "138-0000-1001", "%EF%BC%8B86+13800001001"] {
                let found = try await export("field-0=mobile&values-0=" + number, in: browser).page
                #expect(try count(found) == 1, "\(number)")
                #expect(found.contains("Mobile is +8613800001001"), "\(found)")
            }
            let others = try await export("field-0=mobile&relation-0=not&values-0=13800001001", in: browser).page
            #expect(try count(others) == all - 1)
            let led = try await export("field-0=leader_user_id&values-0=user_id:u001", in: browser).page
            #expect(try count(led) > 0)
            let secret = people.split(separator: "\n").count { $0.contains("\"gender\":0") }
            #expect(secret > 0)
            for word in ["secret+or+not+given", "%E4%BF%9D%E5%AF%86%E6%88%96%E6%9C%AA%E5%A1%AB", "0"] {
                let found = try await export("field-0=gender&values-0=" + word, in: browser).page
                #expect(try count(found) == secret, "\(word)")
            }
        }
    }

    @Test func `says its conditions in the words of the form, and that nobody meets them`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let fields = "field-0=gender&relation-0=not&values-0=male&field-1=city&values-1=Atlantis"
            let (run, page) = try await export(fields, in: browser)
            let words = "It holds only people who meet these conditions: City is Atlantis; Gender is not male."
            #expect(page.contains(words) && page.contains("Nobody fits this choice"), "\(page)")
            let chinese = try await browser.get("/exports/\(run)", headers: ["Accept-Language": "zh"]).text
            #expect(chinese.contains("仅含符合以下条件的人员：城市是Atlantis；性别不是男。"), "\(chinese)")
            #expect(chinese.contains("没有人符合所选条件"))
            for page in [page, chinese] { #expect(!page.contains("gender!=") && !page.contains("city=")) }
            let all = try await export("format=csv", in: browser).page
            #expect(!all.contains("Nobody fits"))
        }
    }

    @Test(arguments: [
        ("status=frozen", "Account status is suspended", "是已暂停"), ("email=", "Email is empty", "为空"),
        ("email!=", "Email is filled in", "已填写"), ("city=a,b", "City is one of a, b", "是以下之一：a、b"),
        ("city!=a,", "City is none of a, (empty)", "不是以下任何一个：a、（空）"),
        ("join_time=2026-01-01..2026-12-31", "is 2026-01-01 to 2026-12-31", "是2026-01-01 至 2026-12-31"),
        ("join_time=2026-01-01..", "is 2026-01-01 or later", "是2026-01-01 或之后"),
        ("join_time!=..2026-01-01", "is not 2026-01-01 or earlier", "不是2026-01-01 或之前"),
        ("employee_type=2,7", "is one of intern, 7", "是以下之一：实习、7"),
    ])
    func `a condition is said in words`(condition: String, en: String, zh: String) throws {
        let words = try #require(ExportCondition(condition)).words
        #expect(words.en.hasSuffix(en) && words.zh.hasSuffix(zh), "\(words)")
        #expect(!words.zh.contains("=") && !words.en.contains("="))
    }

    @Test(arguments: [
        ("joined-from=banana", "joined-from", "is no date"),
        ("joined-from=2026-02-01&joined-to=2026-01-01", "joined-to", "before"),
        ("field-0=city", "values-0", "Type a value"), ("values-1=Paris", "field-1", "Choose of which field"),
        ("field-0=gender&values-0=green", "values-0", "known are male, female"),
        ("status=gone", "status", "of the list"),
        ("field-0=employee_type&values-0=trainee", "values-0", "own by its number"),
        ("field-0=mobile&values-0=1380000100O", "values-0", "is not one phone number"),
        ("field-0=leader_user_id&values-0=employee_no:E001", "values-0", "without a prefix"),
        ("field-0=email&relation-0=empty&values-0=x", "values-0", "Leave the values out"),
        (
            "field-0=city&values-0=Paris&field-1=city&relation-1=filled", "field-1",
            "Condition 1 is about this field already"
        ),
    ])
    func `what cannot be meant is said at its field, and nothing is begun`(
        typed: String,
        name: String,
        words: String
    ) async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let refused = try await browser.submit("/exports", typed)
            #expect(refused.status == 400 && refused.text.contains("role=\"alert\""))
            let pattern = try Regex("name=\"\(name)\"[^>]*>")
            let field = refused.text[try #require(refused.text.firstRange(of: pattern), "\(refused.text)")]
            #expect(field.contains("aria-invalid=\"true\""), "\(field)")
            #expect(field.contains("aria-describedby=\"\(name)-error\""), "\(field)")
            #expect(refused.text.contains("tabindex=\"-1\" autofocus"), "\(refused.text)")
            #expect(refused.text.contains("id=\"\(name)-error\"") && refused.text.contains(words), "\(refused.text)")
            // What was typed is there still, and in sight.
            #expect(refused.text.contains("<details open>"))
            #expect(try await browser.get("/exports").text.contains("There are no exports yet."))
        }
    }
}
