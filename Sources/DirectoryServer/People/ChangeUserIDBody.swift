/// The user_id that a person is given in place of another.
struct ChangeUserIDBody: Codable, Sendable {
    var newUserID: String?

    enum CodingKeys: String, CodingKey { case newUserID = "new_user_id" }
}
