import DirectoryDoctor
import JobEngine
import JobModel
import JobSession
import Wording

/// A diagnosis as people read it: what is wrong is marked, and comes with cause and remedy.
struct DiagnosisView {
    let diagnosis: Diagnosis
    let language: Language
    /// What was asked; `nil` for the directory.
    var title: LocalizedText?

    func lines() -> [String] {
        [language.words(title ?? diagnosis.title)] + diagnosis.answers.flatMap(lines) + [
            language.words(diagnosis.summary)
        ]
    }

    private func lines(of answer: Diagnosis.Answer) -> [String] {
        var lines = ["[\(language.words(answer.verdict.words))] \(language.words(answer.question))"]
        lines.append("    " + language.words(answer.found))
        if let cause = answer.cause {
            lines.append("    " + language.words(LocalizedText(en: "Why: ", zh: "原因：")) + language.words(cause))
        }
        if let remedy = answer.remedy {
            lines.append("    " + language.words(LocalizedText(en: "What to do: ", zh: "处理：")) + language.words(remedy))
        }
        return lines
    }
}
