/// The result of one item of a batch.
package struct TaskItem: Codable, Sendable, Equatable {
    package var code: Int
    package var msg: String?
    /// 1 added, 2 updated; absent when the item failed.
    package var action: Int?
    package var name: String?
    package var email: String?
    package var mobile: String?
    package var userID: String?
    package var openID: String?
    package var departments: [String]?
    package var departmentID: String?
    package var parentID: String?
    package var chatID: String?

    package init(code: Int, msg: String?) {
        self.code = code
        self.msg = msg
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case code
        case msg
        case action
        case name
        case email
        case mobile
        case userID = "user_id"
        case openID = "open_id"
        case departments
        case departmentID = "department_id"
        case parentID = "parent_id"
        case chatID = "chat_id"
    }
}
