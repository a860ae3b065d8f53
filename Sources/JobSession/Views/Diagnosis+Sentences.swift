package import DirectoryDoctor
import JobEngine
import JobModel
package import Wording

extension Diagnosis {
    /// What the answers come to.
    package var summary: LocalizedText {
        let bad = answers.filter { $0.verdict != .well && $0.verdict != .note }.count
        if bad > 0 { return LocalizedText(en: "To be put right: \(bad)", zh: "待处理：\(bad) 项") }
        let notes = answers.filter { $0.verdict == .note }.count
        return notes == 0
            ? LocalizedText(en: "No problem found", zh: "一切正常")
            : LocalizedText(en: "Nothing is in the way; worth knowing: \(notes)", zh: "没有障碍；提示 \(notes) 项")
    }

    /// Which directory was asked, and as which app.
    package var title: LocalizedText {
        LocalizedText(en: "Directory \(host) as \(app)", zh: "目录 \(host)，应用 \(app)")
    }
}

extension Diagnosis.Verdict {
    /// The verdict in a word.
    package var words: LocalizedText {
        switch self {
        case .well: LocalizedText(en: "well", zh: "正常")
        case .note: LocalizedText(en: "note", zh: "提示")
        case .missing: LocalizedText(en: "MISSING", zh: "缺失")
        case .wrong: LocalizedText(en: "WRONG", zh: "有误")
        case .unreachable: LocalizedText(en: "UNREACHABLE", zh: "不可达")
        }
    }
}
