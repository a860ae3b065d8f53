import JobEngine
import JobModel
import Testing
import Wording

@testable import WebConsole

struct RunRateTests {
    private let start = ContinuousClock.now

    private func samples(_ settled: [Int], every interval: Duration = .seconds(1)) -> [RateSample] {
        settled.enumerated().reduce([]) { samples, entry in
            RateSample.adding(RateSample(at: start + interval * entry.offset, settled: entry.element), to: samples)
        }
    }

    private var limit: EndpointTime? { Self.limits(updating: 0).first }

    private static func limits(updating count: Int) -> [EndpointTime] {
        var step = PlanSummary.Step(number: 1, name: "people", source: "x.csv")
        (step.create, step.update, step.ways) = (1000, count, ["single": 1000 + count])
        var plan = PlanSummary(run: "r", job: "j", host: "h", app: "a")
        plan.steps = [step]
        return plan.endpointTimes(limits: JobDefinition.Limits())
    }

    private func rate(_ samples: [RateSample], _ limits: [EndpointTime], rowsPerCall: Int = 1) -> RunRate {
        RunRate(samples: samples, bounds: limits.map { RunRate.Bound(time: $0, rowsPerCall: rowsPerCall) })
    }

    @Test func `says how fast rows settle against both windows of the limit`() throws {
        let limit = try #require(limit)
        #expect(limit.windows.count == 2 && limit.calls == 1000)
        let rate = self.rate(samples([0, 10, 30, 60]), [limit])
        let ceilings = rate.ceilings.map(\.rowsPerSecond)
        #expect(ceilings.count == 2 && ceilings[0] < ceilings[1])
        #expect(rate.lines.map { $0.points.map(\.secondsAgo) } == [[2, 1, 0], [2, 1, 0]])
        let words = rate.sentence
        #expect(
            words.en.contains(
                "60 in the last minute; for creating people one by one Roster sends at most 1000 requests a minute and 50 a second, each with a small margin: on average 16.6 a second, for a short time 45.5."
            )
        )
        #expect(words.zh.contains("最近一分钟 60 行；逐个新建人员时，Roster 最多每分钟 1000 次、每秒 50 次，并各留少量余量：平均每秒 16.6 次，短时间内每秒 45.5 次"))
        #expect(!words.en.contains("/contact/") && !words.en.contains("createUser"))
        let batches = self.rate([], [limit], rowsPerCall: 50)
        #expect(batches.ceilings.map { $0.rowsPerSecond / 50 } == ceilings)
        #expect(batches.sentence.en.hasSuffix(", and at most 50 rows in one request."))
        let unlimited = self.rate(samples([0, 10, 30, 60]), [])
        #expect(unlimited.lines.map { $0.points.map(\.rowsPerSecond) } == [[10, 20, 30]])
        #expect(unlimited.sentence.en.hasPrefix("30 rows a second now, 60 in the last minute; no limit is kept"))
    }

    @Test func `one look does not say how fast rows settle`() {
        for settled in [[], [400]] {
            let words = rate(samples(settled), []).sentence
            #expect(words.en == "How fast it goes is not known yet; no limit is kept.")
            #expect(words.zh == "目前还不知道速度；不限流。")
        }
    }

    /// Fifty at once, and nothing until the window is over.
    private func bursts(of window: JobDefinition.Limits.Window, every interval: Duration, count: Int) -> [RateSample] {
        let settled = (0..<count).map { number in
            // A look at the very moment of a burst could be on either side of it.
            let time = Double(number) * (interval / .seconds(1)) + 0.05
            return (Int((time / window.seconds).rounded(.down)) + 1) * window.limit
        }
        return samples(settled, every: interval)
    }

    @Test(arguments: [Duration.milliseconds(900), .seconds(1), .milliseconds(1030), .milliseconds(1500), .seconds(4)])
    func `what keeps to a window is never drawn above its limit`(interval: Duration) throws {
        let limit = try #require(limit)
        for window in limit.windows {
            let rate = self.rate(bursts(of: window, every: interval, count: 60), [limit])
            let line = try #require(rate.lines.first { $0.window == window })
            let ceiling = try #require(rate.ceilings.first { $0.window == window }?.rowsPerSecond)
            #expect(line.points.allSatisfy { $0.rowsPerSecond <= ceiling * 1.000001 })
            // Nor far below it, once whole windows were seen.
            let seen = line.points.dropFirst(Int(window.seconds / (interval / .seconds(1))) + 15)
            #expect(seen.allSatisfy { $0.rowsPerSecond >= ceiling * 0.85 }, "\(window): \(seen.map(\.rowsPerSecond))")
        }
    }

    @Test func `rows that settle by calls of several kinds have the limits of these, by their names`() throws {
        let limits = Self.limits(updating: 600)
        #expect(limits.count == 2)
        let rate = self.rate(samples([0, 90, 180]), limits)
        let widest = try #require(limits.last?.windows.first)
        #expect(rate.lines.count == 2 && rate.ceilings.map(\.window) == limits[0].windows + [widest])
        let plot = RatePlot(rate, PageFrame(language: .english, place: .runs))
        #expect(plot.ceilings.count == 3 && Set(plot.legend.map(\.dashes)).count == plot.legend.count)
        let words = plot.ceilings.map(\.whole)
        #expect(words.filter { $0.hasPrefix("limit of creating people one by one: ") }.count == 2, "\(words)")
        #expect(words.filter { $0.hasPrefix("limit of ") }.count == 3 && Set(words).count == 3, "\(words)")
        #expect(words.contains { $0.contains(" rows a minute") } && words.contains { $0.contains(" rows a second") })
        let chinese = RatePlot(rate, PageFrame(language: .chinese, place: .runs)).ceilings.map(\.whole)
        #expect(chinese.allSatisfy { $0.hasPrefix("限流（") }, "\(chinese)")
    }

    @Test func `words of two limits do not stand on each other`() throws {
        // The widest windows of both let through nearly the same.
        for updating in [300, 600, 1000, 3000] {
            let rate = self.rate(samples([0, 90, 180]), Self.limits(updating: updating))
            let plot = RatePlot(rate, PageFrame(language: .english, place: .runs))
            let places = plot.ceilings.filter { $0.words != nil }.compactMap { Double($0.textY) }.sorted()
            #expect(!places.isEmpty && zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 15 }, "\(places)")
            #expect(places.allSatisfy { (0...120).contains($0) }, "\(places)")
        }
    }

    @Test func `a limit is said with its own number, and with the rate at which it is drawn`() throws {
        let rate = self.rate(samples([0, 90, 180]), [try #require(limit)])
        let plot = RatePlot(rate, PageFrame(language: .english, place: .runs))
        #expect(plot.ceilings.map(\.words) == ["limit: 1000 a minute", "limit: 50 a second"])
        let whole = [
            "limit: 1000 rows a minute (Roster leaves a margin: on average over a minute at most 16.6 a second)",
            "limit: 50 rows a second (Roster leaves a margin: at most 45.5 a second)",
        ]
        #expect(plot.ceilings.map(\.whole) == whole)
        let chinese = RatePlot(rate, PageFrame(language: .chinese, place: .runs)).ceilings
        #expect(chinese.map(\.words) == ["限流：每分钟 1000 行", "限流：每秒 50 行"])
        #expect(chinese.last?.whole == "限流：每秒 50 行（Roster 留有余量：每秒最多 45.5 行）")
    }

    @Test(arguments: [(settled: [0, 1, 2], ticks: 1...4), ([0, 90, 180], 2...5), ([0, 1_000_000], 2...5)])
    func `has a scale of round numbers`(given: (settled: [Int], ticks: ClosedRange<Int>)) throws {
        let rate = self.rate(samples(given.settled), [])
        let plot = RatePlot(rate, PageFrame(language: .english, place: .runs))
        #expect(given.ticks.contains(plot.scale.count), "\(plot.scale)")
        #expect(plot.scale.allSatisfy { (0...120).contains(Double($0.y) ?? -1) && $0.words.hasSuffix("/s") })
    }

    @Test func `keeps three minutes, and begins again with a plan that is made again`() {
        let long = samples(Array(0...400), every: .seconds(1))
        #expect(long.count == 181 && long.last?.settled == 400)
        #expect(samples([5, 9, 0]).map(\.settled) == [0])
    }

    @Test(arguments: [[], [0], [0, 0, 0], [0, 1_000_000], Array(0...180)])
    func `the plot stays within its bounds`(settled: [Int]) throws {
        let rate = try self.rate(samples(settled), [#require(limit)])
        let plot = RatePlot(rate, PageFrame(language: .english, place: .runs))
        for line in plot.lines {
            let points = line.points.split(separator: " ").map { $0.split(separator: ",").compactMap { Double($0) } }
            #expect(points.allSatisfy { $0.count == 2 && (0...320).contains($0[0]) && (0...120).contains($0[1]) })
            #expect(points.count > 1)
        }
        #expect(plot.ceilings.allSatisfy { (0...120).contains(Double($0.y) ?? -1) && $0.whole.contains(" rows a ") })
        #expect(plot.lines.count == (settled.count > 2 ? 2 : 0))
        #expect(plot.oldest == (settled.count > 60 ? "3 min ago" : "30 s ago"))
        // Every line has words of its own, and is drawn as no other is.
        #expect(plot.legend.count == plot.lines.count + plot.ceilings.count)
        #expect(Set(plot.legend.map(\.words)).count == plot.legend.count)
        #expect(Set(plot.legend.map(\.dashes)).count == plot.legend.count)
    }

    @Test func `a run of which no row ends for a while says for how many it waits`() {
        let start = ContinuousClock.now
        let samples = [(0, 1), (1, 5), (4, 5), (10, 5)].map { RateSample(at: start + .seconds($0.0), settled: $0.1) }
        #expect(RateSample.stillness(of: samples) == .seconds(9))
        #expect(RateSample.stillness(of: Array(samples.prefix(3))) == nil && RateSample.stillness(of: []) == nil)
        let words = RunRate.waiting(for: 20, since: .seconds(9))
        #expect(words.en == "the directory's answer to 20 rows that were sent; no row has ended for 9 s")
        #expect(words.zh.contains("已发出的 20 行"))
    }
}
