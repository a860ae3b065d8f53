import Foundation
import JobEngine
import NIOHTTP1
import TestSupport
import Testing

/// A console that is opened with a job: its export, and the pages that are about its directory.
struct OpenedExportTests {
    private func job(_ lines: String, in folder: String) throws -> String {
        try lines.write(toFile: folder + "/opened.yaml", atomically: true, encoding: .utf8)
        return folder + "/opened.yaml"
    }

    @Test func `the job of an export is offered as one, and begun`() async throws {
        try await withFolder { folder in
            let job = try job(
                "job: night\nkind: export\ndirectory: embedded\ndepartment: [ops-cs-night]\n",
                in: folder
            )
            try await ServedConsole.serving(folder, job: job) { console in
                let browser = try await console.browser()
                let page = try await browser.get("/job/plan").text
                #expect(page.contains(">Begin the export</button>") && page.contains("ops-cs-night"), "\(page)")
                #expect(!page.contains("row by row") && !page.contains("Make the plan"), "\(page)")
                let begun = try await browser.submit("/job/plan")
                let address = try #require(begun.headers["Location"].first, "\(begun.text)")
                let run = String(try #require(address.firstMatch(of: /^\/runs\/([^\/]+)$/)).1)
                try await browser.untilNobodyWorks(on: run)
                let export = try await browser.get("/exports/\(run)")
                #expect(export.status == 200 && export.text.contains("It holds only people of "), "\(export.text)")
                #expect(try await browser.get("/job/plan").text.contains("href=\"/runs/\(run)\""))
            }
        }
    }

    @Test func `the pages of the directory and of exports are about the job's directory`() async throws {
        try await withFolder { folder in
            let job = try job("job: served\nkind: export\ndirectory: http://127.0.0.1:9\n", in: folder)
            let access = DirectoryAccess(
                directory: nil,
                appID: "cli_x",
                secretFile: nil,
                environment: ["ROSTER_APP_SECRET": "s"]
            )
            try await ServedConsole.serving(folder, access: access, job: job) { console in
                let browser = try await console.browser()
                for page in ["/directory", "/exports"] {
                    let text = try await browser.get(page).text
                    #expect(text.contains("http://127.0.0.1:9") && !text.contains("embedded"), "\(text)")
                    #expect(text.contains("This is the directory of the job served"), "\(text)")
                }
                // The clock of the embedded one is not moved by its pages.
                #expect(try await browser.submit("/directory/clock", "span=1d").status == 400)
                // The embedded one is not asked for departments of the job's.
                let refused = try await browser.submit("/exports", "format=csv&within=nowhere")
                #expect(refused.status != 303 && !refused.text.contains("there is no department"), "\(refused.text)")
            }
        }
    }

    @Test func `a directory that the command line gives is not called the job's`() async throws {
        try await withFolder { folder in
            let job = try job("job: served\nkind: export\ndirectory: http://127.0.0.1:9\n", in: folder)
            let access = DirectoryAccess(
                directory: "http://127.0.0.1:10",
                appID: "cli_x",
                secretFile: nil,
                environment: ["ROSTER_APP_SECRET": "s"]
            )
            try await ServedConsole.serving(folder, access: access, job: job) { console in
                let text = try await console.browser().get("/exports").text
                #expect(text.contains("http://127.0.0.1:10") && !text.contains("of the job served"), "\(text)")
            }
        }
    }

    @Test func `without a job of another directory the pages are about the embedded one`() async throws {
        try await withFolder { folder in
            let job = try job("job: own\nkind: export\n", in: folder)
            try await ServedConsole.serving(folder, job: job) { console in
                let browser = try await console.browser()
                for page in ["/directory", "/exports"] {
                    let text = try await browser.get(page).text
                    #expect(text.contains("embedded directory") && !text.contains("of the job own"), "\(text)")
                }
            }
        }
    }

    @Test func `exports that are written in two ways are not compared, and the page says so in its words`() async throws
    {
        try await withFolder { folder in
            let job = try job("job: night\nkind: export\ndirectory: embedded\nleaders_as: name\n", in: folder)
            try await ServedConsole.serving(folder, job: job) { console in
                let browser = try await console.browser()
                var runs: [String] = []
                for (address, fields) in [("/job/plan", ""), ("/exports", "format=csv")] {
                    let begun = try await browser.submit(address, fields)
                    let run = String(try #require(begun.headers["Location"].first?.split(separator: "/").last))
                    try await browser.untilNobodyWorks(on: run)
                    runs.append(run)
                }
                for language in ["en", "zh"] {
                    let refused = try await browser.get(
                        "/exports/\(runs[1])/compare?with=\(runs[0])",
                        headers: ["Accept-Language": language]
                    )
                    #expect(refused.status == 400, "\(refused.text)")
                    for run in runs { #expect(refused.text.contains(run), "\(refused.text)") }
                    for words in [folder, "leaders_as", "departments_as", "leader_user_id"] {
                        #expect(!refused.text.contains(words), "\(words): \(refused.text)")
                    }
                }
            }
        }
    }
}
