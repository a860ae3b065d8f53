import Synchronization

/// Decides when a fault strikes, by random numbers that a seed repeats.
final class FaultInjector: Sendable {
    private struct State {
        var seed: UInt64
        var faults: [Fault.Kind: Fault]
        var drawn: [Fault.Kind: UInt64] = [:]

        /// Of several faults of one kind the last counts.
        init(_ faults: [Fault], seed: UInt64) {
            self.seed = seed
            self.faults = Dictionary(faults.map { ($0.kind, $0) }, uniquingKeysWith: { $1 })
        }
    }

    private let source: FaultSource
    private let state: Mutex<State>

    init(_ source: FaultSource, kept: [Fault]?) {
        self.source = source
        state = Mutex(State(source.all(kept: kept), seed: source.seed))
    }

    /// What may strike now, in the order in which the kinds are declared.
    var current: [Fault] {
        state.withLock { state in Fault.Kind.allCases.compactMap { state.faults[$0] }.filter { $0.rate > 0 } }
    }

    /// Begins again as the server would with these switches; `nil` is without any.
    func restore(kept: [Fault]?) { replace(by: source.all(kept: kept), seed: source.seed) }

    /// Begins again with other faults.
    func replace(by faults: [Fault], seed: UInt64) { state.withLock { $0 = State(faults, seed: seed) } }

    /// Draws for one call.
    func strikes(_ kind: Fault.Kind) -> Bool {
        guard let fault = fault(kind) else { return false }
        return share(next(kind)) < fault.rate
    }

    /// Draws for one thing once and for all, such as a task: the same answer every time it is asked for.
    func strikes(_ kind: Fault.Kind, key: String) -> Bool {
        guard let fault = fault(kind) else { return false }
        let hash = key.utf8.reduce(state.withLock(\.seed) ^ Self.salt(kind)) { IDCodec.mix($0 ^ UInt64($1)) }
        return share(hash) < fault.rate
    }

    /// How long a call waits, in milliseconds; `nil` where it does not.
    func wait(_ kind: Fault.Kind) -> Int? {
        guard let fault = fault(kind), strikes(kind) else { return nil }
        let width = UInt64(fault.milliseconds.upperBound - fault.milliseconds.lowerBound + 1)
        return fault.milliseconds.lowerBound + Int(next(kind) % width)
    }

    private func fault(_ kind: Fault.Kind) -> Fault? { state.withLock { $0.faults[kind] } }

    private func next(_ kind: Fault.Kind) -> UInt64 {
        let (seed, number) = state.withLock { state in
            state.drawn[kind, default: 0] += 1
            return (state.seed, state.drawn[kind, default: 0])
        }
        return IDCodec.mix(seed ^ Self.salt(kind) &+ number &* 0x9e37_79b9_7f4a_7c15)
    }

    private static func salt(_ kind: Fault.Kind) -> UInt64 {
        kind.rawValue.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    /// From 0 up to 1, by the upper 53 bits.
    private func share(_ bits: UInt64) -> Double { Double(bits >> 11) * 0x1p-53 }
}
