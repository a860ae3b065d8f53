package import JobModel

/// What an export found and wrote, and what proves that it is whole: `manifest.json`.
///
/// What earlier versions did not write is optional.
package struct ExportManifest: Sendable, Codable, Equatable {
    package var job: String
    /// The run of the ledger; `nil` where there is none.
    package var run: String?
    package var directory: String
    /// SHA-256 of the choice with which the files were made: a resume with another one makes them again.
    package var form: String?
    /// How its cells are written.
    package var cells: CellForm?
    /// The zone in which days are dates; an IANA name.
    package var timezone: String?
    /// The app as which the directory was read: ids are those that it sees.
    package var app: String?
    /// ISO 8601, UTC.
    package var started: String
    package var ended: String
    /// Whether the app reaches the whole company; if not, the export holds what its scope holds.
    package var isWholeCompany: Bool
    /// Open ids of the departments that the job chose; `nil` where it chose none, and all are in the export.
    package var chosen: [String]?
    /// Whether those below them are in the export too.
    package var below: Bool?
    /// What people must have to be in the export; none where everybody is let through.
    package var conditions: [ExportCondition]?
    /// The departments that the choice and its conditions name, as they were named at the first look.
    package var named: [NamedDepartment]?
    package var departments = 0
    package var people = 0
    /// People met again in a further department, and left out there.
    package var repeated = 0
    /// People whom a department listed though they no longer name it: they were moved during the export.
    package var moved = 0
    /// People that the job's choice left out.
    package var leftOut: Int?
    package var members: [Members] = []
    /// Departments that say they have more people than the directory has listed: some are missing.
    package var short: [Shortfall] = []
    /// Departments whose members the directory did not give.
    package var unread: [Unread]?
    /// Departments that were there when the export began, and not when it ended.
    package var gone: [Unread]?
    /// Departments that were chosen when the export began, and are elsewhere by now: their people are not in it.
    package var movedOut: [Unread]?
    /// Departments that still changed when the last look was taken.
    package var unsettled: [Shortfall]?
    /// How often the directory was looked at, and when.
    package var looks: Looks?
    /// People who joined, left, were moved or changed while the export was made, as far as it could be seen.
    package var changed: [ChangedPerson]?
    /// user_ids of people in the app's scope that the directory did not show.
    package var peopleNotShown: [String] = []
    /// What was found of a list of leavers; `nil` where none was given.
    package var resigned: Resigned?
    /// What was read of each column.
    package var fields: [String: [Field]]?
    /// Fields that nobody had, or that the app may not see: the directory does not tell the two apart (S5, S6).
    package var fieldsNeverSeen: [String: [String]] = [:]
    /// Values that the directory gave and no column holds.
    package var attributesWithoutColumn: [String] = []
    package var calls: Calls?
    package var time: Time?
    package var files: [File] = []
    /// SHA-256 of this file with nothing between these quotes: a manifest that was edited by hand is known by it.
    package var digest: String?

    /// Whether people are known to be missing.
    package var isIncomplete: Bool {
        !short.isEmpty || !peopleNotShown.isEmpty || !(unread ?? []).isEmpty || !(unsettled ?? []).isEmpty
    }

    package enum CodingKeys: String, CodingKey {
        case job
        case run
        case form
        case cells
        case timezone
        case directory
        case app
        case started
        case ended
        case isWholeCompany = "whole_company"
        case chosen = "departments_chosen"
        case below = "departments_below"
        case conditions = "people_where"
        case named = "departments_named"
        case departments
        case people
        case repeated
        case moved
        case leftOut = "left_out"
        case members
        case short = "departments_short"
        case unread = "departments_unread"
        case gone = "departments_gone"
        case movedOut = "departments_moved_out"
        case unsettled = "departments_unsettled"
        case looks
        case changed = "people_changed"
        case peopleNotShown = "people_not_shown"
        case resigned
        case fields
        case fieldsNeverSeen = "fields_never_seen"
        case attributesWithoutColumn = "attributes_without_column"
        case calls
        case time
        case files
        case digest
    }
}
