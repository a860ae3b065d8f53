import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

struct ReleasedPlanTests {
    @Test func `a release writes what the plan says, and is watched to its results`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(60))
                let page = try await browser.get("/runs/\(run)/release").text
                #expect(page.contains("In the embedded directory, 60 departments are made."))
                #expect(page.contains("It is for practice, lies on this machine and reaches nobody."))
                // What `roster resume` would do is another question.
                let planned = try await browser.get("/runs/\(run)").text
                #expect(!planned.contains("in a terminal") && !planned.contains("roster resume"), "\(planned)")
                #expect(page.contains("Rehearse first") && !page.contains("name=\"name\""))
                let released = try await browser.submit("/runs/\(run)/release")
                #expect(released.status == 303 && released.headers["Location"] == ["/runs/\(run)"])
                let events = try await browser.get("/runs/\(run)/events").text
                #expect(events.contains("event: ended"))
                let watched = try await browser.get("/runs/\(run)").text
                // Of a single run there is no more to be said by counting all of them.
                #expect(
                    watched.contains("finished: 60 of 60 rows succeeded<") && !watched.contains("All runs together")
                )
                #expect(watched.contains("At work for about ") && !watched.contains("of the waiting"), "\(watched)")
                #expect(watched.contains("First 20 rows as a trial"))
                let status = try await console.history.progress(of: run)
                #expect(status.state == "finished" && status.exit == 0 && status.confirmation == "terminal")
                let results = try await browser.get("/runs/\(run)/results").text
                #expect(results.contains("60 of 60 rows succeeded") && results.contains("report.html"))
                // What did not succeed would be in a file of a heading alone.
                #expect(results.contains("departments/results.csv") && !results.contains("failed.csv"))
                #expect(results.contains("created</a></th><td class=\"number\">60</td>"))
                #expect(results.contains("<dt>created</dt>") && results.contains("KB</td>"))
                #expect(results.contains("The directory did not have it, and has it now."))
                let report = try await browser.get("/runs/\(run)/file?name=report.html")
                #expect(report.status == 200 && report.text.contains("60 of 60 rows succeeded"))
                for name in ["../summary.json", "", "departments/../../x", "/etc/passwd"] {
                    #expect(try await browser.get("/runs/\(run)/file?name=\(name)").status == 404)
                }
                let row = try await browser.get("/runs/\(run)/rows/1/2").text
                #expect(row.contains("d1") && row.contains("HTTP 200") && row.contains("Department 1"))
            }
        }
    }

    @Test func `a plan is offered for a release where it can be released, and no longer`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder, isReadOnly: true) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(40))
                let page = try await browser.get("/runs/\(run)").text
                #expect(page.contains("/plan\">The plan</a>") && !page.contains("release it"))
            }
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try #require(try await console.history.runs(limit: 1).first?.run)
                #expect(try await browser.get("/runs/\(run)").text.contains("Look at the plan, and release it</a>"))
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                // What can be done changes with the run, without another page.
                let events = try await browser.get("/runs/\(run)/events").text
                #expect(events.contains("id=\"do-stop\"") && events.contains("/plan\">The plan</a>"))
                #expect(!events.contains("release it"))
            }
        }
    }

    @Test func `of releases at the same moment one counts, and nobody is written twice`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let one = try await console.browser()
                _ = await console.addresses.address(2)
                let two = try await console.browser()
                let run = try await one.plan(try await one.dropDepartments(40))
                try await ServedConsole.serving(folder) { other in
                    let three = try await other.browser()
                    let forms = (try await one.formToken(), try await two.formToken(), try await three.formToken())
                    let path = "/runs/\(run)/release"
                    async let first = one.submit(path, form: forms.0)
                    async let second = two.submit(path, form: forms.1)
                    async let third = three.submit(path, form: forms.2)
                    let answers = try await [first, second, third]
                    #expect(answers.map(\.status).sorted() == [303, 409, 409], "\(answers.map(\.text))")
                    try await one.untilNobodyWorks(on: run)
                    let late = try await one.submit(path)
                    #expect(late.status == 409 && late.text.contains("was released before"))
                    let status = try await one.get("/runs/\(run)").text
                    #expect(status.contains("40 rows = 0 left out + 40 created"), "\(status)")
                    // Planned again, everybody is there once.
                    let again = try await one.plan(try await one.dropDepartments(40))
                    let page = try await one.get("/runs/\(again)/plan").text
                    #expect(!page.contains("create</a>"), "\(page)")
                }
            }
        }
    }

    @Test func `a button that is pressed twice releases once, and says so`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(40))
                let (path, form) = ("/runs/\(run)/release", try await browser.formToken())
                async let first = browser.submit(path, form: form)
                async let second = browser.submit(path, form: form)
                let answers = try await [first, second]
                #expect(answers.map(\.status).sorted() == [303, 409], "\(answers.map(\.text))")
                #expect(answers.contains { $0.text.contains("was released before") }, "\(answers.map(\.text))")
                // The page of a refusal, loaded again when the run ends, is not to send its form again.
                for page in answers.map(\.text) where page.contains("data-events=") {
                    #expect(page.contains("data-page=\"/runs/\(run)\""), "\(page)")
                }
                try await browser.untilNobodyWorks(on: run)
            }
        }
    }

    @Test func `a read-only console plans, and sends nothing`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder, isReadOnly: true) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(2))
                let page = try await browser.get("/runs/\(run)/release").text
                #expect(page.contains("it is read-only") && !page.contains(">Release</button>"))
                for action in ["release", "go-on"] {
                    let refused = try await browser.submit("/runs/\(run)/\(action)")
                    #expect(refused.status == 403 && refused.text.contains("read-only"))
                }
                #expect(try await browser.submit("/runs/\(run)/plan").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let status = try await console.history.progress(of: run)
                #expect(status.state == "planned" && status.confirmation == nil)
            }
        }
    }

    @Test(arguments: [
        "/sheets/SHEET/plan", "/runs/RUN/plan", "/runs/RUN/release", "/runs/RUN/rehearse", "/runs/RUN/stop",
        "/runs/RUN/go-on", "/runs/RUN/resolve", "/runs/RUN/retry", "/runs/RUN/write-results",
    ])
    func `takes no form without its token, and none of another origin`(path: String) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let sheet = try await browser.dropDepartments(1)
                let run = try await browser.plan(sheet)
                let address = path.replacing("/sheets/SHEET", with: sheet).replacing("RUN", with: run)
                for form in ["", "0000"] {
                    let refused = try await browser.submit(address, form: form)
                    #expect(refused.status == 403 && refused.text.contains("Nothing was done"))
                }
                #expect(try await browser.post(address).status == 403)
                let token = try await browser.formToken()
                let foreign = try await browser.post(
                    "\(address)?form=\(token)",
                    headers: ["Origin": "http://evil.example"]
                )
                #expect(foreign.status == 403)
                #expect(try await console.history.runs(limit: 10).map(\.run) == [run])
                #expect(try await console.history.progress(of: run).state == "planned")
            }
        }
    }

    @Test func `a real directory is released by typing its name`() async throws {
        try await withFolder { folder in
            let company = Project.folder + "/templates/company.yaml"
            let roster = RosterCommand(folder: folder)
            try await roster.serving("--database", "real.sqlite", "--company", company, "--rates", "off") { port in
                let access = DirectoryAccess(
                    directory: "http://127.0.0.1:\(port)",
                    appID: "cli_example",
                    secretFile: nil,
                    environment: ["ROSTER_APP_SECRET": "an-example-secret"]
                )
                try await ServedConsole.serving(folder + "/console", access: access) { console in
                    let browser = try await console.browser()
                    let run = try await browser.plan(try await browser.dropDepartments(2))
                    let path = "/runs/\(run)/release"
                    let page = try await browser.get(path).text
                    // What is typed is what the sentence says.
                    #expect(page.contains("In the directory http://127.0.0.1:\(port), "))
                    #expect(page.contains("type http://127.0.0.1:\(port)"))
                    for typed in ["", "name=", "name=127.0.0.1", "name=embedded", "other=127.0.0.1%3A\(port)"] {
                        let refused = try await browser.submit(path, typed)
                        #expect(refused.status == 400 && refused.text.contains("Nothing was sent"), "\(typed)")
                    }
                    #expect(try await console.history.progress(of: run).confirmation == nil)
                    #expect(try await browser.submit(path, "name=+127.0.0.1%3A\(port)+").status == 303)
                    try await browser.untilNobodyWorks(on: run)
                    #expect(try await browser.get("/runs/\(run)").text.contains("2 of 2 rows succeeded"))
                }
            }
        }
    }

    @Test(arguments: [
        ("http://127.0.0.1:9620", true), ("127.0.0.1:9620", true), (" HTTP://127.0.0.1:9620/ ", true), ("", false),
        ("http://", false), ("127.0.0.1", false), ("https://127.0.0.1:9621", false),
    ])
    func `a directory is typed as it is shown, or without how it is spoken to`(typed: String, isName: Bool) {
        var run = RunRecord(id: "r", definition: JobDefinition(job: "x"), started: 1, out: "o", base: ".")
        run.directory = "http://127.0.0.1:9620"
        #expect(ReleasePage.isName(typed, of: run) == isName)
    }
}
