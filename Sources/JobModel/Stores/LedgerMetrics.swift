package import CoreMetrics

/// Counts what a ledger writes down, alike in every store, for a backend of swift-metrics, if one was set up.
///
/// | Metric | Kind | Dimensions |
/// | --- | --- | --- |
/// | `roster_rows_settled` | counter | `outcome`; a row that was unknown and is read back counts once for each |
/// | `roster_ledger_transaction_seconds` | timer | waiting for its turn and for the disk |
package struct LedgerMetrics: Sendable {
    private let settled: [Outcome: Counter]
    private let transactions: Timer

    package init(factory: any MetricsFactory) {
        settled = Dictionary(
            uniqueKeysWithValues: Outcome.allCases.map { outcome in
                let dimensions = [("outcome", outcome.rawValue)]
                return (outcome, Counter(label: "roster_rows_settled", dimensions: dimensions, factory: factory))
            }
        )
        transactions = Timer(label: "roster_ledger_transaction_seconds", factory: factory)
    }

    package func settled(_ outcome: Outcome, _ count: Int = 1) {
        guard count > 0 else { return }
        settled[outcome]?.increment(by: count)
    }

    package func transaction(took time: Duration) { transactions.recordNanoseconds(Int64(time / .nanoseconds(1))) }
}
