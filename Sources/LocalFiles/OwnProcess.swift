import Foundation
import Glibc

/// This process, as another process of the same machine recognises it.
package enum OwnProcess {
    /// The boot of the machine, and the numbering of processes: a container counts its own.
    package static let host: String? = {
        // Without /proc no process of this machine is known to be dead.
        guard let boot = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id"),
            let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
        else { return nil }
        return String(decoding: boot, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) + " " + space
    }()

    /// The number of the process and when it began, because numbers are used again.
    package static let name = "\(getpid()) \(beginning(of: getpid()) ?? "")"

    /// Whether a process of this host still lives.
    package static func isAlive(_ name: String) -> Bool {
        let parts = name.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = pid_t(parts[0]), number > 0 else { return true }
        // Of another user's process /proc may show nothing (hidepid); one that lives refuses the signal.
        guard let began = beginning(of: number) else { return kill(number, 0) != 0 && errno == EPERM }
        return began == String(parts[1])
    }

    /// When a process began, in ticks since the boot; `nil` for one that is not there or has ended.
    private static func beginning(of process: pid_t) -> String? {
        guard let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
        // The name, in brackets, may hold anything.
        let fields = String(decoding: stat, as: UTF8.self).split(separator: ")").last?.split(separator: " ")
        guard let fields, fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
        return String(fields[19])
    }
}
