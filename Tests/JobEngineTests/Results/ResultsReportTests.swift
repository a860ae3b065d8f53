import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing
import Wording

struct ResultsReportTests {
    private let facts = RunFacts(run: "r1", job: "a <b> & \"c\"", started: 1_764_550_000, ended: nil, exit: 4)

    private func report(_ source: ListedResults) async throws -> String {
        try await withFolder { out in
            let summary = try await ResultsWriter(out: out).write(facts, from: source)
            #expect(summary.files.contains(out + "/r1/report.html"))
            return try String(contentsOfFile: out + "/r1/report.html", encoding: .utf8)
        }
    }

    @Test func `counts every row, groups causes and lists what did not succeed`() async throws {
        let page = try await report(.people([.created, .created, .failed, .invalid], leftOut: 2))
        #expect(page.contains("<html lang=\"en\">") && page.contains("2 of 4 rows succeeded"))
        #expect(page.contains("<th scope=\"row\">people</th><td class=\"number\">6</td><td class=\"number\">2</td>"))
        #expect(page.contains("mobile.malformed") && page.contains("Correct it."))
        #expect(page.contains("<td>E2</td><td>failed</td>") && !page.contains("<td>E0</td>"))
        #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
    }

    @Test func `whatever stands in a cell is text`() async throws {
        var source = ListedResults.people([.failed])
        source.steps[0].rows[0].matchKey = "<script>alert(1)</script>"
        source.steps[0].rows[0].problem = "\"><img src=x onerror='alert(2)'>\u{0}\u{1b}[31m"
        let page = try await report(source)
        #expect(
            !page.contains("<script") && !page.contains("<img") && !page.contains("\u{0}") && !page.contains("\u{1b}")
        )
        #expect(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("a &lt;b&gt; &amp; &quot;c&quot;")
        )
    }

    @Test func `has of people what results.csv has, and no more`() async throws {
        var source = ListedResults.people([.failed])
        source.steps[0].rows[0].record = ["E0", "+8613800000000", "secret note", ""]
        let page = try await report(source)
        #expect(page.contains("E0") && !page.contains("13800000000") && !page.contains("secret note"))
    }

    @Test func `speaks Chinese where the results do, but for what others wrote`() async throws {
        var source = ListedResults.people([.created, .failed], leftOut: 1)
        source.words = { $0.zh }
        let page = try await report(source)
        #expect(page.contains("<html lang=\"zh-CN\">") && page.contains("2 行中 1 行成功"))
        #expect(page.contains("people：1 行 <code>mobile.malformed</code>：not, &quot;a&quot; number"))
        let text = page.replacing(/<style>.*<\/style>|<code>.*?<\/code>|<[^>]*>/.dotMatchesNewlines(), with: " ")
        let given = Set(
            "people r E not a number Correct it mobile malformed b c UTC".split(separator: " ").map(String.init)
        )
        let latin = text.replacing(/&[a-z]+;/, with: " ").matches(of: /[A-Za-z]+/).map { String($0.0) }
        #expect(!latin.isEmpty && latin.allSatisfy { given.contains($0) }, "\(latin)")
    }

    @Test func `its size has a bound`() async throws {
        let page = try await report(.people(Array(repeating: .failed, count: 3000)))
        #expect(page.utf8.count < 500_000 && page.contains("… and 2500 more rows: see failed.csv."))
    }
}
