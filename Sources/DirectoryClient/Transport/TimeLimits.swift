import AsyncHTTPClient
import NIOCore
import Synchronization

/// The time that pieces of work may take; real time, whatever clock a client is given.
///
/// One timer for all that are under way: a sleeping task for each would cost as much as the answer to a small request,
/// and stay behind until its time has come.
package final class TimeLimits: Sendable {
    /// Whose timer it is.
    private let loop: any EventLoop = HTTPClient.defaultEventLoopGroup.next()
    private let state = Mutex(State())

    package struct Passed: Error {}

    private struct State {
        var works: [Int: Work] = [:]
        var lastNumber = 0
        /// When the timer looks next; `nil` where none is set.
        var timer: NIODeadline?
    }

    private struct Work {
        let end: NIODeadline
        let cancel: @Sendable () -> Void
    }

    package init() {}

    /// Does the work; at the limit it is cancelled.
    ///
    /// - Throws: `Passed`; the work's own errors.
    package func hold<Value: Sendable>(
        for limit: Duration,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await work() }
        let number = begin(Work(end: .now() + TimeAmount(limit), cancel: { task.cancel() }))
        return try await withTaskCancellationHandler {
            do {
                let value = try await task.value
                end(number)
                return value
            } catch {
                throw end(number) ? error : Passed()
            }
        } onCancel: {
            task.cancel()
        }
    }

    private func begin(_ work: Work) -> Int {
        let (number, needsTimer) = state.withLock { state in
            state.lastNumber += 1
            state.works[state.lastNumber] = work
            let needsTimer = state.timer.map { work.end < $0 } ?? true
            if needsTimer { state.timer = work.end }
            return (state.lastNumber, needsTimer)
        }
        if needsTimer { look(at: work.end) }
        return number
    }

    /// Forgets work that has ended; `false` where its limit has ended it.
    @discardableResult
    private func end(_ number: Int) -> Bool { state.withLock { $0.works.removeValue(forKey: number) != nil } }

    private func look(at time: NIODeadline) {
        loop.scheduleTask(deadline: time) { [self] in
            let (passed, next) = state.withLock { state in
                let passed = state.works.filter { $0.value.end <= .now() }
                for number in passed.keys { state.works[number] = nil }
                // An earlier one may have been set meanwhile.
                guard state.timer == time else { return (passed, NIODeadline?.none) }
                state.timer = state.works.values.map(\.end).min()
                return (passed, state.timer)
            }
            for work in passed.values { work.cancel() }
            if let next { look(at: next) }
        }
    }
}
