package import ContactAPI

/// What a client has done and what it waits for, at one moment.
package struct ClientActivity: Sendable, Equatable {
    /// Requests sent, answered or not.
    package var calls: [Endpoint: Int] = [:]
    /// The endpoint whose limit is being waited for; `nil` when nobody waits.
    package var waitingFor: Endpoint?
    /// Unix seconds.
    package var waitingUntil: Double?
    /// Answers that asked for patience.
    package var throttled = 0

    package init() {}

    package var totalCalls: Int { calls.values.reduce(0, +) }
}
