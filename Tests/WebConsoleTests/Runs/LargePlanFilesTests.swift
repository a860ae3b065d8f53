import Foundation
import Glibc
import JobEngine
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// Plans of files that take longer to read than a page may.
struct LargePlanFilesTests {
    /// A pipe is a file that takes as long to read as its writer wants.
    @Test func `a plan's pages say that its files are being read, and change when that is over`() async throws {
        try await withFolder { folder in
            let (path, kept) = (folder + "/people.csv", folder + "/kept.csv")
            let job = folder + "/wave.yaml"
            let step = "{ subject: people, source: people.csv, match: employee_no, mode: upsert }"
            let definition = "job: wave\nkind: import\ndirectory: embedded\nsteps:\n  - \(step)\n"
            try definition.write(toFile: job, atomically: true, encoding: .utf8)
            let rows = "name,mobile,department_ids,employee_no,employee_type\nAda,13800013164,0,ZZ1,1\n"
            try rows.write(toFile: path, atomically: true, encoding: .utf8)
            try await ServedConsole.serving(folder, job: job) { console in
                let browser = try await console.browser()
                let begun = try await browser.submit("/job/plan").headers["Location"].first ?? ""
                let run = String(try #require(begun.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: run)
                #expect(rename(path, kept) == 0 && mkfifo(path, 0o600) == 0)
                for page in ["/plan", "/release"] {
                    let text = try await browser.get("/runs/\(run)\(page)").text
                    #expect(text.contains("they are being read, to see whether they have changed"), "\(text)")
                    #expect(text.contains("data-events=\"/runs/\(run)/looked-at\""))
                }
                // Its reader goes on as it is opened, and comes to its end as it is closed.
                let pipe = open(path, O_RDWR | O_CLOEXEC)
                #expect(pipe >= 0)
                #expect(rename(kept, path) == 0)
                close(pipe)
                _ = try await browser.get("/runs/\(run)/looked-at")
                for page in ["/plan", "/release"] {
                    let text = try await browser.get("/runs/\(run)\(page)").text
                    #expect(!text.contains("looked-at") && !text.contains("This plan is older"), "\(text)")
                }
            }
        }
    }
}
