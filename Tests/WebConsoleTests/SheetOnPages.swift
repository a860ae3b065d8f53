import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// A dropped sheet, as a browser without script works on it.
struct SheetOnPages {
    /// A person whose mobile is none, and one who has that person as leader.
    static let withLeaders = """
        user_id,name,mobile,department_ids,employee_type,leader_user_id
        u1,Ada,13800013164,0,1,
        u2,Bo,12,0,1,
        u3,Cy,13800013166,0,1,u2
        u4,Di,13800013167,0,1,u1

        """

    let browser: Browser
    let id: String
    let form: String

    var address: String { "/sheets/\(id)" }

    /// Drops a sheet.
    static func drop(_ text: String, named name: String = "x.csv", _ console: ServedConsole) async throws -> Self {
        try await drop(text, named: name, by: try await console.browser())
    }

    static func drop(_ text: String, named name: String = "x.csv", by browser: Browser) async throws -> Self {
        try await drop(Array(text.utf8), named: name, by: browser)
    }

    static func drop(_ file: [UInt8], named name: String, by browser: Browser) async throws -> Self {
        let dropped = try await browser.drop(file, named: name)
        let id = try #require(dropped.headers["Location"].first?.split(separator: "/").last.map(String.init))
        return SheetOnPages(browser: browser, id: id, form: try await browser.formToken())
    }

    func get(_ path: String) async throws -> String { try await browser.get(address + path).text }

    func post(_ path: String, _ fields: [(String, String)]) async throws -> Browser.Page {
        let mark = path.contains("?") ? "&" : "?"
        let body = fields.map { "\(QueryValue.of($0.0))=\(QueryValue.of($0.1))" }.joined(separator: "&")
        return try await browser.post(
            address + path + "\(mark)form=\(form)",
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array(body.utf8)
        )
    }

    /// The page to which a form leads.
    func follow(_ page: Browser.Page) async throws -> String {
        #expect(page.status == 303, "\(page.text)")
        return try await browser.get(try #require(page.headers["Location"].first)).text
    }

    /// Presses the button that does all the same what was refused.
    func pressAnyway(on page: Browser.Page) async throws -> Browser.Page {
        #expect(page.status == 409 && page.text.contains("role=\"alert\""))
        let problem = try #require(page.text.firstMatch(of: /(?s)<div class="problem".*?<\/div>/)).0
        let form = try #require(problem.firstMatch(of: /action="([^"]+)"/)).1
        let body = problem.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map { match in
            let sides = [match.1, match.2].map { QueryValue.of(Self.plain(String($0))) }
            return sides.joined(separator: "=")
        }
        return try await browser.post(
            Self.plain(String(form)),
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array(body.joined(separator: "&").utf8)
        )
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    /// The value of a hidden field.
    func hidden(_ name: String, in page: String) throws -> String {
        let pattern = try Regex("name=\"\(name)\" value=\"([^\"]*)\"")
        return Self.plain(String(try #require(page.firstMatch(of: pattern)?.output[1].substring)))
    }

    /// The name of a field that begins with these letters.
    func name(_ start: String, in page: String) throws -> String {
        let pattern = try Regex("name=\"(\(start)[^\"]*)\"")
        return Self.plain(String(try #require(page.firstMatch(of: pattern)?.output[1].substring)))
    }

    func file(_ name: String, _ console: ServedConsole) throws -> String {
        try String(contentsOfFile: "\(console.stateFolder)/console/sheets/\(id)/\(name)", encoding: .utf8)
    }

    /// The address of the first cause of a column.
    static func rows(of column: String, in page: String) throws -> String {
        let match = page.matches(of: /href="(\/sheets\/[a-z0-9]+\/rows\?[^"]*column=([^"&]*))"/)
            .first { $0.2 == column }
        let address = try #require(match).1.replacing("&amp;", with: "&")
        return String(address.drop { $0 != "?" })
    }

    /// The name of a cell's field.
    static func cell(_ row: Int, _ place: Int, in page: String) throws -> String {
        let pattern = try Regex("name=\"(c\(row)\\.\(place)\\.[0-9a-f]{8})\"")
        let match = try #require(page.firstMatch(of: pattern))
        return String(try #require(match.output[1].substring))
    }
}
