/// Addresses of a person's picture in four sizes.
package struct Avatar: Codable, Sendable, Equatable {
    package var avatar72: String?
    package var avatar240: String?
    package var avatar640: String?
    package var avatarOrigin: String?

    package init() {}

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case avatar72 = "avatar_72"
        case avatar240 = "avatar_240"
        case avatar640 = "avatar_640"
        case avatarOrigin = "avatar_origin"
    }
}
