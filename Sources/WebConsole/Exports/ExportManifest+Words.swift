import JobEngine
import JobModel
import Wording

/// Which people an export was to hold, in the words in which the form asks for it.
extension ExportManifest {
    /// As it follows "holds"; `nil` where that was all that the app reaches.
    var selectionOnPage: LocalizedText? {
        // Where no condition is known, the manifest may still say that there were some.
        guard let conditions, !conditions.isEmpty else { return selection }
        var plain = self
        plain.conditions = []
        let said = conditions.map(\.wordsOnPage)
        let (en, zh) = (said.map(\.en).joined(separator: "; "), said.map(\.zh).joined(separator: "；"))
        guard let departments = plain.selection else {
            return LocalizedText(en: "only people who meet these conditions: \(en)", zh: "仅含符合以下条件的人员：\(zh)")
        }
        return LocalizedText(
            en: "\(departments.en) who meet these conditions: \(en)",
            zh: "\(departments.zh)，且须符合以下条件：\(zh)"
        )
    }

    /// The same of one that may hold all.
    var contentOnPage: LocalizedText { selectionOnPage ?? content }
}
