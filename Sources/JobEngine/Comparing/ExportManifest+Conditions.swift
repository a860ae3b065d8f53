import JobModel
import Wording

/// What people had to have to be in an export.
extension ExportManifest {
    var hasConditions: Bool { conditions.map { !$0.isEmpty } ?? ((leftOut ?? 0) > 0) }

    /// Whether the conditions of both let the same people through.
    ///
    /// A department of a condition is the one that its name meant when the export was made; another one may have the name in
    /// the other export.
    func hasSameConditions(as other: ExportManifest, haveSameOpenIDs: Bool) -> Bool {
        guard let conditions, let theirs = other.conditions else {
            guard hasConditions || other.hasConditions else { return true }
            // What earlier versions have left out, their manifests do not say.
            return form != nil && form == other.form
        }
        // A day of another zone has other people.
        if let timezone, let zone = other.timezone, timezone != zone,
            (conditions + theirs).contains(where: \.isOfDate)
        {
            return false
        }
        let areMeant = Set(conditions.map(meant)) == Set(theirs.map(other.meant))
        return areMeant || !haveSameOpenIDs && Set(conditions.map(\.said)) == Set(theirs.map(\.said))
    }

    /// The conditions in words, in an order that does not depend on the job; empty where none is known.
    ///
    /// - Parameters:
    ///   - namingIDs: Whether departments are named by their open ids too, and the zones of days.
    ///   - withTexts: Whether each is said once more as a job or a command line has it.
    /// - Returns: They, with a semicolon between them.
    func conditionWords(namingIDs: Bool, withTexts: Bool) -> LocalizedText {
        let all = (conditions ?? []).map { condition in
            var sorted = condition
            sorted.values.sort()
            return sorted
        }
        let said = Set(all.map(\.said)).sorted().compactMap { text in
            all.first { $0.said == text }.map { words(of: $0, namingIDs, withTexts) }
        }
        return LocalizedText(
            en: said.map(\.en).joined(separator: "; "),
            zh: said.map(\.zh).joined(separator: "；")
        )
    }

    private func words(of condition: ExportCondition, _ namingIDs: Bool, _ withTexts: Bool) -> LocalizedText {
        let words = condition.words { value in
            guard namingIDs else { return nil }
            let meaning = condition.isOfDate ? timezone : openID(of: value, in: condition)
            return meaning == value ? nil : meaning
        }
        guard withTexts else { return words }
        return LocalizedText(en: "\(words.en) (\(condition.said))", zh: "\(words.zh)（\(condition.said)）")
    }

    /// The condition with the open ids of the departments that it names.
    private func meant(_ condition: ExportCondition) -> String {
        condition.text { openID(of: $0, in: condition) ?? condition.whole($0) }
    }

    private func openID(of name: String, in condition: ExportCondition) -> String? {
        guard condition.field == PersonField.departmentIDs.rawValue else { return nil }
        return named?.first { $0.name == name }?.openDepartmentID
    }
}

extension ExportCondition {
    /// As the job has it.
    fileprivate var said: String { text(whole) }

    /// A mobile number in its whole form, and a person's id alone: manifests of earlier versions have both as the job wrote
    /// them.
    fileprivate func whole(_ value: String) -> String {
        if value.hasPrefix("user_id:") { return String(value.dropFirst("user_id:".count)) }
        guard field == PersonField.mobile.rawValue,
            case .success(let number) = ConditionValues().read(value, of: .mobile)
        else { return value }
        return number
    }

    /// With its values as they are to be said, in an order that does not depend on the job.
    fileprivate func text(_ value: (String) -> String) -> String {
        field + (isNegated ? "!=" : "=") + values.map(value).sorted().joined(separator: ",")
    }
}
