import Wording

/// What people call a field, who know 职务 or `Job title` and not `job_title`.
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

    /// The English name of a field as it stands on the wire; whatever is no field, as it is.
    ///
    /// Custom attributes go by their own names.
    package static func english(_ name: String, of subject: Subject = .people) -> String {
        if name.hasPrefix(attributes) { return name.dropFirst(attributes.count) + " (custom attribute)" }
        if let title = othersInEnglish[name] { return title }
        let (person, department) = (PersonField(rawValue: name)?.english, DepartmentField(rawValue: name)?.english)
        return switch subject {
        case .people: person ?? department ?? name
        case .departments: department ?? person ?? name
        }
    }

    /// The same within a sentence: `job title` of `job_title`.
    package static func englishInSentence(_ name: String, of subject: Subject = .people) -> String {
        let title = english(name, of: subject)
        let isOfLanguage = languages.contains { title.hasPrefix($0) }
        return title == name || isOfLanguage ? title : title.prefix(1).lowercased() + title.dropFirst()
    }

    /// The English name and, where it says another word than the name on the wire, that: `Departments (department_ids)`.
    package static func englishWithName(_ name: String, of subject: Subject = .people) -> String {
        let title = english(name, of: subject)
        let isAttribute = name.hasPrefix(attributes)
        return isAttribute || title.lowercased() == name.lowercased().replacing("_", with: " ")
            ? title : title == name ? name : "\(title) (\(name))"
    }

    /// Whether a name on the wire is that of a field, or stands for several.
    package static func isField(_ name: String) -> Bool {
        PersonField(rawValue: name) != nil || DepartmentField(rawValue: name) != nil || others[name] != nil
    }

    /// The Chinese name and, for where the name on the wire has to be written, that.
    package static func chineseWithName(_ name: String, of subject: Subject = .people) -> String {
        let title = chinese(name, of: subject)
        return title == name ? name : "\(title)（\(name)）"
    }

    private static let attributes = "custom_attrs."
    /// Names on the wire that are no columns of a sheet.
    private static let others = ["custom_attrs": "自定义字段", "i18n_name": "多语言名称"]
    private static let othersInEnglish = ["custom_attrs": "Custom attributes", "i18n_name": "Names in other languages"]
    /// Words that always begin with a capital letter.
    private static let languages = ["English", "Chinese", "Japanese"]

    /// The same of several, as a list.
    package static func chinese(_ names: [String], of subject: Subject = .people) -> String {
        names.map { chinese($0, of: subject) }.joined(separator: "、")
    }
}
