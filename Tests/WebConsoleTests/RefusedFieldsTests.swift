import JobEngine
import JobModel
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// A field whose value was refused says so to those who hear the page: it is marked, and has the reason beside it.
struct RefusedFieldsTests {
    /// The fields of a page that are marked, each with what describes it.
    private func marked(_ page: String) throws -> [String: String] {
        var fields: [String: String] = [:]
        for field in page.matches(of: /<(?:input|select|textarea)[^>]*aria-invalid="true"[^>]*>/) {
            let name = try #require(field.0.firstMatch(of: /name="([^"]+)"/)).1
            let ids = field.0.firstMatch(of: /aria-describedby="([^"]+)"/)?.1.split(separator: " ") ?? []
            let texts = try ids.map { id in
                try #require(page.firstMatch(of: try Regex("id=\"\(id)\">([^<]+)<")), "\(id)").output[1].substring ?? ""
            }
            fields[String(name)] = texts.joined(separator: " ")
        }
        return fields
    }

    @Test(
        arguments: [
            ("/directory/clock", "span=soon", "span", "soon"),
            ("/directory/clock", "span=99999d", "span", "more than ten years"),
            ("/exports", "format=csv&within=nowhere", "within", "nowhere"),
        ]
    )
    func `a value that is refused is marked in its form, which keeps it`(
        form: String,
        typed: String,
        field: String,
        reason: String
    ) async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            // Fills the embedded directory.
            _ = try await browser.get("/directory/people")
            let page = try await browser.submit(form, typed)
            #expect(page.status == 400, "\(page.text)")
            let marked = try marked(page.text)
            #expect(marked.keys.sorted() == [field] && marked[field]?.contains(reason) == true, "\(marked)")
            #expect(page.text.contains("role=\"alert\""))
            let value = typed.split(separator: "=").last ?? ""
            #expect(page.text.contains("value=\"\(value)\""), "\(page.text)")
        }
    }

    @Test func `a clock that is refused in Chinese says so in Chinese, and nothing is marked before`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            _ = try await browser.get("/directory/people")
            #expect(try marked(try await browser.get("/directory").text).isEmpty)
            let page = try await browser.post(
                "/directory/clock?form=\(try await browser.formToken())",
                headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept-Language": "zh"],
                body: Array("span=soon".utf8)
            )
            #expect(try marked(page.text)["span"]?.contains("“soon”不是向前的时间长度") == true, "\(page.text)")
        }
    }

    @Test func `a release without its tick marks the box`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let run = try await dropped.browser.plan(dropped.address)
                #expect(try await dropped.post("/delete", [("sure", "yes")]).status == 303)
                let refused = try await dropped.browser.submit("/runs/\(run)/release")
                #expect(refused.status == 400)
                let marked = try marked(refused.text)
                #expect(marked.keys.sorted() == ["stale"], "\(marked)")
                #expect(marked["stale"] == "The plan is older than what was done to the sheet")
            }
        }
    }

    @Test func `a name that is not the directory's is marked, and is there to be corrected`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let id = try await dropped.browser.plan(dropped.address)
                var run = try await console.history.record(of: id)
                run.directory = "https://open.example.com"
                let plan = try #require(try await console.history.plan(of: id))
                let page = ReleasePage(
                    run: run,
                    plan: plan,
                    isReadOnly: false,
                    refusal: .otherName(expected: run.directory),
                    typed: "open.example",
                    frame: PageFrame(language: .english, place: .runs, formToken: "t")
                )
                let shown = try PageLibrary().text(of: page)
                let marked = try marked(shown)
                #expect(marked.keys.sorted() == ["name"] && shown.contains("value=\"open.example\""), "\(shown)")
                #expect(marked["name"]?.contains("What was typed is not") == true, "\(marked)")
            }
        }
    }

    @Test func `what was typed of columns and not taken is marked, each field with its own reason`() async throws {
        try await ServedConsole.with { console in
            let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,12,0,1\nCy,13,0,1\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let typed = [
                ("join", "{name} {nothing}"), ("joined", "en_name"), ("split", "0"), ("shape", "{name}{mobile}"),
                ("common", "mobile"), ("commonValue", "12"),
            ]
            let columns = try marked(try await dropped.post("/columns", typed).text)
            #expect(columns.keys.sorted() == ["commonValue", "join", "shape"], "\(columns)")
            #expect(columns["join"]?.contains("nothing") == true && columns["shape"]?.isEmpty == false)
            #expect(columns["commonValue"]?.isEmpty == false && columns["commonValue"] != columns["shape"])
        }
    }

    @Test func `one value for many rows that is missing is marked with the reason`() async throws {
        try await ServedConsole.with { console in
            let text =
                "name,mobile,department_ids,employee_type,join_time\nAda,13800013164,0,1,x\nBo,13800013165,0,1,y\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let rows = try SheetOnPages.rows(of: "join_time", in: try await dropped.get("/problems"))
            let page = try await dropped.get("/rows" + rows)
            let hidden = try ["shown", "reading", "place"].map { ($0, try dropped.hidden($0, in: page)) }
            let refused = try await dropped.post(
                "/all" + rows,
                hidden + [("typed", "yes"), ("which", ""), ("value", "")]
            )
            #expect(refused.text.contains("aria-invalid=\"true\" aria-describedby=\"value-error\""))
            #expect(refused.text.contains("id=\"value-error\">Nothing was corrected: no new value was given."))
        }
    }
}
