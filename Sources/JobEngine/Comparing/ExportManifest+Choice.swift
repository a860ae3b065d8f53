import ContactAPI
import JobModel
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
    ///     were chosen by the same names.
    /// - Returns: Whether they were, as far as the manifests say it.
    package func isChosenAlike(as other: ExportManifest, haveSameOpenIDs: Bool = false) -> Bool {
        guard (below ?? true) == (other.below ?? true) || chosenDepartments == nil else { return false }
        let areSameDepartments =
            chosenDepartments == other.chosenDepartments
            || !haveSameOpenIDs && chosenNames != nil && chosenNames == other.chosenNames
        guard areSameDepartments else { return false }
        guard let conditions = conditionTexts, let theirs = other.conditionTexts else {
            // What earlier versions have left out, their manifests do not say.
            return form != nil && form == other.form
        }
        return conditions == theirs
    }

    /// What it was to hold, as it follows "holds"; `nil` where that was all that the app reaches.
    package var selection: LocalizedText? {
        guard isSelection else { return nil }
        let departments = departmentWords
        let conditions = conditionWords
        return LocalizedText(
            en: "only people" + departments.en + conditions.en,
            zh: "仅含" + [conditions.zh, departments.zh].filter { !$0.isEmpty }.joined(separator: "、") + "的人员"
        )
    }

    /// The same of one that may hold all.
    package var content: LocalizedText {
        selection ?? LocalizedText(en: "everybody that the app reaches", zh: "包含应用可访问的全部人员")
    }

    private var hasConditions: Bool { conditions.map { !$0.isEmpty } ?? ((leftOut ?? 0) > 0) }

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

    /// `nil` where people were left out, and the manifest does not say which.
    private var conditionTexts: Set<String>? {
        guard let conditions else { return hasConditions ? nil : [] }
        return Set(conditions.map(Self.text))
    }

    private static func text(_ condition: ExportCondition) -> String {
        condition.field + (condition.isNegated ? "!=" : "=") + condition.values.sorted().joined(separator: ",")
    }

    private var departmentWords: LocalizedText {
        guard let chosenDepartments else { return LocalizedText(en: "", zh: "") }
        let paths = chosenDepartments.sorted().map { id in
            named?.first { $0.openDepartmentID == id }.map { $0.department ?? $0.was ?? $0.name } ?? id
        }
        let list = paths.prefix(Self.namesSaid).joined(separator: "; ") + (paths.count > Self.namesSaid ? "; …" : "")
        return below == false
            ? LocalizedText(en: " of \(list) (without the departments below)", zh: "部门 \(list)（不含下级部门）")
            : LocalizedText(en: " of \(list)", zh: "部门 \(list)")
    }

    private var conditionWords: LocalizedText {
        guard hasConditions else { return LocalizedText(en: "", zh: "") }
        guard let texts = conditionTexts else {
            return LocalizedText(en: " that its conditions let through", zh: "符合其条件")
        }
        let list = texts.sorted().joined(separator: "; ")
        return LocalizedText(en: " with \(list)", zh: "符合 \(list)")
    }

    private static let namesSaid = 5
}

extension ComparedExport {
    /// Refuses two exports of which one was to hold people that the other was not to hold: they would seem to have joined or left.
    ///
    /// - Throws: `ComparedExportError.chosenOtherwise`.
    package func requireChosenAlike(
        as older: ComparedExport,
        haveSameOpenIDs: Bool
    ) throws(ComparedExportError) {
        guard let own = describing, let theirs = older.describing,
            !own.isChosenAlike(as: theirs, haveSameOpenIDs: haveSameOpenIDs)
        else { return }
        throw .chosenOtherwise(older.path, theirs.content, path, own.content)
    }

    /// What is to be known of who has joined or left where both were to hold the same part only; `nil` for other exports.
    package func doubt(ofSelectionBeside other: ComparedExport) -> LocalizedText? {
        guard other.describing != nil, let selection = describing?.selection else { return nil }
        return LocalizedText(
            en:
                "Each of the two holds \(selection.en): what has left may be elsewhere in the company now, and what has "
                + "joined may have been elsewhere before.",
            zh: "两份导出均\(selection.zh)：显示为离开的可能仍在公司其他位置，显示为新增的可能此前就在其他位置。"
        )
    }

    /// What is to be known of two sides of which one reaches further than the other; `nil` where that is not known.
    package func doubt(ofReachBeside other: ComparedExport) -> LocalizedText? {
        if let own = describing, let theirs = other.describing {
            guard own.isWholeCompany != theirs.isWholeCompany else { return nil }
            let (part, whole) = own.isWholeCompany ? (other.path, path) : (path, other.path)
            return LocalizedText(
                en: "The app reached only a part of the company for \(part), and all of it for \(whole): people and "
                    + "departments that seem to have joined or left may have been there all the time.",
                zh: "导出 \(part) 时应用只能访问公司的一部分，导出 \(whole) 时可访问全部：显示为新增或离开的人员和部门可能一直都在。"
            )
        }
        for (export, sheet) in [(self, other), (other, self)] where sheet.describing == nil {
            guard let selection = export.describing?.selection else { continue }
            return LocalizedText(
                en: "\(export.path) holds \(selection.en): others that \(sheet.path) has seem to have joined or left.",
                zh: "\(export.path) \(selection.zh)：\(sheet.path) 中的其他人员会显示为新增或离开。"
            )
        }
        return nil
    }
}
