package import ContactAPI

/// What a client has done and what it waits for, at one moment.
package struct ClientActivity: Sendable, Equatable {
    /// Requests sent, answered or not.
    package var calls: [Endpoint: Int] = [:]
    /// Requests that are not over, whether they wait, are written down or are out; without those that wait for a token.
    package var underWay = 0
    /// Requests that are sent and without an answer so far.
    package var out = 0
    /// The endpoint whose limit is being waited for; `nil` when nobody waits.
    package var waitingFor: Endpoint?
    /// Unix seconds.
    package var waitingUntil: Double?
    /// Answers that asked for patience.
    package var throttled = 0
    package var spent = TimeSpent()

    package init() {}

    package var totalCalls: Int { calls.values.reduce(0, +) }
}

extension ClientActivity {
    /// What has been done since an earlier moment of the same client.
    package func since(_ earlier: ClientActivity) -> ClientActivity {
        var since = self
        for (endpoint, count) in earlier.calls { since.calls[endpoint, default: 0] -= count }
        since.throttled -= earlier.throttled
        since.spent.limits -= earlier.spent.limits
        since.spent.answers -= earlier.spent.answers
        since.spent.pauses -= earlier.spent.pauses
        for (cause, count) in earlier.spent.again { since.spent.again[cause, default: 0] -= count }
        since.spent.again = since.spent.again.filter { $0.value > 0 }
        return since
    }
}
