/// An item of `GET /contact/v3/employee_type_enums`.
package struct EmployeeType: Codable, Sendable, Equatable {
    package var enumID: String?
    /// The number to write as `employee_type`, as a string.
    package var enumValue: String?
    package var content: String?
    /// 1 built in, 2 custom.
    package var enumType: Int?
    /// 1 active, 2 inactive.
    package var enumStatus: Int?
    package var i18nContent: [LocalizedName]?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case enumID = "enum_id"
        case enumValue = "enum_value"
        case content
        case enumType = "enum_type"
        case enumStatus = "enum_status"
        case i18nContent = "i18n_content"
    }
}
