/// What an export found and wrote: `manifest.json`.
package struct ExportManifest: Sendable, Codable, Equatable {
    package var job: String
    package var directory: String
    /// ISO 8601, UTC.
    package var started: String
    package var ended: String
    /// Whether the app reaches the whole company; if not, the export holds what its scope holds.
    package var isWholeCompany: Bool
    package var departments = 0
    package var people = 0
    /// People met again in a further department, and left out there.
    package var repeated = 0
    /// People whom a department listed though they no longer name it: they were moved during the export.
    package var moved = 0
    package var members: [Members] = []
    /// Departments that say they have more people than the directory has listed: some are missing.
    package var short: [Shortfall] = []
    /// user_ids of people in the app's scope whom the directory did not show.
    package var peopleNotShown: [String] = []
    /// Fields that nobody had, or that the app may not see: the directory does not tell the two apart (S5, S6).
    package var fieldsNeverSeen: [String: [String]] = [:]
    /// Values that the directory gave and no column holds.
    package var attributesWithoutColumn: [String] = []
    package var files: [File] = []

    /// Whether people are known to be missing.
    package var isIncomplete: Bool { !short.isEmpty || !peopleNotShown.isEmpty }

    /// A department with more people, those of the departments below included, than were listed.
    package struct Shortfall: Sendable, Codable, Equatable {
        package var openDepartmentID: String
        package var department: String
        package var memberCount: Int
        package var listed: Int

        package enum CodingKeys: String, CodingKey {
            case openDepartmentID = "open_department_id"
            case department
            case memberCount = "member_count"
            case listed
        }
    }

    /// What the directory said of one department, and what was written of it.
    package struct Members: Sendable, Codable, Equatable {
        package var openDepartmentID: String
        package var department: String
        package var listed: Int
        package var written: Int

        package enum CodingKeys: String, CodingKey {
            case openDepartmentID = "open_department_id"
            case department
            case listed
            case written
        }
    }

    package struct File: Sendable, Codable, Equatable {
        package var name: String
        package var records: Int
        package var bytes: Int
        /// CRC-32 of ISO 3309, as `gzip` and `cksum -a crc32b` compute it; eight hex digits.
        package var crc32: String
    }

    package enum CodingKeys: String, CodingKey {
        case job
        case directory
        case started
        case ended
        case isWholeCompany = "whole_company"
        case departments
        case people
        case repeated
        case moved
        case members
        case short = "departments_short"
        case peopleNotShown = "people_not_shown"
        case fieldsNeverSeen = "fields_never_seen"
        case attributesWithoutColumn = "attributes_without_column"
        case files
    }
}
