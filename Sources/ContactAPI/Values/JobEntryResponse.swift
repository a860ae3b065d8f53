/// `data` of a call that gives one job level or job family.
package struct JobEntryResponse: Codable, Sendable {
    package var jobLevel: JobEntry?
    package var jobFamily: JobEntry?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case jobLevel = "job_level"
        case jobFamily = "job_family"
    }
}
