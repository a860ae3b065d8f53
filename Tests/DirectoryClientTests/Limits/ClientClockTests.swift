import DirectoryClient
import Foundation
import JobModel
import LocalFiles
import Testing

struct TimekeeperTests {
    @Test func `two processes count by the same clock, with any calendars`() {
        let early = ClientClock(ContinuousClock(), startedAt: Date(timeIntervalSince1970: 0))
        let late = ClientClock(ContinuousClock(), startedAt: Date(timeIntervalSince1970: 4_000_000_000))
        let now = BootTimestamp.now.bootSeconds
        #expect(abs(early.bootSeconds - now) < 5 && abs(late.bootSeconds - now) < 5)
        #expect(abs(early.time(ofBootSeconds: early.bootSeconds(at: .seconds(7))) / .seconds(1) - 7) < 0.001)
    }
}
