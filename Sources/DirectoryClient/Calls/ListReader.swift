import ContactAPI
import JobModel

/// Reads a list to its end, whichever call gives it, and takes none for whole that is not shown to be.
///
/// A list that breaks off and one that never ends are errors that name the call. Where the directory has forgotten the
/// place (40012), the list is read from its beginning again.
struct ListReader<Item: Equatable & Sendable> {
    let endpoint: Endpoint
    let page: (_ token: String?) async throws -> Answer<ListPage<Item>>

    /// Times that a list is begun before giving up.
    private static var listings: Int { 3 }

    /// Pages without an item, one after the other, that may have more behind them.
    private static var emptyPages: Int { 20 }

    /// All items.
    func read() async throws -> Answer<[Item]> {
        try await read(into: []) { $0 += $1 }
    }

    /// Adds page after page to a value; a list that is begun again begins with `initial` again.
    func read<Value: Sendable>(
        into initial: Value,
        _ add: (inout Value, [Item]) -> Void
    ) async throws -> Answer<Value> {
        var attempts: [Attempt] = []
        for _ in 0..<Self.listings {
            do {
                var answer = try await onePass(into: initial, add)
                answer.attempts = attempts + answer.attempts
                return answer
            } catch let failure as DirectoryFailure {
                attempts += failure.attempts
                guard failure.error.has(.stalePageToken) else {
                    throw DirectoryFailure(error: failure.error, attempts: attempts)
                }
            }
        }
        throw DirectoryFailure(error: .endlessList(endpoint), attempts: attempts)
    }

    private func onePass<Value: Sendable>(
        into initial: Value,
        _ add: (inout Value, [Item]) -> Void
    ) async throws -> Answer<Value> {
        var all = Answer(value: initial, logID: nil, attempts: [])
        var guarding = EndGuard(endpoint: endpoint)
        var token: String?
        do {
            repeat {
                let answer = try await page(token)
                all.attempts += answer.attempts
                all.logID = answer.logID
                add(&all.value, answer.value.items)
                token = try guarding.next(after: answer.value)
            } while token != nil
        } catch let error as DirectoryError {
            throw DirectoryFailure(error: error, attempts: all.attempts)
        } catch let failure as DirectoryFailure {
            throw DirectoryFailure(error: failure.error, attempts: all.attempts + failure.attempts)
        }
        return all
    }

    /// Sees whether a list ends where it says, and that it ends at all.
    private struct EndGuard {
        let endpoint: Endpoint
        private var pages = 0
        private var empty = 0
        private var tokens: Set<String> = []
        private var last: [Item] = []

        init(endpoint: Endpoint) { self.endpoint = endpoint }

        /// The token of the page that follows; `nil` where the list is shown to be whole.
        mutating func next(after page: ListPage<Item>) throws(DirectoryError) -> String? {
            let token = page.token.flatMap { $0.isEmpty ? nil : $0 }
            guard page.hasMore ?? (token != nil || page.items.count >= endpoint.pageSize) else { return nil }
            guard let token else { throw .cutList(endpoint) }
            pages += 1
            empty = page.items.isEmpty ? empty + 1 : 0
            let isRepeated = !page.items.isEmpty && page.items == last
            last = page.items
            guard tokens.insert(token).inserted, !isRepeated, empty < ListReader.emptyPages,
                pages < CallAllowance.limit(announced: endpoint.mostPages)
            else { throw .endlessList(endpoint) }
            return token
        }
    }
}

extension Endpoint {
    /// The largest page that it gives.
    ///
    /// Source: contact API, 1.8.
    var pageSize: Int {
        switch self {
        case .scopes, .customAttributes, .employeeTypes: 100
        default: 50
        }
    }

    /// Pages of its longest list.
    ///
    /// Source: contact API, 4.2 (30,000 departments, 10,000 members of one) and 2.1 (10,000 job titles, cities); of the
    /// others a figure of our own.
    fileprivate var mostPages: Int {
        switch self {
        case .childDepartments: 30_000 / pageSize
        case .usersOfDepartment, .jobTitles, .workCities: 10_000 / pageSize
        default: 500
        }
    }
}
