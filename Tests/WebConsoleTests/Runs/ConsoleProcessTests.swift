import AsyncHTTPClient
import Foundation
import JobEngine
import JobModel
import JobSession
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// Consoles that are interrupted and killed while a run is under way.
struct ConsoleProcessTests {
    private func history(_ folder: String) throws -> RunHistory {
        try RunHistory(stateFolder: folder + "/state/roster")
    }

    /// Plans and releases a run, and returns once it has begun to write: each call waits, so that it does not end meanwhile.
    private func underWay(_ console: ConsoleProcess, _ rows: Int, in folder: String) async throws -> String {
        let run = try await console.browser.plan(try await console.browser.dropDepartments(rows))
        let slow = "on=latency&rate-latency=100&wait-latency=200ms"
        #expect(try await console.browser.submit("/directory/faults", slow).status == 303)
        #expect(try await console.browser.submit("/runs/\(run)/release").status == 303)
        for _ in 1...200_000 {
            if try await history(folder).progress(of: run).endedWell > 0 { return run }
        }
        Issue.record("the run has not begun")
        return run
    }

    private func hurry(_ console: ConsoleProcess) async throws {
        #expect(try await console.browser.submit("/directory/faults", "reset=yes").status == 303)
    }

    private func created(_ run: String, in folder: String) async throws -> Int {
        try await history(folder).progress(of: run).endedWell
    }

    @Test func `a run whose console is killed goes on in the next one, and nobody is written twice`() async throws {
        try await withFolder { folder in
            let first = try await ConsoleProcess(in: folder)
            let run = try await underWay(first, 300, in: folder)
            first.process.send(SIGKILL)
            #expect(await first.process.end() == 137)
            let left = try await created(run, in: folder)
            #expect((1..<300).contains(left))

            let second = try await ConsoleProcess(in: folder)
            let page = try await second.browser.get("/runs/\(run)").text
            #expect(page.contains(">Go on</button>") && page.contains("interrupted:"), "\(page)")
            #expect(try await second.browser.get("/").text.contains("interrupted"))
            try await hurry(second)
            #expect(try await second.browser.submit("/runs/\(run)/go-on").status == 303)
            try await second.browser.untilNobodyWorks(on: run)
            #expect(try await created(run, in: folder) == 300)
            let results = try await second.browser.get("/runs/\(run)/results").text
            #expect(results.contains("300 of 300 rows succeeded"))
            // Nobody knows when the first one died.
            #expect(results.contains("before it was cut off 1 time is not known"), "\(results)")
            // The directory has each once: planned again, none is to be created.
            let again = try await second.browser.plan(try await second.browser.dropDepartments(300))
            let plan = try #require(try await history(folder).plan(of: again))
            #expect(plan.steps.map(\.create) == [0], "\(plan)")
            second.process.send(SIGINT)
            #expect(await second.process.end() == 0)
        }
    }

    @Test func `two consoles that start at once share a state folder, and one goes on when the other is killed`()
        async throws
    {
        try await withFolder { folder in
            async let starting = (ConsoleProcess(in: folder), ConsoleProcess(in: folder))
            let (first, second) = try await starting
            let run = try await underWay(first, 300, in: folder)
            let watched = try await second.browser.get("/runs/\(run)").text
            #expect(watched.contains("Another process is at work on it"), "\(watched)")
            first.process.send(SIGKILL)
            #expect(await first.process.end() == 137)
            let page = try await second.browser.get("/runs/\(run)").text
            #expect(page.contains(">Go on</button>"), "\(page)")
            try await hurry(second)
            #expect(try await second.browser.submit("/runs/\(run)/go-on").status == 303)
            try await second.browser.untilNobodyWorks(on: run)
            #expect(try await created(run, in: folder) == 300)
            second.process.send(SIGINT)
            #expect(await second.process.end() == 0)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a console that is interrupted stops its runs so that they can go on`(signal: Int32) async throws {
        try await withFolder { folder in
            let console = try await ConsoleProcess(in: folder)
            let run = try await underWay(console, 300, in: folder)
            console.process.send(signal)
            #expect(await console.process.end() == 0)
            let status = try await history(folder).progress(of: run)
            #expect(status.state == "stopped" && status.exit == 130, "\(status)")
            let other = try await ConsoleProcess(in: folder)
            try await hurry(other)
            other.process.send(SIGINT)
            #expect(await other.process.end() == 0)
            let resumed = try await RosterCommand(folder: folder).run("resume", run)
            #expect(resumed.status == 0, "\(resumed)")
            #expect(try await created(run, in: folder) == 300)
        }
    }

    @Test func `a run is stopped on its page, and gone on with`() async throws {
        try await withFolder { folder in
            let console = try await ConsoleProcess(in: folder)
            let run = try await underWay(console, 300, in: folder)
            let page = try await console.browser.get("/runs/\(run)").text
            #expect(page.contains("<svg") && page.contains("<figcaption>") && page.contains(">Stop</button>"))
            #expect(page.contains("First 20 rows as a trial") && page.contains("aria-current=\"step\""))
            #expect(try await console.browser.submit("/runs/\(run)/stop").status == 303)
            // The answers that are under way take their time, and may be there before the page is.
            let stopping = try await console.browser.get("/runs/\(run)").text
            let isOver = stopping.contains(">stopped: ")
            #expect(
                isOver || stopping.contains(">stopping: ") && stopping.contains("It stops as soon as"),
                "\(stopping)"
            )
            #expect(!stopping.contains(">Stop</button>"), "\(stopping)")
            #expect(isOver == stopping.contains("<li>Stopped "), "\(stopping)")
            try await console.browser.untilNobodyWorks(on: run)
            let stopped = try await console.browser.get("/runs/\(run)").text
            #expect(stopped.contains(">stopped: ") && stopped.contains("<li>Stopped <time"), "\(stopped)")
            #expect(stopped.contains("<li>Plan made <time") && stopped.contains("<li>Released <time"), "\(stopped)")
            #expect(try await history(folder).progress(of: run).state == "stopped")
            #expect(try await console.browser.submit("/runs/\(run)/stop").status == 409)
            try await hurry(console)
            #expect(try await console.browser.submit("/runs/\(run)/go-on").status == 303)
            let goesOn = try await console.browser.get("/runs/\(run)").text
            #expect(!goesOn.contains("<li>Stopped ") && !goesOn.contains(">stopped: "), "\(goesOn)")
            try await console.browser.untilNobodyWorks(on: run)
            #expect(try await created(run, in: folder) == 300)
            // Both times it was at work count, on every page and in the report.
            let work = try #require(try await history(folder).progress(of: run).work)
            #expect(work.stretches == 2 && work.unended == 0 && work.began == nil && work.seconds > 0)
            for page in ["", "/results", "/file?name=report.html"] {
                let text = try await console.browser.get("/runs/\(run)\(page)").text
                #expect(text.contains(", 2 times together, without the pauses between them."), "\(page) \(text)")
                #expect(text.contains("Released ") && text.contains("Plan made "), "\(page)")
            }
            console.process.send(SIGINT)
            #expect(await console.process.end() == 0)
        }
    }

    @Test func `opens with a job at the page of its plan`() async throws {
        try await withFolder { folder in
            try "department_id,name\nd1,One\n".write(
                toFile: folder + "/d.csv",
                atomically: true,
                encoding: .utf8
            )
            let step = "{ subject: departments, source: d.csv, match: department_id }"
            try "job: mine\nkind: import\nsteps: [\(step)]\n".write(
                toFile: folder + "/my job.yaml",
                atomically: true,
                encoding: .utf8
            )
            let console = try await ConsoleProcess(["my job.yaml"], in: folder)
            let page = try #require(console.page)
            #expect(page == "/job/plan")
            #expect(try await console.browser.get(page).text.contains("<h1>Plan mine</h1>"))
            let planned = try await console.browser.submit(page)
            let address = try #require(planned.headers["Location"].first)
            let run = String(address.split(separator: "/")[1])
            try await console.browser.untilNobodyWorks(on: run)
            #expect(try await history(folder).plan(of: run)?.steps.map(\.create) == [1])
            console.process.send(SIGINT)
            #expect(await console.process.end() == 0)
        }
    }

    @Test func `Ctrl-C ends a console in seconds that receives half a file`() async throws {
        try await withFolder { folder in
            let console = try await ConsoleProcess(in: folder)
            let token = try await console.browser.formToken()
            let (parts, part) = AsyncStream.makeStream(of: ByteBuffer.self)
            let head = "--x\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"half.csv\"\r\n\r\nname\n"
            part.yield(ByteBuffer(string: head))
            let sending = Task { try await console.browser.stream("/sheets?form=\(token)", boundary: "x", parts) }
            // The file is on its way once its folder is there.
            let sheets = folder + "/state/roster/console/sheets"
            for _ in 1...20_000 where !FileManager.default.fileExists(atPath: sheets) { await Task.yield() }
            let start = ContinuousClock.now
            console.process.send(SIGINT)
            #expect(await console.process.end() == 0)
            #expect(ContinuousClock.now - start < .seconds(30))
            part.finish()
            // It was cut off, or refused.
            if case .success(let status) = await sending.result { #expect(status >= 400) }
        }
    }
}
