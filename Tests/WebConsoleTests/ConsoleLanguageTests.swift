import NIOHTTP1
import Testing

struct ConsoleLanguageTests {
    @Test(arguments: [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"), ("en-GB,en;q=0.9,zh;q=0.8", "en"), ("de,zh;q=0.3", "zh-CN"),
        ("de", "en"), ("zh;q=0,en;q=0.1", "en"), ("en;q=0.5,zh-TW;q=0.6", "zh-CN"), ("*", "en"),
    ])
    func `speaks as the browser wishes`(header: String, lang: String) async throws {
        try await ServedConsole.with { console in
            let page = try await console.browser().get("/", headers: ["Accept-Language": header])
            #expect(page.text.contains("<html lang=\"\(lang)\">"))
        }
    }

    @Test func `the switch counts more than the browser's wish, and leads back`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let form = try await browser.formToken()
            let switched = try await browser.post("/language?form=\(form)&to=zh-CN&page=/sheets/new")
            #expect(switched.status == 303 && switched.headers["Location"] == ["/sheets/new"])
            let page = try await browser.get("/sheets/new", headers: ["Accept-Language": "en"])
            #expect(page.text.contains("上传表格") && !page.text.contains("Drop a sheet"))
        }
    }

    @Test func `ends a sentence as its language does`() async throws {
        try await ServedConsole.with { console in
            let page = try await Browser(port: console.port).get("/", headers: ["Accept-Language": "zh"])
            #expect(page.text.contains("不识别此浏览器。</strong>"))
        }
    }

    @Test(arguments: [
        "//evil.example", "http://evil.example", "/%5Cevil.example", "%2F%2Fevil.example", "/%09/evil.example",
    ])
    func `the switch leads to no other address`(page: String) async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let form = try await browser.formToken()
            let switched = try await browser.post("/language?form=\(form)&to=en&page=\(page)")
            #expect(switched.headers["Location"] == ["/"])
        }
    }

    /// Where the switch of a page leads.
    private func afterSwitch(on page: String, _ browser: Browser) async throws -> String {
        let address = try #require(page.firstMatch(of: /action="(\/language\?[^"]+)"/), "\(page)").1
        let switched = try await browser.post(String(address).replacing("&amp;", with: "&"))
        #expect(switched.status == 303)
        return try #require(switched.headers["Location"].first, "\(switched.text)")
    }

    @Test func `after a form that was refused, the switch leads to the page of the form, without its token`()
        async throws
    {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let form = try await browser.formToken()
            let page = "/directory?ask=yes"
            let sent: HTTPHeaders = ["Referer": "http://127.0.0.1:\(console.port)\(page)"]
            let refused = try await browser.post(
                "/directory/clock?form=\(form)",
                headers: sent,
                body: Array("span=banana".utf8)
            )
            #expect(refused.status == 400)
            #expect(try await afterSwitch(on: refused.text, browser) == page)
            #expect(try await browser.get(page).status == 200)
        }
    }

    @Test func `a form that is sent from the answer to a form knows the first page still`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let form = try await browser.formToken()
            let refused = try await browser.post(
                "/exports?form=\(form)",
                headers: ["Referer": "http://127.0.0.1:\(console.port)/exports"],
                body: Array("within=nowhere".utf8)
            )
            let sent = try #require(refused.text.firstMatch(of: /action="(\/exports\?form=[^"]+)"/), "\(refused.text)")
                .1
            let again = String(sent).replacing("&amp;", with: "&")
            let referer = "http://127.0.0.1:\(console.port)/exports?form=\(form)"
            let second = try await browser.post(
                again,
                headers: ["Referer": referer],
                body: Array("within=nowhere".utf8)
            )
            #expect(second.status == 400 && second.text.contains("nowhere"))
            for page in [refused, second] {
                #expect(try await afterSwitch(on: page.text, browser) == "/exports?within=nowhere")
            }
            let switched = try await browser.get("/exports?within=nowhere").text
            #expect(switched.contains("no department") || switched.contains("没有部门"), "\(switched)")
            // The address of the form, opened as if it were a page.
            let opened = try await browser.get("/exports?form=\(form)&a=b")
            #expect(try await afterSwitch(on: opened.text, browser) == "/exports?a=b")
        }
    }

    @Test func `the switch keeps what was typed into a form of exports that was refused, and what is wrong with it`()
        async throws
    {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let typed = "format=xlsx&headings=&field-0=mobile&relation-0=not&values-0=%E7%94%B5%E8%AF%9D%26a%3Db"
            let refused = try await browser.submit("/exports", typed)
            #expect(refused.status == 400)
            let again = try await browser.get(try await afterSwitch(on: refused.text, browser))
            #expect(again.status == 200 && again.text.contains("<html lang=\"zh-CN\">"))
            for words in [
                "name=\"values-0\" value=\"电话&amp;a=b\"", "value=\"xlsx\" selected", "value=\"mobile\" selected",
                "value=\"not\" selected", "id=\"values-0-error\"",
            ] { #expect(again.text.contains(words), "\(words): \(again.text)") }
            // Not every browser sends an address as long as this one would be.
            let many = String(repeating: "nowhere;", count: 1000)
            let long = try await browser.submit("/exports", "field-0=mobile&values-0=x&within=" + many)
            #expect(long.status == 400)
            let place = try await afterSwitch(on: long.text, browser)
            #expect(place.hasPrefix("/exports?") && place.utf8.count < 100)
            for _ in 0..<2 {
                let kept = try await browser.get(place)
                #expect(kept.status == 200 && kept.text.contains("name=\"within\" value=\"\(many)\""))
                #expect(kept.text.contains("id=\"within-error\"") && kept.text.contains("id=\"values-0-error\""))
                #expect(try await afterSwitch(on: kept.text, browser) == place)
            }
            let gone = try await browser.get("/exports?typed=nothing", headers: ["Accept-Language": "en"])
            #expect(gone.status == 200 && gone.text.contains("role=\"alert\""), "\(gone.text)")
        }
    }

    @Test func `pages of errors have the switch as well`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            for page in ["/nowhere", "/sheets/nobody", "/exports/nobody?a=b"] {
                let missing = try await browser.get(page)
                #expect(missing.status == 404)
                #expect(try await afterSwitch(on: missing.text, browser) == page)
            }
            let foreign = try await browser.post("/exports?form=0", headers: ["Referer": "http://evil.example/x"])
            #expect(foreign.status == 403)
            #expect(try await afterSwitch(on: foreign.text, browser) == "/")
            let unknown = try await Browser(port: console.port).get("/")
            #expect(unknown.status == 403 && !unknown.text.contains("/language"))
        }
    }
}
