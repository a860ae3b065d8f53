import JobEngine
import NIOHTTP1
import TestSupport
import Testing

struct DirectoryPageTests {
    @Test func `a look at departments and people fills the embedded directory, and leads down and up again`()
        async throws
    {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let empty = try await browser.get("/directory")
            #expect(empty.status == 200 && empty.text.contains("It holds nothing yet"))
            let company = try await browser.get("/directory/people").text
            #expect(company.contains("<h1>The whole company</h1>") && !company.contains("The department above"))
            let down = try #require(company.firstMatch(of: /href="(\/directory\/people\?department=[^"]+)">([^<]+)</))
            let department = try await browser.get(String(down.output.1)).text
            #expect(department.contains("<h1>\(down.output.2)</h1>") && department.contains("The department above"))
            #expect(company.contains("A person in several departments is counted in each of them"))
            #expect(company.contains("People directly in the company") && !company.contains("this department alone"))
            let full = try await browser.get("/directory").text
            #expect(full.contains("Reading departments <small>GET /contact/v3/departments"))
            #expect(full.contains("done <small>HTTP 200 · 0</small>") && full.contains("Nobody was invited"))
        }
    }

    @Test func `asks what the app may do where a reader wants it`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            #expect(try await !browser.get("/directory").text.contains("Verdict"))
            let asked = try await browser.get("/directory?ask=yes").text
            #expect(
                asked.contains("<span class=\"badge good\">well</span>") && asked.contains("In the embedded directory.")
            )
        }
    }

    @Test func `moves the embedded directory's clock forward, and back to the machine's`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let form = try await browser.formToken()
            func move(_ span: String) async throws -> Browser.Page {
                try await browser.post("/directory/clock?form=\(form)", body: Array("span=\(span)".utf8))
            }
            // Without a directory there is no clock.
            #expect(try await move("31d").status == 400)
            _ = try await browser.get("/directory/people")
            let moved = try await move("31d")
            #expect(moved.status == 303 && moved.headers["Location"] == ["/directory"])
            let ahead = try await browser.get("/directory").text
            #expect(ahead.contains("31 d ahead of the machine"))
            // The time is said in the reader's zone.
            #expect(ahead.contains(/<p id="clock">[^<]+<time datetime="[0-9T:-]+Z">/))
            let wrong = try await move("soon")
            #expect(wrong.status == 400 && wrong.text.contains("soon"))
            // Only what the page has is named.
            #expect(!wrong.text.contains("--set") && !wrong.text.contains("button brings"))
            let far = try await move("99999d")
            #expect(far.status == 400 && far.text.contains("more than ten years") && far.text.contains("3650d at most"))
            #expect(try await move("").status == 303)
            #expect(try await browser.get("/directory").text.contains("as the machine"))
        }
    }

    @Test(
        arguments: [
            ("http://127.0.0.1:1/directory?ask=yes", "/directory?ask=yes"),
            ("http://evil.example//evil.example/x", nil),
            ("http://127.0.0.1:1/directory/faults", nil), (nil, nil),
        ] as [(String?, String?)]
    )
    func `what did not work leads back to the page before`(before: String?, address: String?) async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let form = try await browser.formToken()
            let page = try await browser.post(
                "/directory/faults?form=\(form)",
                headers: HTTPHeaders(before.map { [("Referer", $0)] } ?? []),
                body: Array("on=rain&rate-rain=5".utf8)
            )
            #expect(page.status == 400)
            #expect(page.text.contains("Back to the page before") == (address != nil))
            if let address { #expect(page.text.contains("<a href=\"\(address)\">")) }
        }
    }

    @Test func `switches faults on and off, and gives back what the company file says`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            // Without a directory there is nothing to switch.
            #expect(try await browser.submit("/directory/faults", "on=cut&rate-cut=5").status == 400)
            _ = try await browser.get("/directory/people")
            let off = try await browser.get("/directory").text
            #expect(
                off.contains("value=\"task_eight\"") && !off.contains(" checked") && !off.contains("name=\"reset\"")
            )
            let on = "on=stale_page&rate-stale_page=20&on=latency&rate-latency=1&wait-latency=50-500ms&rate-cut=100"
            let switched = try await browser.submit("/directory/faults", on)
            #expect(switched.status == 303 && switched.headers["Location"] == ["/directory?set=faults#faults"])
            let page = try await browser.get("/directory").text
            let answer = try await browser.get("/directory?set=faults").text
            let said = "2 faults are on: Slow answers (1 %), Lists that begin again (20 %)."
            #expect(answer.contains("autofocus>The switches are set. \(said)</p>") && page.contains(said))
            #expect(page.contains("</label> <small><code>stale_page</code></small>"))
            #expect(page.contains("Roster has them") || page.contains("templates/company.yaml has them"))
            for kind in ["stale_page", "latency"] { #expect(page.contains("value=\"\(kind)\" checked>"), "\(kind)") }
            #expect(page.matches(of: #/ checked/#).count == 2 && page.contains("<option value=\"20\" selected>"))
            #expect(page.contains("<option value=\"50-500ms\" selected>") && page.contains("name=\"reset\""))
            for wrong in ["on=rain&rate-rain=5", "on=cut&rate-cut=500", "on=latency&rate-latency=5&wait-latency=soon"] {
                let refused = try await browser.submit("/directory/faults", wrong)
                #expect(refused.status == 400 && refused.text.contains("class=\"problem\""), "\(wrong)")
            }
            #expect(try await browser.get("/directory").text.matches(of: #/ checked/#).count == 2)
            // No box is ticked: all are off.
            #expect(try await browser.submit("/directory/faults", "").status == 303)
            let none = try await browser.get("/directory").text
            #expect(!none.contains(" checked") && none.contains("name=\"reset\""))
            #expect(try await browser.submit("/directory/faults", "reset=yes").status == 303)
            #expect(try await !browser.get("/directory").text.contains("name=\"reset\""))
        }
    }

    @Test func `a console that changes nothing shows the switches and takes none`() async throws {
        try await withFolder { folder in
            let access = DirectoryAccess(directory: "embedded", appID: nil, secretFile: nil, environment: [:])
            try await ServedConsole.serving(folder, access: access, isReadOnly: true) { console in
                let browser = try await console.browser()
                _ = try await browser.get("/directory/people")
                let page = try await browser.get("/directory").text
                #expect(page.contains("value=\"cut\" disabled>") && !page.contains("action=\"/directory/faults"))
                for path in ["/directory/faults", "/directory/clock"] {
                    #expect(try await browser.submit(path, "on=cut&rate-cut=5&span=1d").status == 403)
                }
            }
        }
    }

    @Test func `shows all departments as a tree`() async throws {
        try await ServedConsole.with { console in
            let page = try await console.browser().get("/directory/tree").text
            #expect(page.contains("<ul class=\"tree\">") && !page.contains("The first"))
            // 客户服务 below 运营部, and Night Shift below that.
            let shift = try #require(page.firstRange(of: "Night Shift")).lowerBound
            let above = try #require(page.firstRange(of: "客户服务")).lowerBound
            #expect(above < shift && !page[above..<shift].contains("</ul>") && page[above..<shift].contains("<ul><li>"))
            #expect(page.matches(of: /<li>/).count == page.matches(of: /directory\/people\?department=/).count)
        }
    }

    @Test(arguments: ["/directory/people?department=od-nobody", "/directory/people?people=nonsense"])
    func `says what the directory says of a department or a page that is not there`(path: String) async throws {
        try await ServedConsole.with { console in
            let page = try await console.browser().get(path)
            #expect(page.status == 400 && page.text.contains("class=\"problem\""))
        }
    }
}
