import JobModel

extension RunStatus {
    /// How far an export is; the keys are the interface.
    package struct Export: Sendable, Codable, Equatable {
        /// Where it is to be, or is.
        package var folder: String
        /// Where it is made for as long as it is not whole.
        package var unfinished: String
        package var departments: Int
        package var departmentsRead: Int
        /// People who were met so far, each once; at the end those who are written.
        package var people: Int
        package var calls: Int

        package enum CodingKeys: String, CodingKey {
            case folder
            case unfinished
            case departments
            case departmentsRead = "departments_read"
            case people
            case calls
        }

        init(_ record: ExportRecord) {
            folder = record.target
            unfinished = record.folder
            departments = record.lists
            departmentsRead = record.listsRead
            people = record.people
            calls = record.effort.totalCalls
        }
    }
}
