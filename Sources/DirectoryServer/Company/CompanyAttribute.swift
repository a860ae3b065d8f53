package import ContactAPI

/// A custom attribute that an administrator defined.
package struct CompanyAttribute: Sendable, Equatable {
    /// `C-` and digits.
    package var id: String
    package var type: CustomAttribute.Kind
    package var name: LocalizedWords
    /// The choices of an enumeration; of a picture attribute `value` is the address and `name` the text.
    package var options: [CustomAttributeDefinition.Option]

    package init(
        id: String,
        type: CustomAttribute.Kind,
        name: LocalizedWords,
        options: [CustomAttributeDefinition.Option] = []
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.options = options
    }
}

extension CompanyAttribute: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case id
        case type
        case name
        case options
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(String.self, forKey: .id),
            type: try values.decode(CustomAttribute.Kind.self, forKey: .type),
            name: try values.decode(LocalizedWords.self, forKey: .name),
            options: try values.decodeIfPresent([CustomAttributeDefinition.Option].self, forKey: .options) ?? []
        )
    }
}

/// A name in the languages of the console.
package struct LocalizedWords: Sendable, Equatable, Decodable {
    package var zhCN: String?
    package var enUS: String?

    package init(zhCN: String?, enUS: String?) {
        self.zhCN = zhCN
        self.enUS = enUS
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case zhCN = "zh_cn"
        case enUS = "en_us"
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        zhCN = try values.decodeIfPresent(String.self, forKey: .zhCN)
        enUS = try values.decodeIfPresent(String.self, forKey: .enUS)
    }

    var names: [LocalizedName] {
        [
            zhCN.map { LocalizedName(locale: "zh_cn", value: $0) },
            enUS.map { LocalizedName(locale: "en_us", value: $0) },
        ]
        .compactMap(\.self)
    }
}

/// A custom employee type; the built-in ones 1–5 are always there.
package struct CompanyEmployeeType: Sendable, Equatable, Decodable {
    /// The number to write as `employee_type`, 6 or more.
    package var value: Int
    package var content: String
    package var active: Bool

    package init(value: Int, content: String, active: Bool = true) {
        self.value = value
        self.content = content
        self.active = active
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case value
        case content
        case active
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        value = try values.decode(Int.self, forKey: .value)
        content = try values.decode(String.self, forKey: .content)
        active = try values.decodeIfPresent(Bool.self, forKey: .active) ?? true
    }
}
