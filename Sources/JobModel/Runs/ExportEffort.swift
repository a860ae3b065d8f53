/// What an export has cost so far, in all processes that worked at it.
package struct ExportEffort: Sendable, Codable, Equatable {
    /// Requests, those that were sent again included, by endpoint.
    package var calls: [String: Int] = [:]
    /// Requests that were sent again, by what came back: a code, an HTTP status or `no answer`.
    package var again: [String: Int] = [:]
    /// Answers that asked for patience.
    package var throttled = 0
    /// Seconds in which the walk was under way.
    package var seconds = 0.0
    /// Seconds of waiting, added up over all requests that were under way at once.
    package var waitedForLimits = 0.0
    package var waitedForAnswers = 0.0
    package var pausedAfterFailures = 0.0

    package init() {}

    package var totalCalls: Int { calls.values.reduce(0, +) }

    package static func + (left: ExportEffort, right: ExportEffort) -> ExportEffort {
        var sum = left
        sum.calls.merge(right.calls, uniquingKeysWith: +)
        sum.again.merge(right.again, uniquingKeysWith: +)
        sum.throttled += right.throttled
        sum.seconds += right.seconds
        sum.waitedForLimits += right.waitedForLimits
        sum.waitedForAnswers += right.waitedForAnswers
        sum.pausedAfterFailures += right.pausedAfterFailures
        return sum
    }
}
