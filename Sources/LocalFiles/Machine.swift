import Foundation

/// The machine on which this process runs, as another process of it knows it again after a restart.
package enum Machine {
    /// What systemd calls it, and its name in the network, because copies of an image have the first in common.
    package static let name: String = {
        let id = FileManager.default.contents(atPath: "/etc/machine-id") ?? Data()
        let text = String(decoding: id, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return text + " " + ProcessInfo.processInfo.hostName
    }()

    /// What people call a machine by such a name.
    package static func host(of name: String) -> String {
        name.split(separator: " ", maxSplits: 1).last.map(String.init) ?? name
    }
}
