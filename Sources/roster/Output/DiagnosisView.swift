import JobEngine
import JobModel
import JobSession
import Wording

/// A diagnosis as people read it: what is wrong is marked, and comes with cause and remedy.
struct DiagnosisView {
    let diagnosis: Diagnosis
    let language: Language

    func lines() -> [String] {
        let title = LocalizedText(
            en: "Directory \(diagnosis.host) as \(diagnosis.app)",
            zh: "目录 \(diagnosis.host)，应用 \(diagnosis.app)"
        )
        return [language.words(title)] + diagnosis.answers.flatMap(lines) + [language.words(summary)]
    }

    private func lines(of answer: Diagnosis.Answer) -> [String] {
        var lines = ["[\(language.words(Self.mark(answer.verdict)))] \(language.words(answer.question))"]
        lines.append("    " + language.words(answer.found))
        if let cause = answer.cause {
            lines.append("    " + language.words(LocalizedText(en: "Why: ", zh: "原因：")) + language.words(cause))
        }
        if let remedy = answer.remedy {
            lines.append("    " + language.words(LocalizedText(en: "What to do: ", zh: "处理：")) + language.words(remedy))
        }
        return lines
    }

    private static func mark(_ verdict: Diagnosis.Verdict) -> LocalizedText {
        switch verdict {
        case .well: LocalizedText(en: "well", zh: "正常")
        case .note: LocalizedText(en: "note", zh: "提示")
        case .missing: LocalizedText(en: "MISSING", zh: "缺失")
        case .wrong: LocalizedText(en: "WRONG", zh: "有误")
        case .unreachable: LocalizedText(en: "UNREACHABLE", zh: "不可达")
        }
    }

    private var summary: LocalizedText {
        let bad = diagnosis.answers.filter { $0.verdict != .well && $0.verdict != .note }.count
        if bad > 0 { return LocalizedText(en: "To be put right: \(bad)", zh: "待处理：\(bad) 项") }
        let notes = diagnosis.answers.filter { $0.verdict == .note }.count
        return notes == 0
            ? LocalizedText(en: "All is well", zh: "一切正常")
            : LocalizedText(en: "Nothing is in the way; worth knowing: \(notes)", zh: "没有障碍；提示 \(notes) 项")
    }
}
