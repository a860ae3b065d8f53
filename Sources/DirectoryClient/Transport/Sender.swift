import ContactAPI
import Foundation
import JobModel
import LocalFiles
import Logging

/// Sends a request until the directory has answered it for good, or what happened to it must be found out otherwise.
struct Sender: Sendable {
    let transport: HTTPTransport
    let budget: RateLimiters
    let meter: ActivityMeter
    let time: ClientClock
    let retry: RetryPolicy
    let retries: RetryBudget
    let longestWait: Duration
    let trace: (any RequestTrace)?
    let metrics: RequestMetrics
    let logger: Logger
    /// Counts calls by month; `nil` where nobody keeps them.
    let counter: CallCounter?
    /// How many calls may still be made; `nil` where nobody has said.
    var allowance: CallAllowance?
    /// Whether what only reads is not wanted any more; `nil` where it always is.
    var isReadingCalledOff: (@Sendable () -> Bool)?

    /// Sends with turns, retries and token renewal; `doubt` says why a payload proves nothing, or `nil`.
    ///
    /// - Throws: `DirectoryFailure`; `CancellationError`; `RequestCalledOff`; the errors of the rate budget's store and of
    ///   the request's observer.
    func send<R: ResponseEnvelope>(
        _ request: DirectoryRequest,
        as envelope: R.Type,
        tokens: TokenKeeper?,
        doubt: @Sendable (R.Payload?) -> ResponseDoubt? = { _ in nil }
    ) async throws -> DirectoryResponse<R.Payload?> {
        var trail = Trail()
        meter.began()
        defer { meter.ended() }
        do {
            try allowance?.take(request.endpoint)
        } catch {
            throw DirectoryFailure(error: error, attempts: [])
        }
        let ofReading = request.observer == nil ? isReadingCalledOff : nil
        var request = request
        request.observer = request.observer ?? ofReading.map(ReadObserver.init)
        do {
            while true {
                try Task.checkCancellation()
                if let answer = try await sendOnce(request, as: envelope, tokens: tokens, doubt: doubt, &trail) {
                    return answer
                }
            }
        } catch is RequestCalledOff {
            guard ofReading != nil else { throw RequestCalledOff(attempts: trail.attempts) }
            let error = DirectoryError.noResponse(request.endpoint, afterSending: false, reason: .calledOff)
            throw DirectoryFailure(error: error, attempts: trail.attempts)
        }
    }

    /// One attempt, with its turn; `nil` where another is worth it.
    private func sendOnce<R: ResponseEnvelope>(
        _ request: DirectoryRequest,
        as envelope: R.Type,
        tokens: TokenKeeper?,
        doubt: @Sendable (R.Payload?) -> ResponseDoubt?,
        _ trail: inout Trail
    ) async throws -> DirectoryResponse<R.Payload?>? {
        var token = try await token(of: tokens, for: request.observer, after: trail.attempts)
        // Before the turn, which must not grow old while the count is written.
        try await counter?.count()
        let asked = time.now
        do {
            try await waitForTurn(request, with: &token, of: tokens, trail)
        } catch let limit as StoredLimitTooFar {
            let error = DirectoryError.limitTooFar(request.endpoint, seconds: limit.seconds)
            throw DirectoryFailure(error: error, attempts: trail.attempts)
        }
        let left = time.now
        retries.noteSent()
        let (verdict, attempt) = try await attempt(request, as: envelope, token: token, doubt: doubt)
        trail.attempts.append(attempt)
        meter.spent(\.answers, time.now - left)
        note(attempt, trail, waited: left - asked, answered: time.now - left)
        switch verdict {
        case .success(let payload):
            return DirectoryResponse(value: payload, logID: attempt.logID, attempts: trail.attempts)
        case .failure(let error):
            guard try await isWorthAnother(request, after: error, trail: &trail) else {
                throw DirectoryFailure(error: error, attempts: trail.attempts)
            }
            meter.sentAgain(after: attempt.cause)
            metrics.sentAgain(after: attempt.cause)
            if error.next == .renewToken, let token { await tokens?.discard(token) }
            return nil
        }
    }

    /// The turn first and the observer after it, so that nothing is called sent that only waits.
    ///
    /// An observer whose disk is slow makes the turn stale: sent now, the request would stand in another window than it
    /// was counted in. Then another turn is taken.
    private func waitForTurn(
        _ request: DirectoryRequest,
        with token: inout String?,
        of tokens: TokenKeeper?,
        _ trail: Trail
    ) async throws {
        let asked = time.now
        try await budget.waitForTurn(request.endpoint, isMoving: request.isMoving, for: request.observer)
        var turn = time.now
        meter.spent(\.limits, turn - asked)
        if turn - asked > TokenKeeper.glance {
            // Where few calls a minute are allowed, a token may end before its request's turn.
            token = try await self.token(of: tokens, for: request.observer, after: trail.attempts)
            if time.now - turn > RateLimiters.staleness {
                try await budget.waitForTurn(request.endpoint, isMoving: request.isMoving, for: request.observer)
                turn = time.now
            }
        }
        guard let observer = request.observer else { return }
        if observer.isCalledOff { throw RequestCalledOff() }
        try await observer.willSend()
        guard time.now - turn > RateLimiters.staleness else { return }
        try await budget.waitForTurn(request.endpoint, isMoving: request.isMoving, for: observer)
        if observer.isCalledOff { throw RequestCalledOff() }
    }

    private func attempt<R: ResponseEnvelope>(
        _ request: DirectoryRequest,
        as envelope: R.Type,
        token: String?,
        doubt: @Sendable (R.Payload?) -> ResponseDoubt?
    ) async throws -> (Result<R.Payload?, DirectoryError>, Attempt) {
        var attempt = Attempt(
            at: time.unixSeconds,
            endpoint: request.endpoint.rawValue,
            token: request.clientToken,
            status: nil,
            code: nil,
            logID: nil
        )
        meter.sent(request.endpoint)
        defer { meter.returned() }
        do {
            let raw = try await transport.exchange(request, token: token)
            let verdict = DecodedResponse(raw, to: request.endpoint, as: envelope)
            attempt.status = verdict.status
            attempt.code = verdict.code
            attempt.logID = verdict.logID
            if case .success(let payload) = verdict.result, let doubt = doubt(payload) {
                return (.failure(.doubtful(request.endpoint, doubt)), attempt)
            }
            return (verdict.result, attempt)
        } catch let error as DirectoryError {
            return (.failure(error), attempt)
        }
    }

    /// Decides by the error's class, and waits as long as that class asks for.
    private func isWorthAnother(
        _ request: DirectoryRequest,
        after error: DirectoryError,
        trail: inout Trail
    ) async throws -> Bool {
        switch error.next {
        case .waitForLimit: return try await waitForLimit(request, error, &trail)
        case .sendAgain:
            trail.failures += 1
            if let patience = error.patience(retry), trail.failures >= patience { return false }
            guard let delay = retry.delay(after: trail.failures, floor: .zero), retries.take() else { return false }
            log("sending again", request, trail, wait: delay)
            try await request.observer?.hadNoEffect(until: time.unixSeconds(at: time.now + delay))
            try await time.sleep(until: time.now + delay, for: request.observer)
            meter.spent(\.pauses, delay)
            return true
        case .renewToken:
            guard !trail.isTokenRenewed, request.endpoint != .tenantAccessToken else { return false }
            trail.isTokenRenewed = true
            try await request.observer?.hadNoEffect(until: time.unixSeconds)
            return true
        case .failRow, .failRowForToday, .defect, .readBack, .stopForPermission, .stopForQuota, .splitBatch:
            return false
        }
    }

    /// Shuts the endpoint for everybody; the wait itself is the next turn's.
    private func waitForLimit(
        _ request: DirectoryRequest,
        _ error: DirectoryError,
        _ trail: inout Trail
    ) async throws -> Bool {
        trail.throttles += 1
        guard trail.throttles <= retry.maximumThrottles, case .throttled(let stated) = error else { return false }
        let reset = stated > .zero ? stated : max(.milliseconds(100), retry.jitter(after: trail.throttles))
        guard reset <= longestWait else { return false }
        log("throttled", request, trail, wait: reset)
        try await request.observer?.hadNoEffect(until: time.unixSeconds(at: time.now + reset))
        try await budget.block(request.endpoint, isMoving: request.isMoving, for: reset)
        return true
    }

    private func note(_ attempt: Attempt, _ trail: Trail, waited: Duration, answered: Duration) {
        metrics.note(attempt.endpoint, answer: attempt.cause, waited: waited, answered: answered)
        trace?.note(
            TracedRequest(
                at: attempt.at,
                endpoint: attempt.endpoint,
                attempt: trail.attempts.count,
                status: attempt.status,
                code: attempt.code,
                logID: attempt.logID,
                waitMilliseconds: (waited / .microseconds(1)).rounded() / 1000,
                answerMilliseconds: (answered / .microseconds(1)).rounded() / 1000
            )
        )
    }

    private func log(_ message: Logger.Message, _ request: DirectoryRequest, _ trail: Trail, wait: Duration) {
        logger.debug(
            message,
            metadata: [
                "endpoint": "\(request.endpoint.rawValue)", "attempt": "\(trail.attempts.count)", "wait": "\(wait)",
                "log id": "\(trail.attempts.last?.logID ?? "none")",
            ]
        )
    }

    /// What one call has been through.
    private struct Trail {
        var attempts: [Attempt] = []
        var failures = 0
        var throttles = 0
        var isTokenRenewed = false
    }
}

extension DirectoryError {
    /// After how many failures it is given up, where that is sooner than for others; `nil` for the usual number.
    fileprivate func patience(_ retry: RetryPolicy) -> Int? {
        switch self {
        case .noResponse(_, afterSending: false, _), .doubtful(_, .status): retry.maximumConnectionAttempts
        // Said in the directory's own words, and so no fault of the line: the caller decides.
        case .doubtful: 1
        case .noResponse, .throttled, .refused, .unreadable, .redirected, .endlessList, .cutList, .tooManyCalls,
            .limitTooFar, .badAddress:
            nil
        }
    }
}

extension Attempt {
    /// What came of it, in a word.
    fileprivate var cause: String {
        code.map(String.init) ?? status.map { "HTTP \($0)" } ?? "no answer"
    }
}
