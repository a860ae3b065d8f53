/// `data` of `GET /contact/v3/scopes`.
package struct ScopePage: Codable, Sendable {
    package var userIDs: [String]?
    package var departmentIDs: [String]?
    package var groupIDs: [String]?
    package var hasMore: Bool?
    package var pageToken: String?

    package init(
        userIDs: [String]?,
        departmentIDs: [String]?,
        groupIDs: [String]?,
        hasMore: Bool?,
        pageToken: String?
    ) {
        self.userIDs = userIDs
        self.departmentIDs = departmentIDs
        self.groupIDs = groupIDs
        self.hasMore = hasMore
        self.pageToken = pageToken
    }

    package enum CodingKeys: String, CodingKey {
        case userIDs = "user_ids"
        case departmentIDs = "department_ids"
        case groupIDs = "group_ids"
        case hasMore = "has_more"
        case pageToken = "page_token"
    }
}
