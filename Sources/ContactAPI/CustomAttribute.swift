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

        package enum CodingKeys: String, CodingKey {
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

/// What an administrator defined: an item of `GET /contact/v3/custom_attrs`.
package struct CustomAttributeDefinition: Codable, Sendable, Equatable {
    package var id: String
    package var type: String
    package var options: Options?
    package var i18nName: [LocalizedName]?

    package init(id: String, type: String, options: Options? = nil, i18nName: [LocalizedName]?) {
        self.id = id
        self.type = type
        self.options = options
        self.i18nName = i18nName
    }

    package enum CodingKeys: String, CodingKey {
        case id
        case type
        case options
        case i18nName = "i18n_name"
    }

    package struct Options: Codable, Sendable, Equatable {
        package var defaultOptionID: String?
        /// `TEXT` or `PICTURE`.
        package var optionType: String?
        package var options: [Option]?

        package init(defaultOptionID: String?, optionType: String?, options: [Option]?) {
            self.defaultOptionID = defaultOptionID
            self.optionType = optionType
            self.options = options
        }

        package enum CodingKeys: String, CodingKey {
            case defaultOptionID = "default_option_id"
            case optionType = "option_type"
            case options
        }
    }

    /// One choice: `value` is its text, or the picture's address where `name` is the text.
    package struct Option: Codable, Sendable, Equatable {
        package var id: String
        package var value: String?
        package var name: String?

        package init(id: String, value: String?, name: String? = nil) {
            self.id = id
            self.value = value
            self.name = name
        }
    }
}

/// A name in one language: locales `zh_cn`, `en_us`, `ja_jp`.
package struct LocalizedName: Codable, Sendable, Equatable {
    package var locale: String
    package var value: String

    package init(locale: String, value: String) {
        self.locale = locale
        self.value = value
    }
}
