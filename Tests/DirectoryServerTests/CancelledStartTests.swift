import DirectoryServer
import Testing

struct CancelledStartTests {
    /// Every two milliseconds of a start, and so also while it binds its port.
    @Test(.timeLimit(.minutes(5)))
    func `a start that is cancelled at any moment ends`() async throws {
        let company = try Company.file()
        for milliseconds in stride(from: 0, to: 60, by: 2) {
            let starting = Task {
                try await EmbeddedDirectory.start(
                    DirectoryServerConfiguration(database: ":memory:", company: company, rates: .off)
                )
            }
            try await Task.sleep(for: .milliseconds(milliseconds))
            starting.cancel()
            switch await starting.result {
            case .success(let directory): try await directory.stop()
            case .failure(let error): #expect(error is CancellationError, "\(error)")
            }
        }
    }
}
