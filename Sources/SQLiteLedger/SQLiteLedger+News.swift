package import JobModel

extension SQLiteLedger {
    /// Waits so long: a file hints at nothing.
    package func awaitNews(of news: LedgerNews, atMost: Duration) async throws { try await Task.sleep(for: atMost) }
}
