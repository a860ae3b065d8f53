package import JobModel

extension PostgresLedger {
    /// Waits for a hint by NOTIFY, at most for so long.
    package func awaitNews(of news: LedgerNews, atMost: Duration) async throws {
        let start = ContinuousClock.now
        try await self.news.next(news, atMost: atMost)
        let least = start + min(atMost, Self.leastPause)
        if ContinuousClock.now < least { try await Task.sleep(until: least, clock: .continuous) }
    }

    /// Many runs may change at once, and each look costs the database something.
    private static let leastPause = Duration.milliseconds(100)
}
