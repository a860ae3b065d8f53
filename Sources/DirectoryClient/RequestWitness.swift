/// Whoever writes down what becomes of a request that must not be forgotten.
package protocol RequestWitness: Sendable {
    /// The request is about to leave; it does so only once this has returned.
    func willSend() async throws

    /// The request certainly did nothing, and is sent again after `time` (Unix seconds).
    func wasInVain(until time: Double) async throws
}
