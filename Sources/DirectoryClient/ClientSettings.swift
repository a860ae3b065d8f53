package import ContactAPI
package import JobModel

/// How a client sends: how much at once, how long it waits, which limits it keeps.
package struct ClientSettings: Sendable {
    /// Connections kept open, one for each worker.
    package var workers: Int
    /// From sending a request to the end of its answer.
    package var requestTimeout: Duration = .seconds(30)
    package var retry = RetryPolicy()
    /// Requests that may be sent again after a transient failure, as a share of all; a hundred more may.
    package var retryShare = 0.2
    package var rates: JobDefinition.Limits.Rates
    /// `batch_add` calls a second; the API publishes no figure (U6).
    package var batchRate: Double
    /// Share of every limit left unused, 0 up to 0.9.
    package var headroom: Double
    /// Windows to keep instead of the documented ones.
    package var overrides: [Endpoint: [RateWindow]] = [:]
    /// Added to every documented window: requests sent a second apart may arrive a little closer.
    package var arrivalMargin: Duration = .milliseconds(100)
    /// The longest wait a throttled call puts up with; a directory that asks for more ends the call.
    package var longestWait: Duration = .seconds(StoredLimitTooFar.longestBlockSeconds)

    package init(
        workers: Int = 64,
        rates: JobDefinition.Limits.Rates = .documented,
        batchRate: Double = 1,
        headroom: Double = 0
    ) {
        self.workers = workers
        self.rates = rates
        self.batchRate = batchRate
        self.headroom = headroom
    }

    package init(_ limits: JobDefinition.Limits) {
        self.init(
            workers: limits.workers,
            rates: limits.rates,
            batchRate: limits.batchRate,
            headroom: limits.headroom
        )
        for (name, windows) in limits.endpoints ?? [:] {
            guard let endpoint = Endpoint(rawValue: name) else { continue }
            overrides[endpoint] = windows.map { RateWindow(limit: $0.limit, span: .seconds($0.seconds)) }
        }
        if let seconds = limits.requestDeadlineSeconds { requestTimeout = .seconds(seconds) }
        retryShare = limits.retryShare ?? retryShare
    }
}
