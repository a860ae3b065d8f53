import ContactAPI

/// Sees whether a list ends where it says, and that it ends at all.
struct ListEndGuard<Item: Equatable & Sendable> {
    let endpoint: Endpoint
    private var pages = 0
    private var empty = 0
    private var tokens: Set<String> = []
    private var last: [Item] = []

    init(endpoint: Endpoint) { self.endpoint = endpoint }

    /// Pages without an item, one after the other, that may have more behind them.
    private static var emptyPages: Int { 20 }

    /// The token of the page that follows; `nil` where the list is shown to be whole.
    mutating func next(after page: ListPage<Item>) throws(DirectoryError) -> String? {
        let token = page.token.flatMap { $0.isEmpty ? nil : $0 }
        guard page.hasMore ?? (token != nil || page.items.count >= endpoint.pageSize) else { return nil }
        guard let token else { throw .cutList(endpoint) }
        pages += 1
        empty = page.items.isEmpty ? empty + 1 : 0
        let isRepeated = !page.items.isEmpty && page.items == last
        last = page.items
        guard tokens.insert(token).inserted, !isRepeated, empty < Self.emptyPages,
            pages < CallAllowance.limit(announced: endpoint.mostPages)
        else { throw .endlessList(endpoint) }
        return token
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
    var mostPages: Int {
        switch self {
        case .childDepartments: 30_000 / pageSize
        case .usersOfDepartment, .jobTitles, .workCities: 10_000 / pageSize
        default: 500
        }
    }
}
