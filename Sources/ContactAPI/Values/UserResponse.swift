package struct UserResponse: Codable, Sendable {
    package var user: User?

    package init(user: User?) { self.user = user }
}
