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
