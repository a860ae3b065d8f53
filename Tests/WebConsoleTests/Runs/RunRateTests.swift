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
        #expect(rate.points.map(\.rowsPerSecond) == [10, 20, 30])
        #expect(rate.points.map(\.secondsAgo) == [2, 1, 0])
        #expect(rate.ceilings.count == 2 && rate.ceilings[0] < rate.ceilings[1])
        #expect(rate.sentence.en.hasPrefix("30 rows a second now, 60 in the last minute; the directory takes at most"))
        #expect(rate.sentence.zh.hasPrefix("当前每秒 30 行，最近一分钟 60 行"))
        let batches = RunRate(samples: [], limit: limit, rowsPerCall: 50)
        #expect(batches.ceilings.map { $0 / 50 } == rate.ceilings && batches.sentence.en.contains("50 rows each"))
    }

    @Test func `keeps three minutes, and begins again with a plan that is made again`() {
        let long = samples(Array(0...400), every: .seconds(1))
        #expect(long.count == 181 && long.last?.settled == 400)
        #expect(samples([5, 9, 0]).map(\.settled) == [0])
    }

    @Test(arguments: [[], [0], [0, 0, 0], [0, 1_000_000], Array(0...180)])
    func `the plot stays within its bounds`(settled: [Int]) throws {
        let rate = RunRate(samples: samples(settled), limit: limit, rowsPerCall: 1)
        let plot = RatePlot(rate, language: .english)
        let points = plot.line.split(separator: " ").map { $0.split(separator: ",").compactMap { Double($0) } }
        #expect(points.allSatisfy { $0.count == 2 && (0...600).contains($0[0]) && (0...120).contains($0[1]) })
        #expect(plot.ceilings.allSatisfy { (0...120).contains(Double($0.y) ?? -1) })
        #expect(plot.hasLine == (points.count > 1))
    }
}
