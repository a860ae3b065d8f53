/// What an export holds and how it is written, as the keys of a job and the options of the command say.
package struct ExportChoice: Sendable, Codable, Equatable {
    package var format: Format = .csv
    /// Of CSV.
    package var encoding: Encoding = .utf8
    package var headings: Headings = .names
    /// The columns of people.
    package var people: Columns = .usual
    package var departments: Columns = .usual
    /// What people must have to be written.
    package var conditions: [ExportCondition] = []
    /// The departments whose people are written, by id, open id or path; empty for all.
    package var within: [String] = []
    /// Whether departments below those of `within` belong to them.
    package var includesBelow = true
    package var departmentsAs: Departments = .paths
    package var leadersAs: Leaders = .userID
    /// How dates are written; `nil` for 2026-12-31, and for Unix seconds in formats that know numbers.
    package var dates: DatePattern?
    /// What stands between the items of a list.
    package var listSeparator = ";"
    /// A sheet that names leavers by mobile or email, who are looked for and written apart; its path.
    package var resignedFrom: String?

    package init() {}

    /// The kind of file.
    package enum Format: String, Sendable, Codable, CaseIterable { case csv, xlsx, ndjson, sqlite }

    package enum Encoding: String, Sendable, Codable, CaseIterable {
        /// With a byte order mark, by which spreadsheets know it.
        case utf8 = "utf-8"
        case gb18030
        case utf16 = "utf-16"
    }

    /// What columns are called.
    package enum Headings: String, Sendable, Codable, CaseIterable {
        /// As fields are spelled on the wire.
        case names
        case english = "en"
        case chinese = "zh"
    }

    /// Which columns a table has.
    package enum Columns: Sendable, Codable, Equatable {
        /// Those that an import understands, and a few besides.
        case usual
        /// Everything that the directory gives.
        case all
        /// These, in this order.
        case named([String])
    }

    /// As what a department stands in a cell.
    package enum Departments: String, Sendable, Codable, CaseIterable {
        /// The path where it leads back to the department, else its id.
        case paths = "path"
        case ids = "id"
        case openIDs = "open_id"
    }

    /// As what a person stands in another's cell.
    package enum Leaders: String, Sendable, Codable, CaseIterable {
        case userID = "user_id"
        /// With `employee_no:` before it, by which an import knows it.
        case employeeNumber = "employee_no"
        /// The name, and the id in brackets: to be read, not to be imported.
        case name
    }

    /// Whether a text may stand between the items of a list: one sign that no id of a department has.
    package static func isListSeparator(_ text: String) -> Bool { [";", "；", ",", "，", "、", "|", "\n"].contains(text) }
}
