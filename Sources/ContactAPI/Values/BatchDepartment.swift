/// An item of `POST /contact/v2/department/batch_add`; parents may stand later in the same request.
package struct BatchDepartment: Codable, Sendable, Equatable {
    package var id: String?
    package var name: String?
    package var parentID: String?
    package var leaderUserID: String?
    package var leaderOpenID: String?
    package var createGroupChat: Bool?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case id
        case name
        case parentID = "parent_id"
        case leaderUserID = "leader_user_id"
        case leaderOpenID = "leader_open_id"
        case createGroupChat = "create_group_chat"
    }
}
