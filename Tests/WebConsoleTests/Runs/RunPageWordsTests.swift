import Foundation
import JobEngine
import JobModel
import JobSession
import Testing
import Wording

@testable import WebConsole

/// What the page of a run says of where it stands.
struct RunPageWordsTests {
    private func run(_ state: RunState, invalid: Int = 2, open: Int = 0, untried: Int = 0) throws -> RunStatus {
        let text = """
            { "run": "r", "job": "wave", "state": "\(state.rawValue)", "directory": "embedded", "app": "a",
              "started": "2026-12-01T01:00:00Z", "ended": "2026-12-01T01:00:39Z", "confirmation": "terminal",
              "steps": [{ "name": "people", "source": "x.csv", "rows": 300, "left_out": 1, "open": \(open),
                "outcomes": { "created": \(299 - invalid - open - untried), "invalid": \(invalid),
                              "notAttempted": \(untried) } }] }
            """
        return try JSONDecoder().decode(RunStatus.self, from: Data(text.utf8))
    }

    private func live(
        _ run: RunStatus,
        _ surroundings: RunPage.Surroundings = RunPage.Surroundings(),
        _ language: Language = .english
    ) -> RunLivePart {
        let frame = PageFrame(language: language, place: .runs)
        return RunLivePart(RunLivePart.Source(run: run, surroundings: surroundings), frame: frame)
    }

    @Test func `rows that were never sent are no success, and the number is that of the results`() throws {
        let finished = try run(.finished)
        #expect(live(finished).status == "finished: 297 of 299 rows succeeded, 2 did not")
        #expect(live(finished, RunPage.Surroundings(), .chinese).status.hasSuffix("299 行中 297 行成功，2 行未成功"))
        #expect(live(finished).status.contains(RunSentences(finished).success.en))
        #expect(live(try run(.finished, invalid: 0)).status == "finished: 299 of 299 rows succeeded")
        let stopped = try run(.stopped, open: 141)
        #expect(live(stopped).status == "stopped: 158 of 299 rows are done, 2 of them without success")
    }

    @Test func `rows that were not attempted are not done`() throws {
        let stopped = try run(.stopped, open: 100, untried: 14)
        #expect(
            live(stopped).status == "stopped: 185 of 299 rows are done, 2 of them without success, 14 not attempted"
        )
        #expect(live(stopped, RunPage.Surroundings(), .chinese).status.hasSuffix("已有结果 185 行，其中 2 行未成功，14 行未尝试"))
        let all = try run(.stopped, invalid: 0, untried: 299)
        #expect(live(all).status == "stopped: 0 of 299 rows are done, 299 not attempted")
        let finished = try run(.finished, untried: 3)
        #expect(live(finished).status == "finished: 294 of 299 rows succeeded, 2 did not, 3 not attempted")
    }

    @Test func `a plan that was just released is starting, and not planned`() throws {
        var planned = try run(.planned, open: 297)
        (planned.isAtWork, planned.confirmation) = (true, nil)
        var surroundings = RunPage.Surroundings()
        surroundings.isWorkingHere = true
        #expect(live(planned, surroundings).status.hasPrefix("planned: "))
        surroundings.said.isStarting = true
        #expect(live(planned, surroundings).status == "starting: 297 rows are to be sent")
        #expect(live(planned, surroundings, .chinese).status == "正在启动：将发送 297 行")
        planned.confirmation = "terminal"
        #expect(live(planned, surroundings).status.hasPrefix("starting: 2 of 299 rows are done"))
        var running = try run(.running, open: 297)
        running.isAtWork = true
        #expect(live(running, surroundings).status.hasPrefix("running: "))
    }

    @Test func `a run that was asked to stop says so, and offers no other stop`() throws {
        var run = try run(.running, open: 141)
        run.isAtWork = true
        var surroundings = RunPage.Surroundings()
        surroundings.isWorkingHere = true
        #expect(live(run, surroundings).actions.forms.map(\.id) == ["do-stop"])
        surroundings.isStopping = true
        let part = live(run, surroundings)
        #expect(part.status == "stopping: 158 of 299 rows are done, 2 of them without success")
        #expect(part.actions.forms.isEmpty && part.actions.note?.hasPrefix("It stops as soon as") == true)
        #expect(live(run, surroundings, .chinese).status.hasPrefix("正在停止："))
    }

    @Test func `a run that is gone on with is stopped no more`() throws {
        var run = try run(.stopped, open: 141)
        run.isAtWork = true
        var surroundings = RunPage.Surroundings()
        (surroundings.isWorkingHere, surroundings.said.isGoingOn) = (true, true)
        let part = live(run, surroundings)
        #expect(part.status.hasPrefix("going on: 158 of 299") && part.times.moments.map(\.words) == ["Plan begun"])
        run.isAtWork = false
        surroundings.said.isGoingOn = false
        #expect(live(run, surroundings).times.moments.map(\.words) == ["Plan begun", "Stopped"])
    }

    @Test func `a filter that is set leads to all rows, and says what a code is`() {
        let frame = PageFrame(language: .english, place: .runs)
        func filter(code: String = "", text: String = "", isAll: Bool = true) -> RowsFilter {
            let options = [
                FormOption(value: "", words: "all", isChosen: isAll),
                FormOption(value: "failed", words: "failed", isChosen: !isAll),
            ]
            let choice = FormChoice(name: "outcome", label: "Show", options: options)
            return RowsFilter(action: "/runs/r/results", choice, steps: [], step: nil, code: code, text: text, frame)
        }
        #expect(filter().clear == nil)
        for narrow in [filter(code: "44004"), filter(text: "Meyer"), filter(isAll: false)] {
            #expect(narrow.clear?.address == "/runs/r/results#rows" && narrow.clear?.words == "Show all rows")
        }
        let hints = filter().inputs.map { $0.hint?.words }
        #expect(hints.first??.contains("mobile.malformed") == true && hints.last == .some(nil))
    }
}
