package import NIOCore

/// How long a connection may take, so that clients that say nothing, or a byte at a time, are not waited for.
package struct ConnectionDeadlines: Sendable {
    /// From connecting to the end of the first request's head; after a refusal, until the client closes.
    package var firstHead: TimeAmount
    /// From a request's head to the end of its body.
    package var body: TimeAmount
    /// From a response to the end of the next request's head.
    ///
    /// Longer than clients keep idle connections (60 seconds in
    /// ours), because closing one of those can lose a request that is just being sent.
    package var nextHead: TimeAmount
    /// What is read of a body beyond what it may have, so that its client sees the refusal; then the connection closes.
    package var bodyBytes: Int

    package init(
        firstHead: TimeAmount = .seconds(15),
        body: TimeAmount = .seconds(30),
        nextHead: TimeAmount = .seconds(120),
        bodyBytes: Int = 16 << 20
    ) {
        self.firstHead = firstHead
        self.body = body
        self.nextHead = nextHead
        self.bodyBytes = bodyBytes
    }
}
