import ContactAPI
import Foundation
import JobModel

/// What a row changes in a person who exists, field by field; what the row leaves empty stays as it is.
struct PersonDifference {
    private(set) var patch = User()
    private(set) var changes: [FieldChange] = []
    private let existing: User
    private let view: DirectoryView
    private let dates: DateCell

    init(from existing: User, to wish: DesiredPerson, view: DirectoryView, dates: DateCell) {
        self.existing = existing
        self.view = view
        self.dates = dates
        var person = wish.person
        person.dottedLineLeaderUserIDs = wish.later?.dottedLineLeaderUserIDs ?? person.dottedLineLeaderUserIDs
        compare("name", \.name, with: person)
        compare("en_name", \.enName, with: person)
        compare("nickname", \.nickname, with: person)
        compareFolded("email", \.email, with: person)
        compare("mobile", \.mobile, with: person)
        compare("mobile_visible", \.mobileVisible, with: person)
        compare("gender", \.gender, with: person)
        compare("leader_user_id", \.leaderUserID, with: person)
        compare("dotted_line_leader_user_ids", \.dottedLineLeaderUserIDs, with: person)
        compare("job_title", \.jobTitle, with: person)
        compare("city", \.city, with: person)
        compare("country", \.country, with: person)
        compare("work_station", \.workStation, with: person)
        compareJoinTime(with: person)
        compare("employee_no", \.employeeNo, with: person)
        compare("employee_type", \.employeeType, with: person)
        compareFolded("enterprise_email", \.enterpriseEmail, with: person)
        compare("job_level_id", \.jobLevelID, with: person)
        compare("job_family_id", \.jobFamilyID, with: person)
        compareFrozen(with: person)
        compareDepartments(with: person)
        compareAttributes(with: wish.later?.customAttributes ?? person.customAttributes)
        clear(wish.draft.clears)
    }

    private mutating func compare<Value: Equatable>(
        _ name: String,
        _ field: WritableKeyPath<User, Value?>,
        with wish: User
    ) {
        guard let new = wish[keyPath: field], new != existing[keyPath: field] else { return }
        patch[keyPath: field] = new
        changes.append(FieldChange(field: name, old: text(existing[keyPath: field]), new: text(new)))
    }

    /// Addresses that differ only by case are the same.
    private mutating func compareFolded(_ name: String, _ field: WritableKeyPath<User, String?>, with wish: User) {
        guard wish[keyPath: field]?.lowercased() != existing[keyPath: field]?.lowercased() else { return }
        compare(name, field, with: wish)
    }

    /// The flag of an answer stands in `status` as well, on some endpoints only there.
    private mutating func compareFrozen(with wish: User) {
        guard let new = wish.isFrozen else { return }
        let old = existing.isFrozen ?? existing.status?.isFrozen ?? false
        guard new != old else { return }
        patch.isFrozen = new
        changes.append(FieldChange(field: "is_frozen", old: text(old), new: text(new)))
    }

    private mutating func compareJoinTime(with wish: User) {
        guard let new = wish.joinTime, new != existing.joinTime else { return }
        patch.joinTime = new
        changes.append(FieldChange(field: "join_time", old: date(existing.joinTime), new: date(new)))
    }

    private func date(_ unixSeconds: Int?) -> String? { unixSeconds.map(dates.text) }

    /// Departments are the same when they are the same set with the same primary one.
    private mutating func compareDepartments(with wish: User) {
        guard let new = wish.departmentIDs else { return }
        let old = existing.departmentIDs ?? []
        let primary = existing.orders?.first { $0.isPrimaryDepartment == true }?.departmentID ?? old.first
        guard Set(new) != Set(old) || new.first != primary else { return }
        patch.departmentIDs = new
        changes.append(FieldChange(field: "department_ids", old: names(old), new: names(new)))
    }

    private mutating func compareAttributes(with wish: [CustomAttribute]?) {
        guard let wish else { return }
        let old = Dictionary(
            (existing.customAttributes ?? []).map { ($0.id ?? "", $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let new = wish.filter { old[$0.id ?? ""]?.asRequest.value != $0.value }
        guard !new.isEmpty else { return }
        for attribute in new {
            let name = "custom_attrs.\(attribute.id ?? "")"
            changes.append(
                FieldChange(field: name, old: old[attribute.id ?? ""]?.words(view), new: attribute.words(view))
            )
        }
        // Whether a patch merges the list or replaces it is not documented (U14): the whole list is right either way.
        let kept = (existing.customAttributes ?? []).filter { here in !new.contains { $0.id == here.id } }
        patch.customAttributes = kept.map(\.asRequest) + new
    }

    /// Only what is documented can be cleared: `join_time` by 0, `job_title` by one space.
    ///
    /// Source: contact API, 2.1.
    private mutating func clear(_ fields: Set<PersonField>) {
        if fields.contains(.joinTime), let old = existing.joinTime {
            patch.joinTime = 0
            changes.append(FieldChange(field: "join_time", old: date(old), new: nil))
        }
        if fields.contains(.jobTitle), let old = existing.jobTitle {
            patch.jobTitle = " "
            changes.append(FieldChange(field: "job_title", old: old, new: nil))
        }
    }

    private func names(_ keys: [String]) -> String {
        keys.map { view.departments.nodes[$0]?.cell ?? $0 }.joined(separator: ";")
    }

    private func text<Value>(_ value: Value?) -> String? {
        value.map { value in
            if let list = value as? [String] { return list.map(Self.words).joined(separator: ";") }
            return (value as? String).map(Self.words) ?? "\(value)"
        }
    }

    private static func words(_ text: String) -> String {
        Placeholder(text)?.words ?? text
    }
}

extension CustomAttribute {
    /// As a request writes it: an answer's `option_value`, `name` and `picture_url` left out.
    var asRequest: CustomAttribute {
        guard var value else { return self }
        value.optionValue = nil
        value.name = nil
        value.pictureURL = nil
        // Without `pc_url` the desktop uses `url`; an answer may say so in so many words.
        if value.pcURL == value.url { value.pcURL = nil }
        return CustomAttribute(type: type, id: id, value: value)
    }

    /// The value as people read it.
    func words(_ view: DirectoryView) -> String? {
        guard let value else { return nil }
        if let option = value.optionID {
            let definition = view.attributes.first { $0.id == id }
            let choice = definition?.options?.options?.first { $0.id == option }
            return choice?.name ?? choice?.value ?? option
        }
        if let user = value.genericUser {
            return Placeholder(user.id)?.words ?? user.id
        }
        return [value.text, value.url, value.pcURL].compactMap { $0 }.joined(separator: "|")
    }
}
