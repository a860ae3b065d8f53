import Foundation
import NIOHTTP1
import Testing

struct ConsoleAccessTests {
    @Test(arguments: ["/", "/sheets/new", "/runs/x", "/runs/x/events", "/nowhere"])
    func `shows a browser nothing that did not come by an address`(path: String) async throws {
        try await ServedConsole.with { console in
            let page = try await Browser(port: console.port).get(path)
            #expect(page.status == 403 && page.text.contains("does not know this browser"))
        }
    }

    @Test func `an address opens one browser, and the next one is printed`() async throws {
        try await ServedConsole.with { console in
            let address = await console.addresses.address(1)
            let query = try #require(address.split(separator: "?").last)
            let first = Browser(port: console.port)
            let entered = try await first.get("/?\(query)")
            // The token is out of the address at once, and the cookie is for this console alone.
            #expect(entered.status == 303 && entered.headers["Location"] == ["/"])
            let cookie = try #require(entered.headers["Set-Cookie"].first)
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
            #expect(try await first.get("/").status == 200)
            let second = Browser(port: console.port)
            _ = try await second.get("/?\(query)")
            #expect(try await second.get("/").status == 403)
            let next = await console.addresses.address(2)
            _ = try await second.get("/?\(try #require(next.split(separator: "?").last))")
            #expect(try await second.get("/").status == 200)
            #expect(try await first.get("/").status == 200)
        }
    }

    @Test func `a browser that a file has led here takes a step before it is sent on`() async throws {
        try await ServedConsole.with { console in
            let query = try #require(await console.addresses.address(1).split(separator: "?").last)
            let browser = Browser(port: console.port)
            let entered = try await browser.get(
                "/?\(query)&page=/sheets/new",
                headers: ["Sec-Fetch-Site": "cross-site"]
            )
            #expect(entered.status == 200 && entered.headers["Refresh"] == ["0; url=/sheets/new"])
            #expect(entered.text.contains("href=\"/sheets/new\"") && !entered.text.contains("token"))
            #expect(try await browser.get("/").status == 200)
        }
    }

    @Test(arguments: ["/?token=", "/?token=0000", "/?token=%00"])
    func `another token opens nothing`(path: String) async throws {
        try await ServedConsole.with { console in
            let browser = Browser(port: console.port)
            let page = try await browser.get(path)
            #expect(page.headers["Set-Cookie"].isEmpty)
            let next = try await browser.get("/")
            #expect(next.status == 403)
        }
    }

    @Test func `answers to this machine's names and its own pages alone`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            #expect(try await browser.get("/", headers: ["Host": "console.example:\(console.port)"]).status == 421)
            #expect(try await browser.get("/", headers: ["Origin": "http://evil.example"]).status == 403)
            #expect(try await browser.get("/", headers: ["Origin": "null"]).status == 403)
            #expect(try await browser.get("/", headers: ["Origin": "http://127.0.0.1:\(console.port)"]).status == 200)
        }
    }

    @Test func `takes no form without the token of its own page`() async throws {
        try await ServedConsole.with { console in
            let one = try await console.browser()
            _ = await console.addresses.address(2)
            let two = try await console.browser()
            for form in ["", "0000", try await two.formToken()] {
                let page = try await one.drop(Array("name\nx\n".utf8), named: "x.csv", form: form)
                #expect(page.status == 403 && page.text.contains("Nothing was done"))
            }
            #expect(try await !one.get("/sheets/new").text.contains("x.csv"))
        }
    }

    @Test(arguments: ["/", "/sheets/new", "/nowhere", "/assets/console.css", "/assets/console.js", "/runs/nobody"])
    func `keeps every page to itself`(path: String) async throws {
        try await ServedConsole.with { console in
            let page = try await console.browser().get(path)
            let policy = try #require(page.headers["Content-Security-Policy"].first)
            #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
            #expect(page.headers["X-Content-Type-Options"] == ["nosniff"])
            #expect(page.headers["Cache-Control"] == ["no-store"])
            // With `no-referrer` browsers send the forms of our own pages with `Origin: null`.
            #expect(page.headers["Referrer-Policy"] == ["same-origin"])
            #expect(!page.text.contains("http://") && !page.text.contains("https://"))
        }
    }
}
