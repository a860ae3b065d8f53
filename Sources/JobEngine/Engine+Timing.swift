import Foundation
import JobModel

extension Engine {
    /// Does the work on a run, and keeps for how long: pauses between a stop and going on are none of it.
    ///
    /// Work that ends by an error says no time of its end, as that of a process which is killed.
    ///
    /// - Parameters:
    ///   - run: As it was before its state changed.
    ///   - work: What is timed.
    /// - Returns: What the work came to.
    /// - Throws: What the work throws; `LedgerError`.
    func timing<Value: Sendable>(
        _ run: RunRecord,
        _ work: @Sendable () async throws -> Value
    ) async throws -> Value {
        let began = Date().timeIntervalSince1970
        let hasBegun = run.state == .stopped || run.state == .running
        try await ledger.changeDefinition(of: run.id) { definition in
            if definition.work == nil, hasBegun { definition.work = .unknown }
            definition.work = definition.work ?? RunWork()
            definition.work?.begin(at: began)
        }
        let value = try await work()
        let ended = Date().timeIntervalSince1970
        try await ledger.changeDefinition(of: run.id) { $0.work?.end(at: ended) }
        return value
    }
}
