import Synchronization

/// How many runs a worker writes at the same time; the others wait, and the one that was served longest ago is next.
package final class WorkTurns: Sendable {
    private struct State {
        var free: Int
        var waiting: [(id: Int, turn: CheckedContinuation<Void, any Error>)] = []
        var next = 0
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    package init(_ number: Int) { state = Mutex(State(free: max(1, number))) }

    /// How many runs wait for a turn.
    var waiting: Int { state.withLock { $0.waiting.count } }

    var isWanted: Bool { waiting > 0 }

    /// Waits for a turn, behind those that wait already: who gives one up and comes back was served last.
    ///
    /// - Throws: `CancellationError`.
    func take() async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                let answer: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    guard state.free == 0 else {
                        state.free -= 1
                        return .success(())
                    }
                    state.waiting.append((id, turn))
                    return nil
                }
                if let answer { turn.resume(with: answer) }
            }
        } onCancel: {
            let turn = state.withLock { state in
                guard let place = state.waiting.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return CheckedContinuation<Void, any Error>?.none
                }
                return state.waiting.remove(at: place).turn
            }
            turn?.resume(throwing: CancellationError())
        }
    }

    func give() {
        let next = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return CheckedContinuation<Void, any Error>?.none
            }
            return state.waiting.removeFirst().turn
        }
        next?.resume()
    }
}

/// The turn of one run; without turns, as of a command that writes one run alone, it is always there.
struct WorkTurn {
    private let turns: WorkTurns?
    private var began = ContinuousClock.now
    private var isHeld: Bool

    /// Takes a turn, unless it is held already.
    init(_ turns: WorkTurns?, isHeld: Bool) async throws {
        self.turns = turns
        self.isHeld = isHeld
        if !isHeld { try await take() }
    }

    /// Whether another run is to have it.
    var isOver: Bool { turns?.isWanted == true && ContinuousClock.now - began >= Self.least }

    mutating func take() async throws {
        try await turns?.take()
        began = .now
        isHeld = true
    }

    mutating func give() {
        guard isHeld else { return }
        isHeld = false
        turns?.give()
    }

    mutating func pass() async throws {
        give()
        try await take()
    }

    /// Shorter ones would leave lanes idle more often than busy.
    private static let least = Duration.seconds(2)
}
