import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

struct RunsPageTests {
    private func run(
        _ id: String,
        state: String,
        confirmation: String? = nil,
        open: Int,
        failed: Int
    ) throws -> RunStatus {
        let confirmed = confirmation.map { ", \"confirmation\": \"\($0)\"" } ?? ""
        let text = """
            { "run": "\(id)", "job": "wave", "state": "\(state)", "directory": "embedded", "app": "a",
              "started": "2026-12-01T01:00:00Z"\(confirmed), "steps": [{ "name": "people", "source": "x.csv",
              "rows": \(open + failed + 2), "left_out": 1, "open": \(open), "outcomes": { "created": 1, "failed": \(failed) } }] }
            """
        return try JSONDecoder().decode(RunStatus.self, from: Data(text.utf8))
    }

    private func cells(_ run: RunStatus, _ language: Language = .english) -> [String] {
        let page = RunsPage(runs: [run], frame: PageFrame(language: language, place: .runs))
        return page.list.rows[0].cells[3...5].map(\.words)
    }

    @Test func `what is only planned has not failed`() throws {
        let planned = try run("r", state: "planned", open: 5, failed: 2)
        #expect(cells(planned) == ["9", "2", "5, not sent yet"])
        #expect(cells(planned, .chinese)[2] == "5，尚未发送")
        #expect(cells(try run("r", state: "finished", open: 5, failed: 0)) == ["7", "0", "5, not sent"])
        let stopped = try run("r", state: "stopped", confirmation: "terminal", open: 5, failed: 2)
        #expect(cells(stopped) == ["9", "2", "5"])
    }

    @Test func `a run that was left is interrupted, in the list and on its page`() async throws {
        try await withFolder { folder in
            let ledger = try RunHistory(stateFolder: folder).ledger
            var run = RunRecord(id: "left", definition: JobDefinition(job: "mine"), started: 1, out: "out", base: ".")
            run.state = .planning
            try await ledger.createRun(run)
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                for page in ["/", "/runs/left"] {
                    let text = try await browser.get(page).text
                    #expect(text.contains("interrupted") && !text.contains("planning"))
                }
                let chinese = try await browser.get("/", headers: ["Accept-Language": "zh"]).text
                #expect(chinese.contains("已中断") && !chinese.contains("计划中"))
                let lock = try await ledger.lock(run: "left")
                #expect(try await browser.get("/").text.contains("planning"))
                lock.release()
            }
        }
    }

    @Test func `workers may go on with a run whose owner has died`() async throws {
        try await withFolder { folder in
            let ledger = try RunHistory(stateFolder: folder).ledger
            try await ledger.createTestRun(steps: 1, rows: [2, 3, 4, 5], records: 4)
            try await ledger.completeStep(1, leftOut: 0, of: "r")
            try await ledger.begin("r")
            let worker = LiveWorker()
            var claim = ChunkClaim(run: "r", worker: worker.name, leaseSeconds: 60, limit: 1)
            let place = ChunkPlace(step: 1, level: 0, group: .single)
            claim.layout = ChunkLayout(place: place, waits: false, size: 2, rows: 100)
            (claim.place, claim.isCoordinating) = (place, true)
            let held = try await ledger.claim(claim).chunks
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let words = "running, written by workers"
                for page in ["/", "/runs/r"] {
                    #expect(try await browser.get(page).text.contains(words))
                }
                #expect(try await browser.get("/runs/r", headers: ["Accept-Language": "zh"]).text.contains("由工作进程写入"))
                try await ledger.release(held.map(\.hold), of: "r", areDone: false)
                for page in ["/", "/runs/r"] {
                    let text = try await browser.get(page).text
                    #expect(text.contains("interrupted") && !text.contains(words))
                }
            }
        }
    }

    @Test func `the commands of a page are given the ledger that the console was given`() async throws {
        try await withFolder { folder in
            let ledger = try RunHistory(stateFolder: folder).ledger
            var run = RunRecord(id: "left", definition: JobDefinition(job: "mine"), started: 1, out: "out", base: ".")
            run.state = .planning
            try await ledger.createRun(run)
            try await ServedConsole.serving(folder, repeatedLedger: "service=hr") { console in
                let page = try await console.browser().get("/runs/left").text
                #expect(page.contains("roster resume --ledger service=hr left"))
            }
            try await ServedConsole.serving(folder) { console in
                let page = try await console.browser().get("/runs/left").text
                #expect(page.contains("roster resume left"))
            }
        }
    }

    @Test func `the list goes on to earlier runs, and back`() async throws {
        try await withFolder { folder in
            let ledger = try RunHistory(stateFolder: folder).ledger
            for number in 1...RunsPage.limit + 2 {
                let definition = JobDefinition(job: "job \(number)")
                try await ledger.createRun(
                    RunRecord(id: "run-\(number)", definition: definition, started: 1, out: "out", base: ".")
                )
            }
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let newest = try await browser.get("/").text
                #expect(
                    newest.contains(">run-52</a>") && newest.contains(">run-3</a>") && !newest.contains(">run-2</a>")
                )
                let beyond = try await browser.get("/?before=nosuch").text
                #expect(beyond.contains("There are no earlier runs.") && !beyond.contains("There are no runs yet."))
                #expect(!newest.contains("The newest runs") && newest.utf8.count < 100_000)
                let earlier = try #require(newest.firstMatch(of: /href="(\/\?before=[^"]+)" rel="next"/)).1
                let page = try await browser.get(String(earlier)).text
                #expect(page.contains(">run-2</a>") && page.contains(">run-1</a>") && !page.contains(">run-3</a>"))
                #expect(page.contains("The newest runs") && !page.contains("rel=\"next\""))
            }
        }
    }
}
