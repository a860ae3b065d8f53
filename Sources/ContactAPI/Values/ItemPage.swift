/// A page of a list whose key is `items`.
package struct ItemPage<Item: Codable & Sendable>: Codable, Sendable {
    /// Missing where the list is empty or the feature is off (U12).
    package var items: [Item]?
    package var hasMore: Bool?
    package var pageToken: String?

    package init(items: [Item]?, hasMore: Bool?, pageToken: String?) {
        self.items = items
        self.hasMore = hasMore
        self.pageToken = pageToken
    }

    package enum CodingKeys: String, CodingKey {
        case items
        case hasMore = "has_more"
        case pageToken = "page_token"
    }
}
