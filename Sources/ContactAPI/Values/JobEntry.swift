/// A job level or a job family, in requests and answers alike; each has the keys that are its own.
///
/// Source: contact API, 7.3 and 7.4.
package struct JobEntry: Codable, Sendable, Equatable {
    package var jobLevelID: String?
    package var jobFamilyID: String?
    package var name: String?
    package var description: String?
    /// Of a level: 100 to 100000, smaller stands earlier.
    package var order: Int?
    /// Of a family.
    package var parentJobFamilyID: String?
    /// Whether the entry is enabled.
    package var status: Bool?
    package var i18nName: [LocalizedName]?
    package var i18nDescription: [LocalizedName]?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case jobLevelID = "job_level_id"
        case jobFamilyID = "job_family_id"
        case name
        case description
        case order
        case parentJobFamilyID = "parent_job_family_id"
        case status
        case i18nName = "i18n_name"
        case i18nDescription = "i18n_description"
    }
}
