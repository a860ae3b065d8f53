import ContactAPI
package import Foundation
package import JobModel
import LocalFiles
import Wording
import Workbooks

/// A workbook to start from: a tab for people and one for departments, with what may stand in the cells as drop-downs and as
/// comments on the headings, and an example row that is left out when the workbook is read.
///
/// Every cell is of the format of text, so that no zero is lost and no number is shortened. Required columns have a star behind
/// their name, a thick line below it and "Required" in its comment.
package struct WorkbookTemplate: Sendable {
    private let subject: Subject
    private let naming: SheetTemplate.Naming
    private let view: DirectoryView?
    private let company: String?
    private let made: Date

    /// - Parameters:
    ///   - subject: What the first tab is about.
    ///   - naming: How the columns are called, and in which language the comments are.
    ///   - view: What the directory holds; without it columns of its own and its values are left out.
    ///   - company: What the directory is called.
    ///   - made: When the directory was asked.
    package init(
        _ subject: Subject,
        naming: SheetTemplate.Naming,
        view: DirectoryView? = nil,
        company: String? = nil,
        made: Date = Date()
    ) {
        self.subject = subject
        self.naming = naming
        self.view = view
        self.company = company
        self.made = made
    }

    /// A column of a tab as it is written.
    private struct Column {
        var header: String
        var isRequired: Bool
        var comment: String
        var example: String
        var values: [String]
        /// Whether a cell may hold others, or several of them.
        var takesOthers: Bool
    }

    /// Writes it; it replaces no file.
    ///
    /// - Parameters:
    ///   - path: The new file.
    ///   - stateFolder: Where it is recorded that the file is not finished; without one a kill leaves it behind.
    /// - Throws: `WorkbookWriteError`.
    /// - Returns: The file's path, as the only one.
    package func write(to path: String, stateFolder: String? = nil) throws -> [String] {
        let writer = try WorkbookWriter(path: path, registry: stateFolder.map(ScratchRegistry.init(stateFolder:)))
        let subjects = [subject] + Subject.allCases.filter { $0 != subject }
        let sheets = try subjects.map { (tab: try writer.addTab(name(of: $0)), columns: columns(of: $0)) }
        let values = try writer.addTab(words(LocalizedText(en: "values", zh: "可选值")))
        let about = try writer.addTab(words(LocalizedText(en: "about", zh: "说明")))
        writer.hide(values)
        writer.hide(about)
        let lists = sheets.flatMap { sheet in sheet.columns.filter { !$0.values.isEmpty } }
        try list(lists, in: values)
        var list = 0
        for (tab, columns) in sheets {
            try fill(columns, in: tab)
            for (place, column) in columns.enumerated() where !column.values.isEmpty {
                try tab.addList(
                    toColumn: place,
                    fromRow: 1,
                    values: WorkbookTab.ListValues(
                        first: WorkbookPlace(tab: values.name, row: 1, column: list),
                        count: column.values.count
                    ),
                    strictness: column.takesOthers ? .any : .asks
                )
                list += 1
            }
        }
        for line in facts { try about.write(line) }
        try writer.close()
        return [path]
    }

    private func fill(_ columns: [Column], in tab: WorkbookTab) throws {
        try tab.write(
            columns.map { column in
                WorkbookCell(
                    column.header,
                    style: column.isRequired ? .requiredHeader : .header,
                    comment: column.comment
                )
            }
        )
        try tab.write(columns.map(\.example), style: .example)
        tab.freeze(rows: 1, filter: false)
        for (place, column) in columns.enumerated() {
            let widest = ([column.header, column.example] + column.values.prefix(200)).map(DisplayWidth.of).max() ?? 0
            tab.setWidth(Double(min(max(widest + 4, 12), 40)), ofColumn: place)
        }
    }

    /// A column for each list, its header first.
    private func list(_ lists: [Column], in tab: WorkbookTab) throws {
        guard !lists.isEmpty else { return }
        try tab.write(lists.map(\.header), style: .header)
        for row in 0..<(lists.map(\.values.count).max() ?? 0) {
            try tab.write(lists.map { row < $0.values.count ? WorkbookCell($0.values[row]) : nil })
        }
    }

    private func columns(of subject: Subject) -> [Column] {
        let lists = TemplateLists(view: view, naming: naming)
        let own = TemplateColumn.columns(of: subject).map { column in
            let values = lists.values(of: column.field, subject)
            // A person may be in several departments; the department above may be one of the same tab.
            let fields = [PersonField.departmentIDs.rawValue, DepartmentField.parentDepartmentID.rawValue]
            return Column(
                header: column.name(naming) + (column.isRequired ? "*" : ""),
                isRequired: column.isRequired,
                comment: comment(column.hint, isRequired: column.isRequired, field: column.field, values),
                example: example(column, values, subject),
                values: values,
                takesOthers: fields.contains(column.field)
            )
        }
        guard subject == .people else { return own }
        return own
            + (view?.attributes ?? []).map { attribute in
                let values = lists.values(of: attribute)
                return Column(
                    header: SheetTemplate.header(of: attribute),
                    isRequired: false,
                    comment: comment(Self.hint(of: attribute), isRequired: false, field: attribute.id, values),
                    example: values.first ?? "",
                    values: values,
                    takesOthers: false
                )
            }
    }

    private func comment(_ hint: LocalizedText, isRequired: Bool, field: String, _ values: [String]) -> String {
        var lines = [
            words(isRequired ? LocalizedText(en: "Required.", zh: "必填。") : LocalizedText(en: "Optional.", zh: "选填。"))
                + (naming == .chinese ? "" : " ") + words(hint)
        ]
        if !values.isEmpty {
            lines.append(
                words(LocalizedText(en: "The cell's list has values to choose from.", zh: "可在单元格的下拉列表中选择。"))
            )
        }
        lines.append(words(LocalizedText(en: "Field: \(field)", zh: "字段：\(field)")))
        return lines.joined(separator: "\n")
    }

    /// The first of the company's own values where there are any; the name says that the row is an example.
    private func example(_ column: TemplateColumn, _ values: [String], _ subject: Subject) -> String {
        let own = naming == .chinese ? column.first : column.second
        switch subject {
        case .people:
            switch PersonField(rawValue: column.field) {
            case .name: return words(LocalizedText(en: "Example: \(own)", zh: "示例：\(own)"))
            case .leaderUserID: return ""
            // What the company does not have is no example for it.
            case .departmentIDs, .jobTitle, .city: return values.first ?? (view == nil ? column.first : "")
            default: return values.first ?? own
            }
        case .departments:
            guard column.field == DepartmentField.name.rawValue else { return column.first }
            return words(LocalizedText(en: "Example: Engineering", zh: "示例：\(column.first)"))
        }
    }

    private static func hint(of attribute: CustomAttributeDefinition) -> LocalizedText {
        switch CustomAttribute.Kind(rawValue: attribute.type) {
        case .text: LocalizedText(en: "Any text of up to 100 characters.", zh: "任意文本，最多 100 个字符。")
        case .webPage:
            LocalizedText(
                en: "A web page: its title and its address separated by |, or its title with a hyperlink.",
                zh: "网页：“标题|地址”，或带超链接的标题。"
            )
        case .enumeration, .picture: LocalizedText(en: "One of the attribute's options.", zh: "该字段的一个选项。")
        case .user:
            LocalizedText(
                en: "A person: a user_id, or employee_no:, mobile: or email: and the value.",
                zh: "人员的 user_id，或 employee_no:、mobile:、email: 加对应的值。"
            )
        case nil: LocalizedText(en: "A value of the type \(attribute.type).", zh: "类型为 \(attribute.type) 的值。")
        }
    }

    private var facts: [[String]] {
        let none = words(LocalizedText(en: "none was asked", zh: "未查询"))
        return [
            [words(LocalizedText(en: "Template of Roster", zh: "Roster 模板"))],
            [words(LocalizedText(en: "Company's directory", zh: "公司目录")), company ?? none],
            [words(LocalizedText(en: "Made at", zh: "生成时间")), made.formatted(.iso8601)],
        ]
    }

    private func name(of subject: Subject) -> String {
        switch subject {
        case .people: words(LocalizedText(en: "people", zh: "人员"))
        case .departments: words(LocalizedText(en: "departments", zh: "部门"))
        }
    }

    private func words(_ text: LocalizedText) -> String {
        switch naming {
        case .fields: text.en
        case .chinese: text.zh
        }
    }
}
