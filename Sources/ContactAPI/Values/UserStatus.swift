/// Where a person stands in the life cycle.
package struct UserStatus: Codable, Sendable, Equatable {
    package var isFrozen: Bool
    package var isResigned: Bool
    package var isActivated: Bool
    package var isExited: Bool
    package var isUnjoin: Bool

    package init(
        isFrozen: Bool = false,
        isResigned: Bool = false,
        isActivated: Bool = false,
        isExited: Bool = false,
        isUnjoin: Bool = false
    ) {
        self.isFrozen = isFrozen
        self.isResigned = isResigned
        self.isActivated = isActivated
        self.isExited = isExited
        self.isUnjoin = isUnjoin
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        isFrozen = try values.decodeIfPresent(Bool.self, forKey: .isFrozen) ?? false
        isResigned = try values.decodeIfPresent(Bool.self, forKey: .isResigned) ?? false
        isActivated = try values.decodeIfPresent(Bool.self, forKey: .isActivated) ?? false
        isExited = try values.decodeIfPresent(Bool.self, forKey: .isExited) ?? false
        isUnjoin = try values.decodeIfPresent(Bool.self, forKey: .isUnjoin) ?? false
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case isFrozen = "is_frozen"
        case isResigned = "is_resigned"
        case isActivated = "is_activated"
        case isExited = "is_exited"
        case isUnjoin = "is_unjoin"
    }
}
