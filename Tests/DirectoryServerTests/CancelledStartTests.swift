import DirectoryServer
import Testing

struct CancelledStartTests {
    /// At thirty moments of a start as long as this machine takes for one, and so also while it binds its port.
    @Test(.timeLimit(.minutes(20)))
    func `a start ends if it is cancelled, at any moment`() async throws {
        let company = try Company.file()
        let configuration = DirectoryServerConfiguration(database: ":memory:", company: company, rates: .off)
        var length = try await ContinuousClock().measure {
            try await EmbeddedDirectory.start(configuration).stop()
        }
        // Among hundreds of tests most of it is waiting for a turn, which begins at once with the next start.
        length = min(length, .milliseconds(250))
        for moment in 0..<30 {
            let starting = Task { try await EmbeddedDirectory.start(configuration) }
            try await Task.sleep(for: length * moment / 25)
            starting.cancel()
            switch await starting.result {
            case .success(let directory): try await directory.stop()
            case .failure(let error): #expect(error is CancellationError, "\(error)")
            }
        }
    }
}
