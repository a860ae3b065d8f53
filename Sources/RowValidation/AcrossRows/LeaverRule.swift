import ContactAPI
import JobModel
import Wording

/// Says that a row's mobile, email, user_id or employee_no belonged to somebody who has left: whether the person comes
/// back, or another person has the value now, nobody but the user knows.
///
/// A leaver is restored within 30 days by the resurrect call of some paid editions, while nobody else has their mobile,
/// email and user_id; created again they are another person. Whether a create with a leaver's mobile or email is taken is
/// not documented (U26). No call looks up the employee_no of a leaver: it is compared once they are found by another key.
enum LeaverRule {
    static func warnings(_ person: PersonDraft, existing: User?, view: DirectoryView) -> [Finding] {
        var held: [(leaver: User, fields: [(name: String, value: String)])] = []
        for (field, value, key) in keys(of: person) {
            guard let leaver = view.people.leaver(key), leaver.openID == nil || leaver.openID != existing?.openID else {
                continue
            }
            if let place = held.firstIndex(where: { isSame($0.leaver, leaver) }) {
                held[place].fields.append((field, value))
            } else {
                held.append((leaver, [(field, value)]))
            }
        }
        return held.map { leaver, fields in
            existing == nil ? .leaverReturns(leaver, fields) : .leaverValue(leaver, fields)
        }
    }

    private static func isSame(_ one: User, _ other: User) -> Bool {
        if let id = one.openID, let otherID = other.openID { return id == otherID }
        return one.userID != nil && one.userID == other.userID
    }

    private static func keys(of person: PersonDraft) -> [(field: String, value: String, key: PersonReference)] {
        let values = person.values
        return [
            values.mobile.map { ("mobile", $0, .mobile($0)) },
            values.email.map { ("email", $0, .email($0.lowercased())) },
            values.userID.map { ("user_id", $0, .userID($0)) },
            values.employeeNo.map { ("employee_no", $0, .employeeNo($0)) },
        ].compactMap(\.self)
    }
}

extension Finding {
    private static func name(_ leaver: User) -> (en: String, zh: String) {
        let id = leaver.userID ?? leaver.openID ?? ""
        return leaver.name.map { ("'\($0)' (\(id))", "“\($0)”（\(id)）") } ?? (id, id)
    }

    private static func list(_ fields: [(name: String, value: String)]) -> (en: String, zh: String) {
        (
            fields.map { "\($0.name) '\($0.value)'" }.joined(separator: ", "),
            fields.map { "\(FieldTitle.chinese($0.name))“\($0.value)”" }.joined(separator: "、")
        )
    }

    fileprivate static func leaverReturns(_ leaver: User, _ fields: [(name: String, value: String)]) -> Finding {
        let (who, what) = (name(leaver), list(fields))
        return Finding(
            code: "leaver.returns",
            column: fields.first?.name,
            value: fields.first?.value,
            problem: LocalizedText(
                en: "\(what.en) belonged to \(who.en), who has left; the row would create a new person",
                zh: "\(what.zh) 曾属于已离职的\(who.zh)；该行将新建一名成员"
            ),
            remedy: LocalizedText(
                en: "The same person? Restore them within 30 days of leaving, then update. Else use other values.",
                zh: "若为同一人返聘，请在离职后 30 天内恢复，再以更新方式导入；否则请换用其他值。"
            )
        )
    }

    fileprivate static func leaverValue(_ leaver: User, _ fields: [(name: String, value: String)]) -> Finding {
        let (who, what) = (name(leaver), list(fields))
        return Finding(
            code: "leaver.value",
            column: fields.first?.name,
            value: fields.first?.value,
            problem: LocalizedText(
                en: "\(what.en) belonged to \(who.en), who has left",
                zh: "\(what.zh) 曾属于已离职的\(who.zh)"
            ),
            remedy: LocalizedText(
                en: "Check that it is this person's now; where the directory refuses it, use another.",
                zh: "请确认现为该成员所有；若目录拒绝，请换用其他值。"
            )
        )
    }

    /// The match key names somebody, but nobody who could be updated (42006).
    static func matchResigned(_ field: String, _ key: String?, _ leaver: User) -> Finding {
        let who = name(leaver)
        return Finding(
            code: "match.resigned",
            column: field,
            value: key,
            problem: LocalizedText(
                en: "\(field) '\(key ?? "")' belongs to \(who.en), who has left and cannot be updated",
                zh: "\(FieldTitle.chinese(field))“\(key ?? "")”属于已离职的\(who.zh)，无法更新"
            ),
            remedy: LocalizedText(
                en: "Restore them within 30 days of leaving and import again, or create again with `mode: upsert`.",
                zh: "请在离职后 30 天内恢复后重新导入，或使用 mode: upsert 新建成员。"
            ),
            pageRemedy: LocalizedText(
                en:
                    "Restore them within 30 days of leaving and plan again, or choose on the page Columns that new ones are created as well.",
                zh: "请在离职后 30 天内恢复并重新制定计划，或在“列”页面选择“新建或更新”。"
            )
        )
    }
}
