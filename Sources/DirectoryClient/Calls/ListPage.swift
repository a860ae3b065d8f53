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

/// A page of a list as the directory sends it.
protocol ResponsePage: Sendable {
    var hasMore: Bool? { get }
    var pageToken: String? { get }
    /// Whether it says anything: that its list is empty, too, is to be shown.
    ///
    /// Source: contact API, 1.8: every page says whether more follows.
    var saysAnything: Bool { get }
}

extension ResponsePage {
    /// Whether more is said to follow, and not where.
    var breaksOff: Bool { hasMore == true && pageToken?.isEmpty != false }
}

extension ItemPage: ResponsePage {
    var saysAnything: Bool { items != nil || hasMore != nil }
}

extension ScopePage: ResponsePage {
    var saysAnything: Bool { userIDs != nil || departmentIDs != nil || groupIDs != nil || hasMore != nil }
}
