import Foundation
import Glibc

/// A point in time by two clocks: the calendar's, for people, and the machine's since its boot, which nobody sets.
package struct BootTimestamp: Sendable, Hashable {
    /// Unix seconds.
    package var unixSeconds: Double
    /// Since the machine was booted, suspended time included.
    package var bootSeconds: Double
    /// Tells one boot from another; 0 where the kernel does not say.
    package var boot: Int64

    package init(unixSeconds: Double, bootSeconds: Double, boot: Int64) {
        self.unixSeconds = unixSeconds
        self.bootSeconds = bootSeconds
        self.boot = boot
    }

    package static var now: BootTimestamp {
        BootTimestamp(unixSeconds: Date().timeIntervalSince1970, bootSeconds: secondsSinceBoot, boot: thisBoot)
    }

    /// Suspended time included: the clock that processes share and nobody sets.
    package static var secondsSinceBoot: Double {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Seconds until a later moment; by the calendar only where the machine has been booted in between.
    package func seconds(until later: BootTimestamp) -> Double {
        isOfBoot(of: later) ? later.bootSeconds - bootSeconds : later.unixSeconds - unixSeconds
    }

    /// Whether both are known to be of one boot of one machine.
    package func isOfBoot(of other: BootTimestamp) -> Bool { boot == other.boot && boot != 0 }

    /// The first 63 bits of the boot's random UUID.
    private static let thisBoot: Int64 = {
        let text = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id") ?? Data()
        let digits = String(decoding: text, as: UTF8.self).filter(\.isHexDigit).prefix(16)
        return Int64(bitPattern: (UInt64(digits, radix: 16) ?? 0) >> 1)
    }()
}
