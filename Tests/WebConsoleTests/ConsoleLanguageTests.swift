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
}
