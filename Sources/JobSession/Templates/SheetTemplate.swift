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
        let columns = subject == .people ? Self.people : Self.departments
        let attributes = subject == .people ? view?.attributes ?? [] : []
        header = columns.map { naming == .chinese ? $0.chinese : $0.field } + attributes.map(Self.header)
        rows = [\.first, \.second].map { (row: KeyPath<Column, String> & Sendable) in
            columns.map { $0[keyPath: row] } + attributes.map { _ in "" }
        }
        let isChinese = naming == .chinese
        let name = { (field: String) in
            columns.first { $0.field == field }.map { isChinese ? $0.chinese : $0.field } ?? field
        }
        var allowed = [["column", "value", "meaning"]]
        if let view { allowed += Self.values(subject, view, attributes, name) }
        allowedValues = allowed
    }

    private static func header(of attribute: CustomAttributeDefinition) -> String {
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

    private struct Column: Sendable {
        var field: String
        var chinese: String
        var first: String
        var second: String

        init(person field: PersonField, chinese: String, first: String, second: String) {
            (self.field, self.chinese, self.first, self.second) = (field.rawValue, chinese, first, second)
        }

        init(department field: DepartmentField, chinese: String, first: String, second: String) {
            (self.field, self.chinese, self.first, self.second) = (field.rawValue, chinese, first, second)
        }
    }

    private static let people = [
        Column(person: .name, chinese: "姓名", first: "陈晓明", second: "Ada Example"),
        Column(person: .mobile, chinese: "手机号", first: "13800000001", second: "13800000002"),
        Column(person: .email, chinese: "邮箱", first: "chen.xiaoming@example.com", second: "ada@example.com"),
        Column(person: .departmentIDs, chinese: "部门", first: "工程部/后端", second: "工程部/后端;产品部"),
        Column(person: .employeeNo, chinese: "工号", first: "T0001", second: "T0002"),
        Column(person: .leaderUserID, chinese: "直属上级", first: "", second: "employee_no:T0001"),
        Column(person: .jobTitle, chinese: "职务", first: "工程师", second: "Engineer"),
        Column(person: .city, chinese: "工作城市", first: "上海", second: "上海"),
        Column(person: .joinTime, chinese: "入职日期", first: "2026-12-01", second: "2026-12-01"),
        Column(person: .employeeType, chinese: "人员类型", first: "1", second: "1"),
        Column(person: .gender, chinese: "性别", first: "男", second: "female"),
    ]

    private static let departments = [
        Column(department: .departmentID, chinese: "部门ID", first: "eng", second: "eng-backend"),
        Column(department: .name, chinese: "部门名称", first: "工程部", second: "后端"),
        Column(department: .parentDepartmentID, chinese: "上级部门ID", first: "", second: "eng"),
        Column(department: .order, chinese: "排序", first: "10", second: "10"),
        Column(department: .nameEnUS, chinese: "英文名称", first: "Engineering", second: "Backend"),
    ]
}
