import Foundation
import JobEngine
import JobModel
import Testing
import Wording

@testable import WebConsole

struct RunsPlotsTests {
    private func run(
        _ id: String,
        _ started: String,
        ended: String?,
        parent: String? = nil,
        good: Int,
        bad: Int,
        open: Int = 0,
        state: String = "finished"
    ) throws -> RunStatus {
        let end = ended.map { ", \"ended\": \"\($0)\"" } ?? ""
        let before = parent.map { ", \"parent\": \"\($0)\"" } ?? ""
        let step = """
            { "name": "people", "source": "x.csv", "rows": \(good + bad + open + 1), "left_out": 1, "open": \(open),
              "outcomes": { "created": \(good), "failed": \(bad) } }
            """
        let text = """
            { "run": "\(id)", "job": "wave", "state": "\(state)", "directory": "embedded", "app": "a",
              "timezone": "Asia/Shanghai", "started": "\(started)", "steps": [\(step)]\(end)\(before) }
            """
        var status = try JSONDecoder().decode(RunStatus.self, from: Data(text.utf8))
        if ended != nil { status.released = started }
        return status
    }

    private let frame = PageFrame(language: .english, place: .runs)

    @Test func `adds the runs of a day in the job's zone, and leaves no day out`() throws {
        let runs = [
            // In Shanghai this is the 4th.
            try run("r3", "2026-12-03T16:30:00Z", ended: nil, good: 5, bad: 0),
            // What is planned and not sent has not failed.
            try run("r2", "2026-12-01T02:00:00Z", ended: nil, good: 3, bad: 2, open: 4),
            try run("r1", "2026-12-01T01:00:00Z", ended: nil, good: 1, bad: 0),
        ]
        let history = RunsByDay(runs)
        #expect(history.days.map(history.text) == ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"])
        #expect(history.days.map(\.rows) == [8, 0, 0, 6] && history.days.map(\.runs) == [2, 0, 0, 1])
        #expect(history.days.map(\.unsuccessful) == [2, 0, 0, 0])
    }

    @Test func `a row that is tried again is counted once, on the day of its last try, as it ended there`() throws {
        let runs = [
            try run("r4", "2026-12-03T02:00:00Z", ended: nil, parent: "r3", good: 1, bad: 0),
            // Planned, and not released: nothing is tried again by it.
            try run("r3", "2026-12-02T03:00:00Z", ended: nil, parent: "r2", good: 0, bad: 1, state: "planned"),
            try run("r2", "2026-12-02T02:00:00Z", ended: nil, parent: "r1", good: 2, bad: 1),
            try run("r1", "2026-12-01T02:00:00Z", ended: nil, good: 6, bad: 4),
            try run("other", "2026-12-01T01:00:00Z", ended: nil, good: 1, bad: 1),
        ]
        let history = RunsByDay(runs)
        // Each run has one more row, which was left out.
        #expect(history.days.map(\.rows) == [7 + 1 + 3, 3, 2])
        #expect(history.days.map(\.unsuccessful) == [1 + 1, 0, 0])
        #expect(history.days.map(\.runs) == [2, 1, 1])
        let plot = try #require(RunsPlots(runs, frame).all.first)
        #expect(plot.sentence.contains("each counted once, on the day it was last tried; 2 of them"))
        // The times of the list are the reader's with script, and these days never are.
        #expect(
            plot.sentence.hasSuffix("in Asia/Shanghai, the time zone of the job; the times in the list name theirs.")
        )
    }

    @Test func `retries of chosen rows of one run take each row away once`() throws {
        let runs = [
            try run("r3", "2026-12-03T02:00:00Z", ended: nil, parent: "r1", good: 0, bad: 2),
            try run("r2", "2026-12-02T02:00:00Z", ended: nil, parent: "r1", good: 0, bad: 2),
            try run("r1", "2026-12-01T02:00:00Z", ended: nil, good: 6, bad: 3),
        ]
        // The third one can only have tried one row of the first again, and one of the second.
        #expect(RunsByDay(runs).days.map(\.unsuccessful) == [0, 1, 2])
    }

    @Test func `a plan that was not released is no day's work`() throws {
        let planned = try run("r2", "2026-12-02T02:00:00Z", ended: nil, good: 0, bad: 2, open: 4, state: "planned")
        let declined = try run("r3", "2026-12-03T02:00:00Z", ended: nil, good: 0, bad: 0, open: 4)
        let sent = try run("r1", "2026-12-01T01:00:00Z", ended: nil, good: 1, bad: 0)
        let history = RunsByDay([declined, planned, sent])
        #expect(history.days.map(history.text) == ["2026-12-01"] && history.days[0].runs == 1)
    }

    @Test func `a plan with nothing to send is no run over time`() throws {
        var empty = try run("r3", "2026-12-03T02:00:00Z", ended: "2026-12-03T02:00:01Z", good: 0, bad: 22)
        empty.confirmation = RunConfirmation.notNeeded.rawValue
        let sent = try ["2026-12-01", "2026-12-02"].map { day in
            try run(day, "\(day)T01:00:00Z", ended: "\(day)T01:00:05Z", good: 1, bad: 0)
        }
        #expect(RunsByDay([empty] + sent).days.map(\.runs) == [1, 1])
        let plots = RunsPlots([empty] + sent, frame).all
        #expect(plots.count == 2 && plots.allSatisfy { $0.table.rows.count == 2 })
        let page = RunsPage(runs: [empty], frame: frame)
        #expect(page.list.rows[0].cells[2].words == "nothing to send")
        #expect(page.list.rows[0].cells[4].words == "22")
    }

    @Test func `how long a run took is counted from its release, not while its plan waited for a person`() throws {
        var slow = try run("r1", "2026-12-01T01:00:00Z", ended: "2026-12-01T01:50:05Z", good: 1, bad: 0)
        slow.released = "2026-12-01T01:50:00Z"
        let export = try run("r2", "2026-12-01T02:00:00Z", ended: "2026-12-01T02:00:20Z", good: 1, bad: 0)
        let plot = try #require(RunsPlots([export, slow], frame).all.last)
        #expect(plot.sentence.contains("was at work for 20 s. What passes before a release, and between a stop"))
        #expect(plot.sentence.hasSuffix("Of runs of an earlier version the pauses are not known, and count."))
        let chinese = try #require(RunsPlots([export, slow], PageFrame(language: .chinese, place: .runs)).all.last)
        #expect(chinese.sentence.contains("最长的执行用时 20 秒；发布之前的时间以及停止与继续之间的暂停不计入。"))
    }

    @Test func `pauses are no time of work, and neither is what is not known`() throws {
        var paused = try run("r1", "2026-12-01T01:00:00Z", ended: "2026-12-01T01:50:05Z", good: 1, bad: 0)
        (paused.work, paused.released) = (Self.work([(0, 3), (100, 102)]), "2026-12-01T01:40:00Z")
        var short = try run("r2", "2026-12-02T01:00:00Z", ended: "2026-12-02T01:00:05Z", good: 1, bad: 0)
        short.work = Self.work([(0, 4)])
        var unknown = try run("r3", "2026-12-03T01:00:00Z", ended: "2026-12-03T01:00:05Z", good: 1, bad: 0)
        unknown.released = nil
        let plot = try #require(RunsPlots([unknown, short, paused], frame).all.last)
        #expect(
            plot.table.rows.map { $0.cells.map(\.words) } == [["r2", "wave", "2", "4 s"], ["r1", "wave", "2", "5 s"]]
        )
        #expect(!plot.sentence.contains("earlier version"))
    }

    private static func work(_ stretches: [(Double, Double)]) -> RunWork {
        stretches.reduce(into: RunWork()) { work, stretch in
            work.begin(at: stretch.0)
            work.end(at: stretch.1)
        }
    }

    @Test func `a day's work is that of the day of its release`() throws {
        var released = try run("r1", "2026-12-01T01:00:00Z", ended: "2026-12-03T01:50:05Z", good: 1, bad: 0)
        released.released = "2026-12-03T01:00:00Z"
        let history = RunsByDay([released])
        #expect(history.days.map(history.text) == ["2026-12-03"])
    }

    @Test func `draws no more than sixty days`() throws {
        let runs = [
            try run("r2", "2026-12-01T02:00:00Z", ended: nil, good: 1, bad: 0),
            try run("r1", "2020-01-01T01:00:00Z", ended: nil, good: 1, bad: 0),
        ]
        let history = RunsByDay(runs)
        #expect(history.days.count == 60 && history.days.last.map(history.text) == "2026-12-01")
        #expect(RunsByDay([]).days.isEmpty)
    }

    @Test func `the bars and the table have the same figures`() throws {
        let runs = [
            try run("r2", "2026-12-02T02:00:00Z", ended: "2026-12-02T02:01:00Z", good: 3, bad: 1),
            try run("r1", "2026-12-01T01:00:00Z", ended: "2026-12-01T03:00:00Z", good: 9, bad: 0),
        ]
        let plots = RunsPlots(runs, frame).all
        #expect(plots.map(\.title) == ["Rows by day", "How long runs took"])
        #expect(plots[0].table.rows.map { $0.cells.dropFirst().map(\.words) } == [["1", "5", "1"], ["1", "10", "0"]])
        #expect(plots[0].bars.map(\.goodHeight) == ["100", "40"] && plots[0].bars.map(\.badHeight) == ["0", "10"])
        #expect(plots[0].bars[1].words == "2026-12-02: 5 rows, 1 not successful" && plots[0].hasStripes)
        #expect(
            plots[1].table.rows.map { $0.cells.dropFirst().map(\.words) } == [
                ["wave", "5", "60 s"], ["wave", "10", "2 h"],
            ]
        )
        #expect(!plots[1].hasStripes && plots[1].highest == "2 h")
    }

    @Test func `a single run that was sent is no bar, though others stand in the list`() throws {
        var unsent = try run("r3", "2026-12-03T02:00:00Z", ended: "2026-12-03T02:00:01Z", good: 0, bad: 2)
        unsent.confirmation = RunConfirmation.notNeeded.rawValue
        let planned = try run("r2", "2026-12-02T02:00:00Z", ended: nil, good: 0, bad: 0, open: 4, state: "planned")
        let sent = try run("r1", "2026-12-01T01:00:00Z", ended: "2026-12-01T01:00:05Z", good: 1, bad: 0)
        #expect(RunsPlots([unsent, planned, sent], frame).all.isEmpty)
    }

    @Test func `the runs of a single day are shown run by run, each row once`() throws {
        let runs = [
            try run("r2", "2026-12-01T02:00:00Z", ended: nil, parent: "r1", good: 2, bad: 1),
            try run("r1", "2026-12-01T01:00:00Z", ended: nil, good: 6, bad: 4),
        ]
        let plot = try #require(RunsPlots(runs, frame).all.first)
        #expect(plot.title == "Rows by run" && plot.oldest == "r1" && plot.newest == "r2")
        #expect(plot.bars.map(\.words) == ["r1: 8 rows, 1 not successful", "r2: 4 rows, 1 not successful"])
        #expect(
            plot.table.rows.map { $0.cells.map(\.words) } == [["r2", "wave", "4", "1"], ["r1", "wave", "8", "1"]]
        )
        #expect(plot.sentence.hasPrefix("12 rows of the newest 2 runs, each counted once"))
    }

    @Test func `one run is no history`() throws {
        let only = try run("r1", "2026-12-01T01:00:00Z", ended: nil, good: 1, bad: 0)
        #expect(RunsPlots([only], frame).all.isEmpty && RunsPlots([], frame).all.isEmpty)
    }
}
