import NIOHTTP1
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
            let full = try await browser.get("/directory").text
            #expect(full.contains("/contact/v3/departments") && full.contains("Nobody was invited"))
        }
    }

    @Test func `asks what the app may do where a reader wants it`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            #expect(try await !browser.get("/directory").text.contains("Verdict"))
            let asked = try await browser.get("/directory?ask=yes").text
            #expect(asked.contains("<span class=\"badge good\">well</span>") && asked.contains("Directory embedded as"))
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
            #expect(try await browser.get("/directory").text.contains("31 d ahead of the machine"))
            let wrong = try await move("soon")
            #expect(wrong.status == 400 && wrong.text.contains("soon"))
            #expect(try await move("").status == 303)
            #expect(try await browser.get("/directory").text.contains("as the machine"))
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
