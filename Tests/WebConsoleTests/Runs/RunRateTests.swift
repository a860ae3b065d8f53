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

    private var limit: EndpointTime? {
        var step = PlanSummary.Step(number: 1, name: "people", source: "x.csv")
        (step.create, step.ways) = (1000, ["single": 1000])
        var plan = PlanSummary(run: "r", job: "j", host: "h", app: "a")
        plan.steps = [step]
        return plan.endpointTimes(limits: JobDefinition.Limits()).first
    }

    @Test func `says how fast rows settle against both windows of the limit`() throws {
        let limit = try #require(limit)
        #expect(limit.windows.count == 2 && limit.calls == 1000)
        let rate = RunRate(samples: samples([0, 10, 30, 60]), limit: limit, rowsPerCall: 1)
        let ceilings = rate.lines.compactMap(\.ceiling)
        #expect(ceilings.count == 2 && ceilings[0] < ceilings[1])
        #expect(rate.lines.map { $0.points.map(\.secondsAgo) } == [[2, 1, 0], [2, 1, 0]])
        let words = rate.sentence
        #expect(
            words.en.contains(
                "60 in the last minute; for creating people one by one Roster sends at most 1000 requests in"
            )
        )
        #expect(words.zh.contains("最近一分钟 60 行；逐个新建人员时，Roster 最多每"))
        #expect(!words.en.contains("/contact/") && !words.en.contains("createUser"))
        let batches = RunRate(samples: [], limit: limit, rowsPerCall: 50)
        #expect(batches.lines.compactMap(\.ceiling).map { $0 / 50 } == ceilings)
        #expect(batches.sentence.en.hasSuffix(", and at most 50 rows in one request."))
        let unlimited = RunRate(samples: samples([0, 10, 30, 60]), limit: nil, rowsPerCall: 1)
        #expect(unlimited.lines.map { $0.points.map(\.rowsPerSecond) } == [[10, 20, 30]])
        #expect(unlimited.sentence.en.hasPrefix("30 rows a second now, 60 in the last minute; no limit is kept"))
    }

    @Test func `one look does not say how fast rows settle`() {
        for settled in [[], [400]] {
            let words = RunRate(samples: samples(settled), limit: nil, rowsPerCall: 1).sentence
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
            let rate = RunRate(samples: bursts(of: window, every: interval, count: 60), limit: limit, rowsPerCall: 1)
            let line = try #require(rate.lines.first { $0.window == window })
            let ceiling = try #require(line.ceiling)
            #expect(line.points.allSatisfy { $0.rowsPerSecond <= ceiling * 1.000001 })
            // Nor far below it, once whole windows were seen.
            let seen = line.points.dropFirst(Int(window.seconds / (interval / .seconds(1))) + 15)
            #expect(seen.allSatisfy { $0.rowsPerSecond >= ceiling * 0.85 }, "\(window): \(seen.map(\.rowsPerSecond))")
        }
    }

    @Test func `rows that settle by calls of several kinds have no one limit to be drawn`() throws {
        let rate = RunRate(samples: samples([0, 90, 180]), limit: limit, rowsPerCall: 1, hasOtherWays: true)
        #expect(rate.lines.map(\.ceiling) == [nil] && rate.lines.map { $0.points.map(\.rowsPerSecond) } == [[90, 90]])
        #expect(RatePlot(rate, PageFrame(language: .english, place: .runs)).ceilings.isEmpty)
    }

    @Test func `keeps three minutes, and begins again with a plan that is made again`() {
        let long = samples(Array(0...400), every: .seconds(1))
        #expect(long.count == 181 && long.last?.settled == 400)
        #expect(samples([5, 9, 0]).map(\.settled) == [0])
    }

    @Test(arguments: [[], [0], [0, 0, 0], [0, 1_000_000], Array(0...180)])
    func `the plot stays within its bounds`(settled: [Int]) throws {
        let rate = RunRate(samples: samples(settled), limit: limit, rowsPerCall: 1)
        let plot = RatePlot(rate, PageFrame(language: .english, place: .runs))
        for line in plot.lines {
            let points = line.points.split(separator: " ").map { $0.split(separator: ",").compactMap { Double($0) } }
            #expect(points.allSatisfy { $0.count == 2 && (0...600).contains($0[0]) && (0...120).contains($0[1]) })
            #expect(points.count > 1)
        }
        #expect(plot.ceilings.allSatisfy { (0...120).contains(Double($0.y) ?? -1) && $0.whole.contains(" rows in ") })
        #expect(plot.lines.count == (settled.count > 2 ? 2 : 0))
        #expect(plot.oldest == (settled.count > 60 ? "3 min ago" : "30 s ago"))
        // Every line has words of its own, and is drawn as no other is.
        #expect(plot.legend.count == plot.lines.count + plot.ceilings.count)
        #expect(Set(plot.legend.map(\.words)).count == plot.legend.count)
        #expect(Set(plot.legend.map(\.dashes)).count == plot.legend.count)
    }
}
