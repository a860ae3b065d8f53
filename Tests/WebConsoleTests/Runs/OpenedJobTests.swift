import Foundation
import JobEngine
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// A job that a console is opened with: its files are corrected where they are, and no page of a sheet is named.
struct OpenedJobTests {
    private let departments = """
        department_id,name,parent_department_id
        zz1,动物园,0
        zz2,,0
        zz3,猫头鹰组,nowhere

        """
    private let people = """
        name,mobile,department_ids,employee_no,employee_type,leader_user_id,job_title
        Ada,13800013164,zz1,ZZ1,1,,
        Bo,13800013165,Nowhere,ZZ2,1,,
        Cy,13800013166,zz1,ZZ3,1,employee_no:ZZ2,
        Di,1380,zz1,ZZ4,1,,
        Ed,13800013168,zz1,ZZ5,Pilot,,
        Flo,13800013169,zz1,ZZ6,1,,从未有过的职务
        Gus,13800013164,zz1,ZZ7,1,u999,
        Hal,13800013171,zz2,ZZ8,1,,

        """

    /// Writes a job of these files, and gives its path.
    private func job(in folder: String, people: String? = nil, directory: String = "embedded") throws -> String {
        let place = folder + "/wave"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let steps = """
              - { subject: departments, source: departments.csv, match: department_id, mode: upsert }
              - { subject: people, source: people.csv, match: employee_no, mode: upsert }
            """
        let files = [
            "departments.csv": departments, "people.csv": people ?? self.people,
            "wave.yaml": "job: wave\nkind: import\ndirectory: \(directory)\nsteps:\n\(steps)\n",
        ]
        for (name, text) in files { try text.write(toFile: "\(place)/\(name)", atomically: true, encoding: .utf8) }
        return place + "/wave.yaml"
    }

    /// Looks at a page in both languages.
    private func look(_ path: String, _ browser: Browser) async throws -> String {
        let english = try await browser.get(path)
        #expect(english.status == 200, "\(path): \(english.text)")
        for text in [english.text, try await browser.get(path, headers: ["Accept-Language": "zh"]).text] {
            let missing = NamedOnPage(text).missing
            #expect(missing.isEmpty, "\(path) names \(missing)")
        }
        return english.text
    }

    private func begun(_ page: Browser.Page, _ browser: Browser) async throws -> String {
        let address = try #require(page.headers["Location"].first, "\(page.text)")
        let run = String(try #require(address.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
        try await browser.untilNobodyWorks(on: run)
        return run
    }

    @Test func `no page of it names a page or button that it does not have`() async throws {
        try await withFolder { folder in
            let job = try job(in: folder)
            try await ServedConsole.serving(folder, repeatedLedger: "/srv/l", job: job) { console in
                let browser = try await console.browser()
                _ = try await look("/job/plan", browser)
                let run = try await begun(try await browser.submit("/job/plan"), browser)
                let plan = try await look("/runs/\(run)/plan", browser)
                #expect(plan.contains("allow new departments with `allow_new: [department]`"), "\(plan)")
                #expect(plan.contains("Correct them in departments.csv, people.csv, or the job"))
                #expect(plan.contains("href=\"/job/plan\">Plan the job again</a>"))
                let rows = (2...9).map { "/rows/2/\($0)" } + (2...4).map { "/rows/1/\($0)" }
                let before = ["", "/plan?show=invalid", "/plan?show=heldBack", "/release"] + rows
                for page in before { _ = try await look("/runs/\(run)\(page)", browser) }
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                for page in ["/plan"] + rows { _ = try await look("/runs/\(run)\(page)", browser) }
                let results = try await look("/runs/\(run)/results", browser)
                #expect(results.contains("no page corrects them. Correct departments/failed.csv of the results"))
                #expect(results.contains("name=people%2Ffailed.csv\">Download people/failed.csv</a>"), "\(results)")
                #expect(results.contains("href=\"/sheets/new\">Drop the corrected file</a>"))
                let watched = try await look("/runs/\(run)", browser)
                for part in ["roster retry --ledger /srv/l \(run) --input ", "/departments/failed.csv"] {
                    #expect(watched.contains(part), "\(watched)")
                }
                // The plan of a retry says the same.
                let retry = try await begun(try await browser.submit("/runs/\(run)/retry"), browser)
                let again = try await look("/runs/\(retry)/plan", browser)
                let file = try #require(again.firstMatch(of: /Correct them in (\S+), and plan them again by: (.*)</))
                #expect(file.1.hasSuffix("/\(run)/departments/failed.csv") && file.2.contains(file.1), "\(again)")
                #expect(file.2.hasPrefix("roster retry --ledger /srv/l \(run) --input "), "\(again)")
                _ = try await look("/runs/\(retry)", browser)
            }
        }
    }

    @Test func `a file that is refused is corrected where it is`() async throws {
        try await withFolder { folder in
            let job = try job(in: folder, people: "name,mobile,department_ids,employee_no,Nonsense\nAda,1,zz1,ZZ1,x\n")
            try await ServedConsole.serving(folder, job: job) { console in
                let browser = try await console.browser()
                let planned = try await browser.submit("/job/plan")
                var page = planned.text
                if let address = planned.headers["Location"].first {
                    let run = String(try #require(address.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                    try await browser.untilNobodyWorks(on: run)
                    _ = try await look("/runs/\(run)", browser)
                    page = try await look("/runs/\(run)/plan", browser)
                }
                #expect(page.contains("Nonsense") && !page.contains("on the page"), "\(page)")
                #expect(NamedOnPage(page).missing.isEmpty)
            }
        }
    }

    @Test func `a plan that could not be finished is made again by a button of each page that names it`() async throws {
        try await withFolder { folder in
            // Nobody listens there.
            let job = try job(in: folder, directory: "http://127.0.0.1:9")
            let access = DirectoryAccess(
                directory: nil,
                appID: "cli_x",
                secretFile: nil,
                environment: ["ROSTER_APP_SECRET": "s", "ROSTER_DIRECTORY": "http://127.0.0.1:9"]
            )
            try await ServedConsole.serving(folder, access: access, job: job) { console in
                let browser = try await console.browser()
                let run = try await begun(try await browser.submit("/job/plan"), browser)
                for page in ["/plan", ""] {
                    let text = try await look("/runs/\(run)\(page)", browser)
                    #expect(
                        text.contains("role=\"alert\"") && text.contains(">Make the plan again</button>"),
                        "\(text)"
                    )
                }
            }
        }
    }
}
