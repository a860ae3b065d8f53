package import JobModel

/// Whoever writes down what becomes of a request that must not be forgotten.
package protocol RequestWitness: Sendable {
    /// Whether the request is not wanted any more; asked while it waits, and last before it leaves.
    var isCalledOff: Bool { get }

    /// The request is about to leave; it does so only once this has returned.
    func willSend() async throws

    /// The request certainly did nothing, and is sent again after `time` (Unix seconds).
    func wasInVain(until time: Double) async throws
}

/// A request was called off while it waited: it has not left, or certainly in vain.
package struct RequestCalledOff: Error {
    /// What was sent before, in vain.
    package var attempts: [Attempt] = []
}
