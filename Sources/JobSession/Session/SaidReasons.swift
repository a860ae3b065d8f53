import Synchronization
import Wording

/// What a worker has said of each run, as it was said last: the same is not said again each minute.
final class SaidReasons: Sendable {
    private let last = Mutex<[String: LocalizedText]>([:])

    /// Whether it was not the last that was said of the run; from then on it is.
    func isNews(_ reason: LocalizedText, of run: String) -> Bool {
        last.withLock { $0.updateValue(reason, forKey: run) != reason }
    }

    func forget(_ run: String) { last.withLock { $0[run] = nil } }

    func forget(besides runs: Set<String>) {
        last.withLock { last in
            guard !last.isEmpty else { return }
            last = last.filter { runs.contains($0.key) }
        }
    }
}
