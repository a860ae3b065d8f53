import LocalFiles
import Testing

@testable import JobEngine

/// How long ago something was sent, by whichever machine.
struct SentMomentsTests {
    @Test func `a calendar of another machine that is behind proves no absence`() {
        let now = BootTimestamp(unixSeconds: 10_000, bootSeconds: 500, boot: 1)
        let sent = BootTimestamp(unixSeconds: 1_000, bootSeconds: 2, boot: 2)
        #expect(SentMoments.seconds(since: sent, until: now, isOfOneMachine: false) == 0)
        let later = BootTimestamp(unixSeconds: 10_001, bootSeconds: 620, boot: 1)
        #expect(SentMoments.seconds(since: sent, until: later, isOfOneMachine: false) == 120)
        // After a reboot of the only machine there is nothing else to go by.
        #expect(SentMoments.seconds(since: sent, until: now, isOfOneMachine: true) == 9_000)
    }

    @Test func `of one boot its clock says it`() {
        let sent = BootTimestamp(unixSeconds: 10_000, bootSeconds: 400, boot: 3)
        let now = BootTimestamp(unixSeconds: 1_000, bootSeconds: 500, boot: 3)
        #expect(SentMoments.seconds(since: sent, until: now, isOfOneMachine: false) == 100)
    }
}
