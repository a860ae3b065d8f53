import CSVStream
import ContactAPI
package import JobModel
import Wording

/// A sheet to start from: the columns to fill, with a row or two that show how, and what the cells may hold.
package struct SheetTemplate: Sendable {
    package enum Naming: Sendable {
        /// As on the wire: `department_ids`.
        case fields
        /// As Chinese consoles name things: 部门.
        case chinese
    }

    package let header: [String]
    package let rows: [[String]]
    /// Column and value, where only some values may stand; the header first.
    package let allowedValues: [[String]]

    /// - Parameters:
    ///   - subject: People or departments.
    ///   - naming: How the columns are called.
    ///   - view: What the directory holds; without it columns of its own and allowed values are left out.
    package init(_ subject: Subject, naming: Naming, view: DirectoryView? = nil) {
        let columns = TemplateColumn.columns(of: subject)
        let attributes = subject == .people ? view?.attributes ?? [] : []
        header = columns.map { $0.name(naming) } + attributes.map(Self.header)
        rows = [\.first, \.second].map { (row: KeyPath<TemplateColumn, String> & Sendable) in
            columns.map { $0[keyPath: row] } + attributes.map { _ in "" }
        }
        let name = { (field: String) in columns.first { $0.field == field }?.name(naming) ?? field }
        var allowed = [["column", "value", "meaning"]]
        if let view { allowed += Self.values(subject, view, attributes, name) }
        allowedValues = allowed
    }

    static func header(of attribute: CustomAttributeDefinition) -> String {
        "custom_attrs." + (attribute.i18nName?.first?.value ?? attribute.id)
    }

    private static func values(
        _ subject: Subject,
        _ view: DirectoryView,
        _ attributes: [CustomAttributeDefinition],
        _ name: (String) -> String
    ) -> [[String]] {
        let departments = view.departments.nodes.values.sorted { $0.path.lexicographicallyPrecedes($1.path) }.map {
            node in
            (node.path.joined(separator: "/"), node.department.departmentID ?? node.key)
        }
        guard subject == .people else {
            return departments.map { [name(DepartmentField.parentDepartmentID.rawValue), $1, $0] }
        }
        var values = departments.map { [name(PersonField.departmentIDs.rawValue), $0, $1] }
        values += view.employeeTypes.filter { $0.enumStatus != 2 }.map { type in
            [name(PersonField.employeeType.rawValue), type.enumValue ?? "", type.content ?? ""]
        }
        values += ["0", "1", "2", "3"].enumerated().map { place, value in
            [name(PersonField.gender.rawValue), value, ["secret", "male", "female", "other"][place]]
        }
        values += (view.jobTitles ?? []).sorted().map { [name(PersonField.jobTitle.rawValue), $0, ""] }
        values += (view.cities ?? []).sorted().map { [name(PersonField.city.rawValue), $0, ""] }
        for attribute in attributes {
            let options = attribute.options?.options ?? []
            values += options.map { [header(of: attribute), $0.name ?? $0.value ?? $0.id, $0.id] }
            if options.isEmpty { values.append([header(of: attribute), "", attribute.type]) }
        }
        return values
    }

    /// Writes the sheet, and beside it the values where there are any; neither replaces a file.
    ///
    /// - Throws: `CSVStreamError` where a file is there already or cannot be written.
    /// - Returns: The files' paths.
    package func write(to path: String) throws -> [String] {
        try Self.write([header] + rows, to: path)
        guard allowedValues.count > 1 else { return [path] }
        let dot = path.lastIndex(of: ".").flatMap { path[$0...].contains("/") ? nil : $0 } ?? path.endIndex
        let values = path[..<dot] + "-values" + path[dot...]
        try Self.write(allowedValues, to: String(values))
        return [path, String(values)]
    }

    private static func write(_ records: [[String]], to path: String) throws {
        var writer = try CSVWriter(path: path)
        for record in records { try writer.write(record) }
        try writer.close()
    }
}
