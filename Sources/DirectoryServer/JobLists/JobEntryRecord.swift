import ContactAPI

/// A job level or a job family as stored.
struct JobEntryRecord: Sendable {
    enum Kind: String, Sendable {
        case level = "job_level"
        case family = "job_family"
    }

    var id: Int64 = 0
    var name = ""
    var description: String?
    /// Of a level: smaller stands earlier.
    var place: Int?
    /// Of a family that stands below another.
    var parent: Int64?
    var isActive = true
    var isDeleted = false
    var names: [LocalizedName] = []
    var descriptions: [LocalizedName] = []
}
