package import JobModel
package import Wording

extension ComparedExport {
    /// Refuses two exports of which one was to hold people that the other was not to hold: they would seem to have joined or left.
    ///
    /// - Parameters:
    ///   - older: The older export.
    ///   - haveSameOpenIDs: Whether an open id means the same in both.
    ///   - subjects: What of them is compared.
    /// - Throws: `ComparedExportError.chosenOtherwise`.
    package func requireChosenAlike(
        as older: ComparedExport,
        haveSameOpenIDs: Bool,
        of subjects: [Subject]
    ) throws(ComparedExportError) {
        guard let own = describing, let theirs = older.describing,
            !own.isChosenAlike(as: theirs, haveSameOpenIDs: haveSameOpenIDs, of: subjects)
        else { return }
        // A name that means another department now tells nothing.
        let isNameAlike = own.content == theirs.content
        throw .chosenOtherwise(
            older.path,
            theirs.content(namingIDs: isNameAlike, withTexts: true),
            path,
            own.content(namingIDs: isNameAlike, withTexts: true)
        )
    }

    /// What is to be known of who has joined or left where both were to hold the same part only; `nil` for other exports.
    package func doubt(ofSelectionBeside other: ComparedExport) -> LocalizedText? {
        guard other.describing != nil, let selection = describing?.selection else { return nil }
        return LocalizedText(
            en:
                "Each of the two holds \(selection.en). What has left may be elsewhere in the company now, and what has "
                + "joined may have been elsewhere before.",
            zh: "两份导出均\(selection.zh)。显示为离开的可能仍在公司其他位置，显示为新增的可能此前就在其他位置。"
        )
    }

    /// What is to be known of two exports of departments that have the same names and different open ids, where nothing tells
    /// whether the directory was filled again or other departments have the names; `nil` for other exports.
    package func doubt(ofNamesBeside other: ComparedExport, of subjects: [Subject]) -> LocalizedText? {
        guard let own = describing, let theirs = other.describing,
            own.isChosenAlike(as: theirs, of: subjects),
            !own.isChosenAlike(as: theirs, haveSameOpenIDs: true, of: subjects)
        else { return nil }
        return LocalizedText(
            en: "\(other.path) holds \(theirs.content(namingIDs: true).en), and \(path) holds "
                + "\(own.content(namingIDs: true).en). If the directory was not filled again in between, other departments "
                + "have these names now, and what seems to have joined or left may be elsewhere.",
            zh: "\(other.path) \(theirs.content(namingIDs: true).zh)，\(path) \(own.content(namingIDs: true).zh)。"
                + "若期间目录没有重新载入，则这些名称现在属于其他部门，显示为新增或离开的可能在其他位置。"
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
                en: "\(export.path) holds \(selection.en). Others that \(sheet.path) has seem to have joined or left.",
                zh: "\(export.path) \(selection.zh)。\(sheet.path) 中的其他人员会显示为新增或离开。"
            )
        }
        return nil
    }
}
