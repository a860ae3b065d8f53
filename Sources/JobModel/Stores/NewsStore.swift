/// What a ledger hints at that may have changed.
package enum LedgerNews: Sendable, Hashable {
    /// Some run was confirmed, or its state is another.
    case runs
    /// A run, or rows of it.
    case run(String)
}

/// Hints that something has changed, so that who waits for it need not wait for the next look.
package protocol NewsStore: Sendable {
    /// Waits for a hint, at most for so long; what was hinted at since the last wait for the same counts.
    ///
    /// A hint is no more than that: it may come late, without a reason or not at all. `atMost` is how often is looked in any
    /// case. Between two hints lies a tenth of a second at least, or `atMost` where that is less.
    ///
    /// - Throws: `CancellationError`, and nothing else.
    func awaitNews(of news: LedgerNews, atMost: Duration) async throws
}
