import ContactAPI

/// One page of a list, as far as reading on needs it.
struct ListPage<Item: Equatable & Sendable>: Sendable {
    var items: [Item]
    /// `nil` where the answer does not say it.
    var hasMore: Bool?
    var token: String?

    init(items: [Item], hasMore: Bool?, token: String?) {
        self.items = items
        self.hasMore = hasMore
        self.token = token
    }

    /// An answer without `data`, or with `data` without items, has an empty list (U12).
    init(_ page: ItemPage<Item>?) where Item: Codable {
        self.init(items: page?.items ?? [], hasMore: page?.hasMore, token: page?.pageToken)
    }
}
