import JobModel
import Testing

@testable import JobEngine

struct WritingTimeTests {
    private static func seconds(
        _ change: (inout JobDefinition.Limits, inout PlanSummary.Step) -> Void
    ) -> Double {
        var limits = JobDefinition(job: "test").limits
        var step = PlanSummary.Step(number: 1, name: "people", source: "people.csv")
        change(&limits, &step)
        return WritingTime(limits: limits).seconds(for: step, of: .people)
    }

    @Test func `lets five thousand creates use the first minute's thousand at once`() {
        let seconds = Self.seconds { $1.ways = ["single": 5000] }
        #expect((240...301).contains(seconds))
    }

    @Test func `follows the windows and the headroom of the job`() {
        let five = Self.seconds { limits, step in
            step.ways = ["single": 100]
            limits.endpoints = ["createUser": [.init(limit: 5, seconds: 1)]]
        }
        #expect((20...23).contains(five))
        let half = Self.seconds { limits, step in
            step.ways = ["single": 100]
            limits.headroom = 0.5
        }
        #expect((4...5).contains(half))
    }

    @Test func `counts batches and the patches after them`() {
        let seconds = Self.seconds { limits, step in
            step.ways = ["batchThenPatch": 100]
            limits.batchItems = 10
            limits.batchRate = 1
        }
        #expect((12...14).contains(seconds))
    }

    @Test func `takes no time without limits`() {
        let seconds = Self.seconds { limits, step in
            step.ways = ["single": 100_000]
            limits.rates = .off
        }
        #expect(seconds == 0)
    }
}
