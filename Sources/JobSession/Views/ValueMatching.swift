import Foundation
package import JobEngine
package import JobModel
import RowValidation

/// The values of the columns that refer to something: each once, with how many rows have it and what it becomes.
package struct ValueMatching: Sendable {
    package let columns: [Column]
    package let step: StepDefinition
    /// Columns to which the sheet gives no heading, as the job calls them.
    package let unnamed: Set<String>
    /// The headings of columns that the job calls by their numbers because others have the same, by these names.
    package let repeated: [String: String]
    /// All columns as the job calls them.
    package let header: [String]

    package struct Column: Sendable {
        package let header: String
        package let field: String
        /// Those that no choice has first, then by how many rows have them.
        package let values: [Value]
        /// Distinct values beyond those that are kept.
        package let beyond: Int
        /// What the directory has; `nil` where it was not asked.
        package let options: [String]?
        /// What `allow_new` calls what would be made of unknown names; `nil` where none would be.
        package let newName: String?
        /// Whether a cell may have several of the values.
        package let isList: Bool
        fileprivate let judge: Judge

        /// Whether the directory has what a value is to become, or a sheet makes it; `nil` where nobody knows.
        package func has(_ replacement: String) -> Bool? {
            let value = judge.value(replacement, rows: 0, chosen: nil)
            return value.comesWith == nil ? value.isKnown : true
        }
    }

    package struct Value: Sendable, Equatable {
        package let text: String
        package let rows: Int
        /// What the job makes of it.
        package let chosen: String?
        /// Whether the directory has it, or what it becomes; `nil` where nobody knows.
        package let isKnown: Bool?
        /// Whether it is a department that the sheet itself makes, and the directory does not have; it counts as known.
        package var isOfSheet = false
        /// The option that looks most like it.
        package let nearest: String?
        /// The sheet that makes the department, which the directory does not have yet; `nil` where none does.
        package var comesWith: ComingDepartments.Sheet?
        /// Whether it looks like a department's id, and no department that is known has it.
        package var looksLikeID = false
        /// Whether it is several departments that are there, with another sign between them than lists have.
        package var isSeveral = false
    }

    /// - Parameters:
    ///   - job: Whose first step reads the sheet.
    ///   - folder: What the job's paths are relative to.
    ///   - choices: What the directory has, where it was asked.
    ///   - coming: What other sheets make.
    /// - Throws: What reading the sheet throws.
    package init?(
        job: JobDefinition,
        folder: String,
        choices: DirectoryChoices?,
        coming: [ComingDepartments] = []
    ) throws {
        guard let step = job.steps.first else { return nil }
        let columns = try ReferringColumns(step, folder: folder, choices)
        self.init(step, columns, try ValueCounts(columns, of: step, folder: folder), choices, coming)
    }

    /// With values that were counted before.
    package init(
        _ step: StepDefinition,
        _ columns: ReferringColumns,
        _ counts: ValueCounts,
        _ choices: DirectoryChoices?,
        _ coming: [ComingDepartments]
    ) {
        (self.step, unnamed, repeated, header) = (step, columns.unnamed, columns.repeated, columns.header)
        self.columns = zip(columns.all, counts.all).map { Self.column($0, $1, own: counts.own, choices, coming) }
    }

    private static func column(
        _ column: SheetColumns.Column,
        _ counts: [String: Int],
        own: SheetDepartments,
        _ choices: DirectoryChoices?,
        _ coming: [ComingDepartments]
    ) -> Column {
        let field = column.meaning.fieldName ?? ""
        let options = options(of: field, choices)
        let isParent = field == DepartmentField.parentDepartmentID.rawValue
        let isDepartment = isParent || field == PersonField.departmentIDs.rawValue
        let judge = Judge(
            known: KnownValues(field, options, choices),
            options: options,
            own: isParent ? own : nil,
            coming: isDepartment ? coming : [],
            there: isDepartment ? choices.map { SheetDepartments.Paths($0.departments) } : nil,
            ids: isDepartment ? choices?.departmentIDs : nil,
            isDepartment: isDepartment,
            isParent: isParent
        )
        let values = counts.map { judge.value($0, rows: $1, chosen: column.values[$0]) }
        let order = values.sorted { one, other in
            let (first, second) = (one.isKnown == false, other.isKnown == false)
            if first != second { return first }
            return (other.rows, one.text) < (one.rows, other.text)
        }
        return Column(
            header: column.header,
            field: field,
            values: Array(order.prefix(valueLimit)),
            beyond: order.count - min(order.count, valueLimit),
            options: options,
            newName: newName(of: field),
            isList: column.meaning.isList,
            judge: judge
        )
    }

    /// What is known of a column's values.
    fileprivate struct Judge: Sendable {
        let known: KnownValues?
        let options: [String]?
        /// What the sheet makes and the column may name; `nil` for a column that names nothing of its own sheet.
        let own: SheetDepartments?
        let coming: [ComingDepartments]
        let there: SheetDepartments.Paths?
        /// Of the directory's departments.
        let ids: [String]?
        let isDepartment: Bool
        /// Parents are names as often as ids, and nothing is made of them.
        let isParent: Bool

        func value(_ text: String, rows: Int, chosen: String?) -> Value {
            let taken = chosen ?? text
            let isThere = known.map { $0.have(taken) }
            let isOfSheet = isThere != true && own?.has(taken, beside: there) == true
            let isKnown = isOfSheet ? true : isThere
            let items = isDepartment && isKnown != true ? taken.listItems : []
            let missing = items.filter { known?.have($0) != true }
            let sheet = coming.first { sheet in
                !missing.isEmpty && missing.allSatisfy { sheet.departments.has($0, beside: there) }
            }
            let looksLikeID =
                isKnown == false && sheet == nil && !isParent && missing.contains(where: DepartmentIDLook.isLike)
            let isOpen = isKnown == false && chosen == nil
            let nearID = isOpen && looksLikeID ? ids.flatMap { JobModel.nearest(text, among: $0.sorted()) } : nil
            return Value(
                text: text,
                rows: rows,
                chosen: chosen,
                isKnown: isKnown,
                isOfSheet: isOfSheet,
                nearest: nearID ?? (isOpen ? options.flatMap { ValueMatching.nearestOption(to: text, $0) } : nil),
                comesWith: sheet?.sheet,
                looksLikeID: looksLikeID,
                isSeveral: isOpen && isDepartment && !isParent && isSeveral(text)
            )
        }

        private func isSeveral(_ text: String) -> Bool {
            let parts = text.split { "、，,|｜".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
            return parts.count > 1 && parts.allSatisfy { !$0.isEmpty && known?.have($0) == true }
        }
    }

    /// The nearest of the options, and of departments also one whose last level is near.
    private static func nearestOption(to text: String, _ options: [String]) -> String? {
        if let near = nearest(text, among: options) { return near }
        let last = text.split(separator: "/").last.map(String.init) ?? text
        var paths: [String: String] = [:]
        for option in options { paths[option.split(separator: "/").last.map(String.init) ?? option] = option }
        if let near = nearest(last, among: paths.keys.sorted()) { return paths[near] }
        // 市场 and 市场部.
        return options.first { $0.count > 1 && last.count > 1 && ($0.hasSuffix(last + "部") || last == $0 + "部") }
    }

    private static func options(of field: String, _ choices: DirectoryChoices?) -> [String]? {
        switch PersonField(rawValue: field) {
        case .gender: ["男", "女", "其他", "保密", "male", "female", "other", "secret", "0", "1", "2", "3"]
        case .departmentIDs: choices?.departments
        case .jobTitle: choices?.jobTitles
        case .city: choices?.cities
        case .employeeType: choices?.employeeTypes
        default:
            if let name = KnownValues.attribute(field) {
                choices?.attributes?.first { $0.names.contains(name) }?.options
            } else {
                field == DepartmentField.parentDepartmentID.rawValue ? choices?.departments : nil
            }
        }
    }

    private static func newName(of field: String) -> String? {
        switch PersonField(rawValue: field) {
        case .departmentIDs: "department"
        case .jobTitle: "job_title"
        case .city: "city"
        default: nil
        }
    }

    private static let valueLimit = 1000
}
