import ContactAPI
package import CoreMetrics
import Foundation
package import JobModel
import LocalFiles
package import Logging

/// A way to one directory as one app: requests with their token, limits, retries and pages.
///
/// Every call throws `DirectoryFailure` when the directory did not do what was asked, and `CancellationError` when its
/// task was cancelled; a write cancelled in flight may have happened.
package final class DirectoryClient: Sendable {
    package let address: DirectoryAddress
    let sender: Sender
    let tokens: TokenKeeper
    private let transport: HTTPTransport
    private let meter: ActivityMeter
    private let time: ClientClock

    /// - Parameters:
    ///   - address: Where the directory is.
    ///   - credentials: The app's.
    ///   - settings: How much is sent at once, and which limits are kept.
    ///   - store: Where other processes count the same limits; `nil` counts in this client alone.
    ///   - counter: Counts the calls of the month; `nil` counts none.
    ///   - trace: Told of every request.
    ///   - metrics: Makes the counters of requests; by default the process's own backend.
    ///   - logger: Told of retries, without anybody's data.
    ///   - clock: For every wait but that for an answer.
    package init(
        address: DirectoryAddress,
        credentials: Credentials,
        settings: ClientSettings = ClientSettings(),
        store: (any RateBudgetStore)? = nil,
        counter: CallCounter? = nil,
        trace: (any RequestTrace)? = nil,
        metrics: any MetricsFactory = MetricsSystem.factory,
        logger: Logger,
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.address = address
        let time = ClientClock(clock)
        let meter = ActivityMeter()
        let transport = HTTPTransport(address: address, workers: settings.workers, timeout: settings.requestTimeout)
        let account = "\(address.text) \(credentials.appID)"
        let sender = Sender(
            transport: transport,
            budget: RateLimiters(settings: settings, account: account, store: store, time: time, meter: meter),
            meter: meter,
            time: time,
            retry: settings.retry,
            retries: RetryBudget(share: settings.retryShare),
            longestWait: settings.longestWait,
            trace: trace,
            metrics: RequestMetrics(factory: metrics),
            logger: logger,
            counter: counter
        )
        tokens = TokenKeeper(time: time) { try await sender.fetchToken(credentials) }
        self.sender = sender
        self.transport = transport
        self.meter = meter
        self.time = time
    }

    /// The same client for a piece of reading that may make so many calls and no more.
    ///
    /// It shares everything with the client that it is made of, which is the one to be shut down.
    package func bounded(by allowance: CallAllowance) -> DirectoryClient {
        DirectoryClient(sharing: self) { $0.allowance = allowance }
    }

    /// The same client for reading that ends when it is called off: it waits for no limit then, and sends nothing again.
    ///
    /// A call that ends so fails with `DirectoryError.noResponse`. Writes have an observer for this.
    package func reading(until isCalledOff: @escaping @Sendable () -> Bool) -> DirectoryClient {
        DirectoryClient(sharing: self) { $0.isReadingCalledOff = isCalledOff }
    }

    private init(sharing client: DirectoryClient, _ change: (inout Sender) -> Void) {
        address = client.address
        var sender = client.sender
        change(&sender)
        self.sender = sender
        tokens = client.tokens
        transport = client.transport
        meter = client.meter
        time = client.time
    }

    /// Closes all connections; calls under way fail.
    package func shutdown() async throws {
        await tokens.shutdown()
        try await transport.shutdown()
        guard let counter = sender.counter else { return }
        // A task of its own: a cancelled caller still gives back what it has not used.
        try await Task { try await counter.giveBack() }.value
    }

    /// What has been done and what is being waited for; cheap enough for a progress line.
    package var activity: ClientActivity { meter.snapshot(now: time.unixSeconds) }

    /// Calls that this app has made this month, by all processes that count in the same place; `nil` where none does.
    package func callsThisMonth() async throws -> Int? { try await sender.counter?.calls() }

    /// Fetches a token unless there is one: an early, clear failure where address, app id or secret is wrong.
    package func checkToken() async throws { _ = try await tokens.token() }

    /// Sends a call whose reply has its payload in `data`; `nil` where there is none.
    ///
    /// `doubt` says why a payload does not prove what the call promises.
    func send<Payload: Decodable & Sendable>(
        _ request: DirectoryRequest,
        response type: Payload.Type,
        doubt: @Sendable (Payload?) -> ResponseDoubt? = { _ in nil }
    ) async throws -> DirectoryResponse<Payload?> {
        try await sender.send(request, as: DataResponseEnvelope<Payload>.self, tokens: tokens, doubt: doubt)
    }

    /// The page that an answer must hold; one that neither lists nor ends anything proves nothing.
    func requiredPage<Page: ResponsePage>(
        _ answer: DirectoryResponse<Page?>,
        _ endpoint: Endpoint
    ) throws -> DirectoryResponse<Page> {
        try required(answer.map { page in page.flatMap { $0.saysAnything ? $0 : nil } }, endpoint)
    }

    /// The value that an answer must hold; a success without it proves nothing.
    func required<Value: Sendable>(
        _ answer: DirectoryResponse<Value?>,
        _ endpoint: Endpoint
    ) throws -> DirectoryResponse<Value> {
        try answer.map { value in
            guard let value else {
                throw DirectoryFailure(
                    error: .unreadable(
                        endpoint,
                        status: answer.attempts.last?.status ?? 200,
                        reason: .payloadMissing
                    ),
                    attempts: answer.attempts
                )
            }
            return value
        }
    }
}
