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

    /// The conditions as they follow what people they are of.
    ///
    /// - Parameter namingIDs: Whether departments are named by their open ids too, and the zones of days.
    /// - Returns: Nothing where there are none.
    func conditionWords(namingIDs: Bool) -> LocalizedText {
        guard hasConditions else { return LocalizedText(en: "", zh: "") }
        guard let conditions else {
            return LocalizedText(en: " that its conditions let through", zh: "符合其条件")
        }
        let said = conditions.map { condition in
            condition.text { name in
                guard namingIDs else { return name }
                let meaning = condition.isOfDate ? timezone : openID(of: name, in: condition)
                return meaning.flatMap { $0 == name ? nil : "\(name) (\($0))" } ?? name
            }
        }
        let list = Set(said).sorted().joined(separator: "; ")
        return LocalizedText(en: " with \(list)", zh: "符合 \(list)")
    }

    /// The condition with the open ids of the departments that it names.
    private func meant(_ condition: ExportCondition) -> String {
        condition.text { openID(of: $0, in: condition) ?? $0 }
    }

    private func openID(of name: String, in condition: ExportCondition) -> String? {
        guard condition.field == PersonField.departmentIDs.rawValue else { return nil }
        return named?.first { $0.name == name }?.openDepartmentID
    }
}

extension ExportCondition {
    /// As the job has it.
    fileprivate var said: String { text { $0 } }

    /// With its values as they are to be said, in an order that does not depend on the job.
    fileprivate func text(_ value: (String) -> String) -> String {
        field + (isNegated ? "!=" : "=") + values.map(value).sorted().joined(separator: ",")
    }
}
