import DirectoryServer
import Testing

struct CancelledStartTests {
    /// At thirty moments of a start, however long this machine takes for one, and so also while it binds its port.
    @Test(.timeLimit(.minutes(5)))
    func `a start that is cancelled at any moment ends`() async throws {
        let company = try Company.file()
        let configuration = DirectoryServerConfiguration(database: ":memory:", company: company, rates: .off)
        let length = try await ContinuousClock().measure {
            try await EmbeddedDirectory.start(configuration).stop()
        }
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
