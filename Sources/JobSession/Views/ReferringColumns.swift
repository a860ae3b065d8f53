import Foundation
package import JobEngine
package import JobModel
import RowValidation

/// The columns of a sheet whose values name things that the directory has.
package struct ReferringColumns: Sendable {
    let all: [SheetColumns.Column]
    /// Those by which the departments are called that the sheet itself makes, and which parents may name.
    let own: [SheetColumns.Column]
    /// Columns to which the sheet gives no heading, as the job calls them.
    let unnamed: Set<String>
    /// The headings of columns that the job calls by their numbers because others have the same, by these names.
    let repeated: [String: String]
    let header: [String]

    /// Those of `all`, and then those of `own`.
    package var places: [Int] { (all + own).map(\.place) }

    /// What tells their values from those of the same columns when the job says something else of whole lists.
    package var marks: [String] {
        (all + own).map { column in
            let lists = column.meaning.isList ? column.values.keys.filter { $0.listItems != [$0] }.sorted() : []
            return (["\(column.place)"] + lists).joined(separator: "\u{1F}")
        }
    }

    /// Whether only the directory knows what some of them may say; the words for a gender are always the same.
    package var needDirectory: Bool { all.contains { $0.meaning.fieldName != PersonField.gender.rawValue } }

    /// - Parameters:
    ///   - step: Reads the sheet.
    ///   - folder: What its paths are relative to.
    ///   - choices: What the directory has, where it was asked.
    /// - Throws: What reading the sheet's header throws.
    package init(_ step: StepDefinition, folder: String, _ choices: DirectoryChoices?) throws {
        let sheet = try StepSource.open(step.uncorrected, folder: folder)
        header = sheet.header
        unnamed = Set(sheet.numberedPlaces.map { sheet.header[$0] })
        repeated = sheet.headingsOfNumbers
        let columns = SheetColumns(header: header, step: step, attributes: []).columns.filter { $0.source == .whole }
        all = columns.filter { $0.meaning.fieldName.map { Self.refers($0, choices) } == true }
        // A sheet that only changes departments makes none.
        let isNamed =
            step.mode != .update && all.contains { $0.meaning == .department(.parentDepartmentID) }
        own = columns.filter {
            isNamed && [.department(.departmentID), .department(.name)].contains($0.meaning)
        }
    }

    func own(_ field: DepartmentField) -> SheetColumns.Column? { own.first { $0.meaning == .department(field) } }

    /// Whether the values of a field name things that there are, so that they can be other ones by mistake.
    private static func refers(_ field: String, _ choices: DirectoryChoices?) -> Bool {
        switch PersonField(rawValue: field) {
        case .departmentIDs, .jobTitle, .city, .employeeType, .gender: true
        default:
            if let name = KnownValues.attribute(field) {
                // One that takes any text refers to nothing; which ones do so only the directory knows.
                choices?.attributes?.first { $0.names.contains(name) }.map { $0.options != nil } ?? true
            } else {
                field == DepartmentField.parentDepartmentID.rawValue
            }
        }
    }
}

/// How many rows have each value of some columns.
package struct ValueCounts: Sendable {
    /// Of each column by its values, of which very many are not all counted; of lists by their items.
    let all: [[String: Int]]
    /// The departments that the sheet makes.
    let own: SheetDepartments

    /// - Throws: What reading the sheet throws.
    package init(_ columns: ReferringColumns, of step: StepDefinition, folder: String) throws {
        var own = SheetDepartments()
        let parent = columns.all.first { $0.meaning == .department(.parentDepartmentID) }
        let (id, name) = (columns.own(.departmentID), columns.own(.name))
        var counts = [[String: Int]](repeating: [:], count: columns.all.count)
        var records = try StepSource.open(step, folder: folder).records()
        while let batch = try records.nextBatch() {
            try Task.checkCancellation()
            for entry in batch.entries {
                let record = batch.record(of: entry).record
                if !columns.own.isEmpty {
                    let values = [id, name, parent].map { column in
                        guard let column else { return "" }
                        let text = record.string(at: column.place).trimmingCharacters(in: .whitespaces)
                        return column.translated(text)
                    }
                    own.add(id: values[0], name: values[1], parent: values[2])
                }
                for (offset, column) in columns.all.enumerated() {
                    let cell = record.string(at: column.place).trimmingCharacters(in: .whitespaces)
                    let texts = column.translatable(in: cell)
                    // What a list names twice is in one row.
                    for text in texts.count > 1 ? Array(Set(texts)) : texts
                    where counts[offset][text] != nil || counts[offset].count < Self.distinctLimit {
                        counts[offset][text, default: 0] += 1
                    }
                }
            }
        }
        all = counts
        self.own = own
    }

    private static let distinctLimit = 5000
}
