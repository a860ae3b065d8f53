import Wording

/// What people call a field in Chinese, who know 职务 and not `job_title`; in English the name on the wire says it.
package enum FieldTitle {
    /// The Chinese name of a field as it stands on the wire; whatever is no field, as it is.
    ///
    /// Custom attributes go by their own names.
    package static func chinese(_ name: String, of subject: Subject = .people) -> String {
        if let title = others[name] { return title }
        if name.hasPrefix(attributes) { return String(name.dropFirst(attributes.count)) }
        return switch subject {
        case .people:
            PersonField(rawValue: name)?.definition.chinese ?? DepartmentField(rawValue: name)?.definition.chinese
                ?? name
        case .departments:
            DepartmentField(rawValue: name)?.definition.chinese ?? PersonField(rawValue: name)?.definition.chinese
                ?? name
        }
    }

    /// The name of a field as people read it in English: as it stands on the wire, but for a custom attribute, which has a
    /// name of its own.
    package static func english(_ name: String) -> String {
        name.hasPrefix(attributes) ? name.dropFirst(attributes.count) + " (custom attribute)" : name
    }

    /// The Chinese name and, for where the name on the wire has to be written, that.
    package static func chineseWithName(_ name: String, of subject: Subject = .people) -> String {
        let title = chinese(name, of: subject)
        return title == name ? name : "\(title)（\(name)）"
    }

    private static let attributes = "custom_attrs."
    /// Names on the wire that are no columns of a sheet.
    private static let others = ["custom_attrs": "自定义字段", "i18n_name": "多语言名称"]

    /// The same of several, as a list.
    package static func chinese(_ names: [String], of subject: Subject = .people) -> String {
        names.map { chinese($0, of: subject) }.joined(separator: "、")
    }
}
