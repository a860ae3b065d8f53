import JobModel
import Synchronization

/// Who waits in this process for which news.
final class NewsDesk: Sendable {
    private struct State {
        var waiting: [UInt64: (news: LedgerNews, continuation: CheckedContinuation<Void, Never>)] = [:]
        var number: UInt64 = 0
        /// What somebody has waited for, and whether it was hinted at since.
        var heard: [LedgerNews: Bool] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    var isClosed: Bool { state.withLock(\.isClosed) }

    /// Has what is hinted at from now on count for the next wait.
    func expect(_ news: LedgerNews) {
        state.withLock { state in
            if state.heard.count > Self.remembered { state.heard = [:] }
            if state.heard[news] == nil { state.heard[news] = false }
        }
    }

    /// Waits for a hint, or until the task is cancelled.
    func next(_ news: LedgerNews) async {
        let number = state.withLock { state in
            state.number += 1
            return state.number
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state in
                    let hint = state.heard.updateValue(false, forKey: news) == true
                    if hint || state.isClosed || Task.isCancelled { return true }
                    state.waiting[number] = (news, continuation)
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.continuation.resume()
        }
    }

    /// Passes a hint on; `nil` may be about anything.
    func hint(_ news: LedgerNews?) {
        let ready = state.withLock { state in
            let ready = state.waiting.filter { news == nil || $0.value.news == news }
            for number in ready.keys { state.waiting[number] = nil }
            let served = Set(ready.values.map(\.news))
            for known in state.heard.keys where (news == nil || known == news) && !served.contains(known) {
                state.heard[known] = true
            }
            return ready.values.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        hint(nil)
    }

    private static let remembered = 1000
}
