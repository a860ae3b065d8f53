import ContactAPI
import JobModel

/// The pages of a list to its end, whichever call gives it; none is taken for whole that is not shown to be.
///
/// A list that breaks off and one that never ends are errors that name the call. Where the directory has forgotten the
/// place (40012), the list is read from its beginning again: a page says whether it is the first, and a caller that
/// keeps what came before drops it then.
struct ListPages<Item: Equatable & Sendable>: AsyncSequence {
    let endpoint: Endpoint
    let page: (_ token: String?) async throws -> DirectoryResponse<ListPage<Item>>

    /// One page, with what it took to get it.
    struct Element {
        var items: [Item]
        /// Whether the list begins with it.
        var isFirst: Bool
        var logID: String?
        var attempts: [Attempt]
    }

    func makeAsyncIterator() -> Iterator { Iterator(list: self) }

    /// Times that a list is begun before giving up.
    private static var listings: Int { 3 }

    struct Iterator: AsyncIteratorProtocol {
        private let list: ListPages
        private var end: ListEndGuard<Item>
        private var place = Place.beginning
        private var listings = 1

        /// From where the list is read on.
        private enum Place: Equatable {
            case beginning
            case after(token: String)
            case end
        }

        init(list: ListPages) {
            self.list = list
            end = ListEndGuard(endpoint: list.endpoint)
        }

        /// - Throws: `DirectoryFailure` with the attempts since the page before, `CancellationError`.
        mutating func next() async throws -> Element? {
            var attempts: [Attempt] = []
            while place != .end {
                do {
                    return try await read(after: attempts)
                } catch let failure as DirectoryFailure {
                    attempts = failure.attempts
                    guard failure.error.has(.stalePageToken) else { throw failure }
                    guard listings < ListPages.listings else {
                        throw DirectoryFailure(error: .endlessList(list.endpoint), attempts: attempts)
                    }
                    listings += 1
                    place = .beginning
                    end = ListEndGuard(endpoint: list.endpoint)
                }
            }
            return nil
        }

        private mutating func read(after earlier: [Attempt]) async throws -> Element {
            var attempts = earlier
            do {
                let answer = try await list.page(token)
                attempts += answer.attempts
                let isFirst = place == .beginning
                place = try end.next(after: answer.value).map { .after(token: $0) } ?? .end
                return Element(items: answer.value.items, isFirst: isFirst, logID: answer.logID, attempts: attempts)
            } catch let error as DirectoryError {
                throw DirectoryFailure(error: error, attempts: attempts)
            } catch let failure as DirectoryFailure {
                throw DirectoryFailure(error: failure.error, attempts: attempts + failure.attempts)
            }
        }

        private var token: String? {
            guard case .after(let token) = place else { return nil }
            return token
        }
    }
}

extension ListPages {
    /// All items.
    func read() async throws -> DirectoryResponse<[Item]> {
        try await read(into: []) { $0 += $1 }
    }

    /// Adds page after page to a value; a list that is begun again begins with `initial` again.
    func read<Value: Sendable>(
        into initial: Value,
        _ add: (inout Value, [Item]) -> Void
    ) async throws -> DirectoryResponse<Value> {
        var all = DirectoryResponse(value: initial, logID: nil, attempts: [])
        do {
            for try await page in self {
                if page.isFirst { all.value = initial }
                all.attempts += page.attempts
                all.logID = page.logID
                add(&all.value, page.items)
            }
        } catch let failure as DirectoryFailure {
            throw DirectoryFailure(error: failure.error, attempts: all.attempts + failure.attempts)
        }
        return all
    }
}
