import ContactAPI
import CoreMetrics
import Synchronization

/// Counts requests for a backend of swift-metrics; no personal data is in it.
///
/// | Metric | Kind | Dimensions |
/// | --- | --- | --- |
/// | `roster_requests` | counter | `endpoint`, `answer`: the directory's code, `HTTP 502` or `no answer` |
/// | `roster_requests_again` | counter | `cause`: what came back before |
/// | `roster_answer_seconds` | timer | `endpoint`: from leaving to the end of the answer |
/// | `roster_limit_wait_seconds` | timer | `endpoint`: until limits and ledger let it leave |
final class RequestMetrics: Sendable {
    private let factory: any MetricsFactory
    private let known = Mutex(Known())

    /// Making a metric costs more than counting, so each is made once.
    private struct Known {
        var answers: [String: Counter] = [:]
        var again: [String: Counter] = [:]
        var timers: [String: (waited: Timer, answered: Timer)] = [:]
    }

    init(factory: any MetricsFactory) { self.factory = factory }

    func note(_ endpoint: String, answer: String, waited: Duration, answered: Duration) {
        let (counter, timers) = known.withLock { known in
            let counter = Self.remembered(endpoint + " " + answer, in: &known.answers) {
                let dimensions = [("endpoint", endpoint), ("answer", answer)]
                return Counter(label: "roster_requests", dimensions: dimensions, factory: factory)
            }
            let timers = Self.remembered(endpoint, in: &known.timers) {
                let dimensions = [("endpoint", endpoint)]
                return (
                    Timer(label: "roster_limit_wait_seconds", dimensions: dimensions, factory: factory),
                    Timer(label: "roster_answer_seconds", dimensions: dimensions, factory: factory)
                )
            }
            return (counter, timers)
        }
        counter.increment()
        timers.waited.recordNanoseconds(Int64(waited / .nanoseconds(1)))
        timers.answered.recordNanoseconds(Int64(answered / .nanoseconds(1)))
    }

    func sentAgain(after cause: String) {
        let counter = known.withLock { known in
            Self.remembered(cause, in: &known.again) {
                Counter(label: "roster_requests_again", dimensions: [("cause", cause)], factory: factory)
            }
        }
        counter.increment()
    }

    private static func remembered<Metric>(
        _ key: String,
        in metrics: inout [String: Metric],
        make: () -> Metric
    ) -> Metric {
        if let known = metrics[key] { return known }
        let metric = make()
        metrics[key] = metric
        return metric
    }
}
