import DirectoryClient
import Testing

struct RetryPolicyTests {
    @Test(arguments: [(1, 0.5), (2, 1.0), (3, 2.0), (5, 8.0)])
    func `waits up to a ceiling that doubles`(attempt: Int, ceiling: Double) throws {
        for _ in 0..<200 {
            let delay = try #require(RetryPolicy().delay(after: attempt, floor: .zero))
            #expect(delay >= .zero && delay <= .seconds(ceiling))
        }
    }

    @Test func `never waits longer than the cap, nor less than the directory asked for`() throws {
        var policy = RetryPolicy()
        policy.maximumAttempts = 100
        for _ in 0..<200 {
            let late = try #require(policy.delay(after: 90, floor: .zero))
            #expect(late <= .seconds(60))
            #expect(policy.delay(after: 1, floor: .seconds(70)) == .seconds(70))
        }
    }

    @Test func `stops after the last attempt`() {
        #expect(RetryPolicy().delay(after: 5, floor: .zero) != nil)
        #expect(RetryPolicy().delay(after: 6, floor: .zero) == nil)
    }
}
