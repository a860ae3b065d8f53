import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

@testable import WebConsole

struct RunMonitorTests {
    /// The planning of a run may end while its page is read, and its release begin at once: that is another process at work.
    @Test func `a run that is left and taken up while it is looked at is known to be at work`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder)
            try await history.ledger.createTestRun(steps: 1)
            let monitor = RunMonitor(history: history)
            for round in 0..<600 {
                let planning = try await history.ledger.lock(run: "r")
                async let look = monitor.progress(of: "r")
                // At any moment of the look.
                for _ in 0..<round % 60 { await Task.yield() }
                planning.release()
                _ = try await look
                let release = try await history.ledger.lock(run: "r")
                #expect(try await monitor.progress(of: "r").status.isAtWork == true)
                release.release()
                #expect(try await monitor.progress(of: "r").status.isAtWork == false)
            }
        }
    }
}
