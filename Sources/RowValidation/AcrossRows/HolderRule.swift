import ContactAPI
import JobModel
import Wording

/// Requires email, mobile, user_id and employee_no to be free or the person's own; two different holders of email and
/// mobile are the account conflict of S55, and a holder whose own record disagrees is none that can be written to.
enum HolderRule {
    static func findings(_ person: PersonDraft, existing: User?, view: DirectoryView) -> [Finding] {
        let doubts = [
            person.values.mobile.map(PersonReference.mobile),
            person.values.email.map { PersonReference.email($0.lowercased()) },
            existing == nil ? person.values.userID.map(PersonReference.userID) : nil,
        ].compactMap { $0.flatMap(view.people.doubt) }
        guard doubts.isEmpty else { return doubts.map(Finding.holderUnclear) }
        let mobile = holder(person.values.mobile.map(PersonReference.mobile), view)
        let email = holder(person.values.email.map { PersonReference.email($0.lowercased()) }, view)
        if let mobile, let email, mobile != email, view.people.people[mobile].openID != view.people.people[email].openID
        {
            return [.accountConflict(person)]
        }
        var findings: [Finding] = []
        func note(_ field: String, _ value: String?, _ holder: Int?) {
            guard let value, let holder, view.people.people[holder].openID != existing?.openID else { return }
            findings.append(.taken(field, value, by: view.people.people[holder]))
        }
        note("mobile", person.values.mobile, mobile)
        note("email", person.values.email, email)
        note("user_id", person.values.userID, holder(person.values.userID.map(PersonReference.userID), view))
        note(
            "employee_no",
            person.values.employeeNo,
            holder(person.values.employeeNo.map(PersonReference.employeeNo), view)
        )
        return findings
    }

    /// The holder's place among the people; a leaver blocks nothing (U26), and `LeaverRule` says so.
    private static func holder(_ key: PersonReference?, _ view: DirectoryView) -> Int? {
        key.flatMap(view.people.activePlace)
    }
}

/// Requires a match to look like the same person: name, mobile and email must not all differ.
///
/// Source: Decisions, "Identity before update".
enum IdentityRule {
    static func findings(_ person: PersonDraft, existing: User) -> [Finding] {
        let pairs: [(String?, String?)] = [
            (person.values.name, existing.name), (person.values.mobile, existing.mobile),
            (person.values.email?.lowercased(), existing.email?.lowercased()),
        ]
        let known = pairs.compactMap { new, old in new.flatMap { new in old.map { $0 != new } } }
        guard known.count == pairs.count, known.allSatisfy({ $0 }) else { return [] }
        return [
            Finding(
                code: "identity.differs",
                value: person.values.name,
                problem: LocalizedText(
                    en: "the row matches '\(existing.name ?? "")', but name, mobile and email all differ",
                    zh: "匹配到“\(existing.name ?? "")”，但姓名、手机号和邮箱均不同"
                ),
                remedy: LocalizedText(
                    en: "Check the match key; if it is the same person, set allow_identity_change.",
                    zh: "请核对匹配字段；确为同一人时请设置 allow_identity_change。"
                ),
                pageRemedy: LocalizedText(
                    en:
                        "Check the cell by which the row is matched. If it is the same person, change the name, mobile or email in the directory first.",
                    zh: "请核对用于匹配的单元格；确为同一人时，请先在管理后台修改姓名、手机号或邮箱之一。"
                )
            )
        ]
    }
}

/// Requires job titles and cities to exist: a new one stays in the tenant's list permanently.
enum NewValueRule {
    static func findings(_ person: PersonDraft, view: DirectoryView, allowed: Set<String>) -> [Finding] {
        var findings: [Finding] = []
        if let title = person.values.jobTitle, let known = view.jobTitles, !known.contains(title),
            !allowed.contains("job_title")
        {
            findings.append(.newValue("job_title", title, nearest: nearest(title, among: known)))
        }
        if let city = person.values.city, let known = view.cities, !known.contains(city), !allowed.contains("city") {
            findings.append(.newValue("city", city, nearest: nearest(city, among: known)))
        }
        return findings
    }
}

extension Finding {
    fileprivate static func accountConflict(_ person: PersonDraft) -> Finding {
        Finding(
            code: "account.conflict",
            column: "mobile",
            value: person.values.mobile,
            problem: LocalizedText(
                en: "the mobile and the email belong to two different people in the directory",
                zh: "手机号和邮箱分别属于两个不同的账号"
            ),
            remedy: LocalizedText(
                en: "Correct one of them, or cancel one of the two accounts and add the person again.",
                zh: "请更正其中之一，或注销其中一个账号后重新添加。"
            )
        )
    }

    fileprivate static func holderUnclear(_ doubt: HolderDoubt) -> Finding {
        let column = doubt.key.field?.rawValue ?? ""
        guard let holder = doubt.holder else { return holderNotSaid(column, doubt.key.value) }
        let (en, zh) =
            doubt.recorded.map { ("whose own record says '\($0)'", "但该成员自己的记录为“\($0)”") }
            ?? ("whom it does not show", "但没有返回该成员的记录")
        return Finding(
            code: "holder.unclear",
            column: column,
            value: doubt.key.value,
            problem: LocalizedText(
                en: "the directory says that \(column) '\(doubt.key.value)' belongs to \(holder), \(en)",
                zh: "目录称\(FieldTitle.chinese(column))“\(doubt.key.value)”属于 \(holder)，\(zh)"
            ),
            remedy: LocalizedText(
                en: "Look that person up in the directory and correct one of the two; then run it again.",
                zh: "请在目录中核对该成员并更正其中之一，然后重新运行。"
            )
        )
    }

    /// The directory has left the key out of its answer.
    private static func holderNotSaid(_ column: String, _ value: String) -> Finding {
        Finding(
            code: "holder.unclear",
            column: column,
            value: value,
            problem: LocalizedText(
                en:
                    "the directory does not say whether \(column) '\(value)' belongs to somebody: it left it out of its answer",
                zh: "目录的应答中没有\(FieldTitle.chinese(column))“\(value)”，无法确定它是否已属于他人"
            ),
            remedy: LocalizedText(
                en:
                    "Its holder may be outside the app's scope: widen the scope, or use another value; then run it again.",
                zh: "持有人可能不在应用的通讯录权限范围内：请扩大权限范围或换用其他值，然后重新运行。"
            )
        )
    }

    fileprivate static func taken(_ field: String, _ value: String, by holder: User) -> Finding {
        let who = holder.userID ?? holder.openID ?? ""
        return Finding(
            code: "\(field).taken",
            column: field,
            value: value,
            problem: LocalizedText(
                en: "\(field) '\(value)' belongs to another person (\(who))",
                zh: "\(FieldTitle.chinese(field))“\(value)”已属于他人（\(who)）"
            ),
            remedy: LocalizedText(en: "Correct it, or free it there first.", zh: "请更正，或先在目录中释放。")
        )
    }

    fileprivate static func newValue(_ field: String, _ value: String, nearest: String?) -> Finding {
        let hint = nearest.map { (". Did you mean '\($0)'?", "。是否应为“\($0)”？") } ?? ("", "")
        return Finding(
            code: "\(field).new",
            column: field,
            value: value,
            problem: LocalizedText(
                en: "there is no \(field) '\(value)' yet\(hint.0)",
                zh: "\(FieldTitle.chinese(field))“\(value)”尚不存在\(hint.1)"
            ),
            remedy: LocalizedText(
                en: "Correct it, or allow it with `allow_new: [\(field)]`; it stays in the list permanently.",
                zh: "请更正，或在 allow_new 中允许 \(field)；新值会永久保留。"
            ),
            pageRemedy: LocalizedText(
                en: "Correct it, or allow new names on the page Values; a new one stays in the list permanently.",
                zh: "请更正，或在“取值”页面允许新建；新值会永久保留。"
            )
        )
    }
}
