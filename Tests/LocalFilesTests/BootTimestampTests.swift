import JobModel
import LocalFiles
import Testing

struct MomentTests {
    @Test(arguments: [-3600.0, 0, 3600])
    func `measures time independently of the calendar clock`(set: Double) {
        let earlier = BootTimestamp(unixSeconds: 1000, bootSeconds: 50, boot: 7)
        let later = BootTimestamp(unixSeconds: 1010 + set, bootSeconds: 60, boot: 7)
        #expect(earlier.seconds(until: later) == 10)
    }

    @Test func `uses the calendar after a reboot`() {
        let earlier = BootTimestamp(unixSeconds: 1000, bootSeconds: 50, boot: 7)
        #expect(earlier.seconds(until: BootTimestamp(unixSeconds: 1300, bootSeconds: 2, boot: 8)) == 300)
        let unknown = BootTimestamp(unixSeconds: 1000, bootSeconds: 0, boot: 0)
        #expect(unknown.seconds(until: BootTimestamp(unixSeconds: 1300, bootSeconds: 2, boot: 0)) == 300)
    }

    @Test func `now is a moment of this boot`() {
        let now = BootTimestamp.now
        #expect(now.boot != 0 && now.bootSeconds > 0 && now.seconds(until: .now) >= 0)
    }
}
