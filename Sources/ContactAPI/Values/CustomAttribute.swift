/// One custom attribute of one person.
package struct CustomAttribute: Codable, Sendable, Equatable {
    /// A raw value of `Kind`, or a kind this version does not know (U13).
    package var type: String?
    package var id: String?
    package var value: Value?

    package init(type: String?, id: String?, value: Value?) {
        self.type = type
        self.id = id
        self.value = value
    }

    package enum Kind: String, Sendable, Codable, CaseIterable {
        case text = "TEXT"
        case webPage = "HREF"
        case enumeration = "ENUMERATION"
        case picture = "PICTURE_ENUM"
        case user = "GENERIC_USER"
    }

    /// The union of the five kinds' keys; which of them are set depends on the kind.
    package struct Value: Codable, Sendable, Equatable {
        package var text: String?
        package var url: String?
        package var pcURL: String?
        package var optionID: String?
        package var optionValue: String?
        package var name: String?
        package var pictureURL: String?
        package var genericUser: GenericUser?

        package init() {}

        package enum CodingKeys: String, CodingKey, CaseIterable {
            case text
            case url
            case pcURL = "pc_url"
            case optionID = "option_id"
            case optionValue = "option_value"
            case name
            case pictureURL = "picture_url"
            case genericUser = "generic_user"
        }
    }

    /// A person as the value of an attribute; `type` is always 1.
    package struct GenericUser: Codable, Sendable, Equatable {
        package var id: String
        package var type: Int

        package init(id: String, type: Int = 1) {
            self.id = id
            self.type = type
        }
    }
}
