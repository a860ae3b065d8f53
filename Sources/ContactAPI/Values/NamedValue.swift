/// An item of `GET /contact/v3/job_titles` or `GET /contact/v3/work_cities`.
package struct NamedValue: Codable, Sendable, Equatable {
    package var jobTitleID: String?
    package var workCityID: String?
    package var name: String?
    package var i18nName: [LocalizedName]?
    /// Whether the value is enabled.
    package var status: Bool?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case jobTitleID = "job_title_id"
        case workCityID = "work_city_id"
        case name
        case i18nName = "i18n_name"
        case status
    }
}
