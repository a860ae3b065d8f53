import Synchronization

/// What a session has said so far, for any number of listeners.
///
/// Progress that a later report has superseded is dropped, also for a listener that has not read it: so neither a long
/// run nor a slow listener makes the log grow.
final class SessionLog<Event: LoggedEvent>: Sendable {
    typealias Entry = (number: Int, event: Event)

    private struct State {
        var entries: [Entry] = []
        var next = 1
        var hasEnded = false
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var lastWaiting = 0

        mutating func wakeAll() -> [CheckedContinuation<Void, Never>] {
            defer { waiting = [:] }
            return Array(waiting.values)
        }
    }

    private let state = Mutex(State())

    /// Adds an event; none is added to a log that has ended.
    func append(_ event: Event) {
        let woken = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            guard !state.hasEnded else { return [] }
            // A step that began in between makes progress before it another step's.
            let from = state.entries.lastIndex { !$0.event.isOfTheMoment }.map { $0 + 1 } ?? 0
            if let old = state.entries[from...].firstIndex(where: { event.supersedes($0.event) }) {
                state.entries.remove(at: old)
            }
            state.entries.append((state.next, event))
            state.next += 1
            return state.wakeAll()
        }
        for continuation in woken { continuation.resume() }
    }

    /// Ends the log: a listener that has read it all gets no more events.
    func end() {
        let woken = state.withLock { state in
            state.hasEnded = true
            return state.wakeAll()
        }
        for continuation in woken { continuation.resume() }
    }

    /// The first event after a number; waits for it.
    ///
    /// - Parameter number: The number of the event that was read last; 0 for none.
    /// - Returns: `nil` after the last event, and where the task is cancelled.
    func entry(after number: Int) async -> Entry? {
        while true {
            let (entry, isOver) = state.withLock { state in
                (state.entries.first { $0.number > number }, state.hasEnded)
            }
            if let entry { return entry }
            if isOver || Task.isCancelled { return nil }
            await wait(after: number)
        }
    }

    private func wait(after number: Int) async {
        let id = state.withLock { state in
            state.lastWaiting += 1
            return state.lastWaiting
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    if state.hasEnded || state.next > number + 1 || Task.isCancelled { return true }
                    state.waiting[id] = continuation
                    return false
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
        }
    }
}
