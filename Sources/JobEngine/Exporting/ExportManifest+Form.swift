import Foundation
package import JobModel
import LocalFiles

extension ExportManifest {
    /// What tells one choice of what is written, and how, from another.
    static func form(of choice: ExportChoice) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return SHA256.of(try encoder.encode(choice))
    }

    /// Whether the files were made with this choice.
    ///
    /// A process that was killed after it had kept another choice, and before it removed the files, leaves files of the choice
    /// before. A manifest that does not say how its files were made is of an earlier version, which did not know the difference.
    func isMade(as choice: ExportChoice) throws -> Bool {
        guard let form else { return true }
        return try form == Self.form(of: choice)
    }
}

extension ExportManifest {
    /// How cells are written that can be written in several ways, by the keys of a job.
    package struct CellForm: Sendable, Codable, Equatable {
        package var departments: ExportChoice.Departments
        package var leaders: ExportChoice.Leaders
        /// `nil` for what is usual in the format.
        package var dates: DatePattern?
        package var lists: String

        package enum CodingKeys: String, CodingKey {
            case departments = "departments_as"
            case leaders = "leaders_as"
            case dates
            case lists
        }

        package init(_ choice: ExportChoice) {
            (departments, leaders) = (choice.departmentsAs, choice.leadersAs)
            (dates, lists) = (choice.dates, choice.listSeparator)
        }
    }
}
