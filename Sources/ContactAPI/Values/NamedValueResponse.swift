/// `data` of a call that gives one job title or work city.
package struct NamedValueResponse: Codable, Sendable {
    package var jobTitle: NamedValue?
    package var workCity: NamedValue?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case jobTitle = "job_title"
        case workCity = "work_city"
    }
}
