import ContactAPI
package import JobModel
package import Wording

/// Which people and departments an export was to hold, and whether two exports were to hold the same.
extension ExportManifest {
    /// Whether it was to hold a part only of what the app reaches.
    package var isSelection: Bool { chosenDepartments != nil || hasConditions }

    /// Whether both were to hold the same part: only then has joined or left who is in one of them alone.
    ///
    /// - Parameters:
    ///   - other: The manifest of the other export.
    ///   - haveSameOpenIDs: Whether an open id means the same in both; where it does not, departments are the same ones that
    ///     were named by the same names.
    ///   - subjects: What of them is compared. Departments are there whatever is demanded of people.
    /// - Returns: Whether they were, as far as the manifests say it.
    package func isChosenAlike(
        as other: ExportManifest,
        haveSameOpenIDs: Bool = false,
        of subjects: [Subject] = Subject.allCases
    ) -> Bool {
        guard (below ?? true) == (other.below ?? true) || chosenDepartments == nil else { return false }
        let areSameDepartments =
            chosenDepartments == other.chosenDepartments
            || !haveSameOpenIDs && chosenNames != nil && chosenNames == other.chosenNames
        guard areSameDepartments else { return false }
        return !subjects.contains(.people) || hasSameConditions(as: other, haveSameOpenIDs: haveSameOpenIDs)
    }

    /// What it was to hold, as it follows "holds"; `nil` where that was all that the app reaches.
    package var selection: LocalizedText? { selection(namingIDs: false) }

    /// The same of one that may hold all.
    package var content: LocalizedText { content(namingIDs: false) }

    /// The same with the open ids of departments, for two of which one name means two departments, and with conditions as a job
    /// has them, for those who are to write them once more.
    package func content(namingIDs: Bool, withTexts: Bool = false) -> LocalizedText {
        selection(namingIDs: namingIDs, withTexts: withTexts)
            ?? LocalizedText(en: "everybody that the app reaches", zh: "包含应用可访问的全部人员")
    }

    private func selection(namingIDs: Bool, withTexts: Bool = false) -> LocalizedText? {
        guard isSelection else { return nil }
        let departments = departmentWords(namingIDs: namingIDs)
        let people = LocalizedText(
            en: "only people" + departments.en,
            zh: departments.zh.isEmpty ? "" : "仅含\(departments.zh)的人员"
        )
        guard hasConditions else { return people }
        let said = conditionWords(namingIDs: namingIDs, withTexts: withTexts)
        // Of an earlier version it is known only that there were some.
        guard !said.en.isEmpty else {
            return LocalizedText(
                en: people.en + " that its conditions let through",
                zh: people.zh.isEmpty ? "仅含符合其条件的人员" : "\(people.zh)，且须符合其条件"
            )
        }
        return LocalizedText(
            en: people.en + " who meet these conditions: " + said.en,
            zh: (people.zh.isEmpty ? "仅含符合以下条件的人员：" : "\(people.zh)，且须符合以下条件：") + said.zh
        )
    }

    /// By open id; `nil` for all, which is what the root holds with those below it.
    private var chosenDepartments: Set<String>? {
        guard let chosen, !(chosen.contains(rootDepartmentID) && below != false) else { return nil }
        return Set(chosen)
    }

    /// As the job names them; `nil` where none is chosen, or not all of the names are known.
    private var chosenNames: Set<String>? {
        guard let chosenDepartments else { return nil }
        let names = (named ?? []).filter { chosenDepartments.contains($0.openDepartmentID) }
        return names.count >= chosenDepartments.count ? Set(names.map(\.name)) : nil
    }

    private func departmentWords(namingIDs: Bool) -> LocalizedText {
        guard let chosenDepartments else { return LocalizedText(en: "", zh: "") }
        let paths = chosenDepartments.sorted().map { id in
            let path = named?.first { $0.openDepartmentID == id }.map { $0.department ?? $0.was ?? $0.name }
            return path.map { namingIDs ? "\($0) (\(id))" : $0 } ?? id
        }
        let list = paths.prefix(Self.namesSaid).joined(separator: "; ") + (paths.count > Self.namesSaid ? "; …" : "")
        return below == false
            ? LocalizedText(en: " of \(list) (without the departments below)", zh: "部门 \(list)（不含下级部门）")
            : LocalizedText(en: " of \(list)", zh: "部门 \(list)")
    }

    private static let namesSaid = 5
}
