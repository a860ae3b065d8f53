import JobEngine
import JobModel

/// A diagnosis as people read it: what is wrong is marked, and comes with cause and remedy.
struct DiagnosisView {
    let diagnosis: Diagnosis
    let language: Language

    func lines() -> [String] {
        let title = Words(
            en: "Directory \(diagnosis.host) as \(diagnosis.app)",
            zh: "目录 \(diagnosis.host)，应用 \(diagnosis.app)"
        )
        return [language.words(title)] + diagnosis.answers.flatMap(lines) + [language.words(summary)]
    }

    private func lines(of answer: Diagnosis.Answer) -> [String] {
        var lines = ["[\(language.words(Self.mark(answer.verdict)))] \(language.words(answer.question))"]
        lines.append("    " + language.words(answer.found))
        if let cause = answer.cause {
            lines.append("    " + language.words(Words(en: "Why: ", zh: "原因：")) + language.words(cause))
        }
        if let remedy = answer.remedy {
            lines.append("    " + language.words(Words(en: "What to do: ", zh: "处理：")) + language.words(remedy))
        }
        return lines
    }

    private static func mark(_ verdict: Diagnosis.Verdict) -> Words {
        switch verdict {
        case .well: Words(en: "well", zh: "正常")
        case .note: Words(en: "note", zh: "提示")
        case .missing: Words(en: "MISSING", zh: "缺失")
        case .wrong: Words(en: "WRONG", zh: "有误")
        case .unreachable: Words(en: "UNREACHABLE", zh: "不可达")
        }
    }

    private var summary: Words {
        let bad = diagnosis.answers.filter { $0.verdict != .well && $0.verdict != .note }.count
        if bad > 0 { return Words(en: "To be put right: \(bad)", zh: "待处理：\(bad) 项") }
        let notes = diagnosis.answers.filter { $0.verdict == .note }.count
        return notes == 0
            ? Words(en: "All is well", zh: "一切正常")
            : Words(en: "Nothing is in the way; worth knowing: \(notes)", zh: "没有障碍；提示 \(notes) 项")
    }
}
