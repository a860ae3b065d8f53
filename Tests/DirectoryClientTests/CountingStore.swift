import JobModel
import Synchronization

/// A store that hands out places a tenth of a second apart and remembers who asked.
final class CountingStore: RateBudgetStore {
    struct Seen: Sendable {
        var takes: [Int] = []
        var endpoints: Set<String> = []
        var accounts: Set<String> = []
        var blocks: [Double] = []
        var givenBack: [Double] = []
        var last = 0.0
    }

    private let state = Mutex(Seen())

    var seen: Seen { state.withLock { $0 } }

    func take(
        _ count: Int,
        endpoint: String,
        account: String,
        windows: [(limit: Int, seconds: Double)],
        now: Double
    ) async throws -> [Double] {
        state.withLock { seen in
            seen.takes.append(count)
            seen.endpoints.insert(endpoint)
            seen.accounts.insert(account)
            return (0..<count).map { _ in
                seen.last = max(seen.last + 0.1, now)
                return seen.last
            }
        }
    }

    func giveBack(_ place: Double, endpoint: String, account: String) async throws {
        state.withLock { $0.givenBack.append(place) }
    }

    func block(endpoint: String, account: String, until time: Double, now: Double) async throws {
        state.withLock { $0.blocks.append(time) }
    }
}
