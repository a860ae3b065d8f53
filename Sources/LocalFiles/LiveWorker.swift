import Foundation
import Synchronization

/// A piece of work of this process under a name of its own, by which others see whether it still goes on.
///
/// It ends with `end`, with the last reference to it, or with the process.
package final class LiveWorker: Sendable {
    /// The process and a number drawn at random.
    package let name: String

    private static let living = Mutex<Set<String>>([])

    package init() {
        let name = "\(OwnProcess.name) \(UUID().uuidString)"
        self.name = name
        Self.living.withLock { _ = $0.insert(name) }
    }

    deinit { end() }

    package func end() {
        let name = name
        Self.living.withLock { _ = $0.remove(name) }
    }

    /// Whether the work of a name goes on, of a process whose `OwnProcess.host` was `host`; `true` where nobody of this
    /// machine can know.
    package static func isAlive(_ name: String, on host: String?) -> Bool {
        guard let host, host == OwnProcess.host else { return true }
        let parts = name.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return true }
        let process = "\(parts[0]) \(parts[1])"
        guard process == OwnProcess.name else { return OwnProcess.isAlive(process) }
        return living.withLock { $0.contains(name) }
    }
}
