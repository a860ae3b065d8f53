import DirectoryDoctor
import JobEngine
import JobModel
import JobSession
import Wording

/// A question of the vendor's list with its answer, as people read it.
struct QuestionView {
    let question: CommonQuestion
    let language: Language

    func lines() -> [String] {
        let sentences = [
            question.question, LocalizedText(en: "  Why: \(question.cause.en)", zh: "  原因：\(question.cause.zh)"),
            LocalizedText(en: "  What to do: \(question.remedy.en)", zh: "  处理：\(question.remedy.zh)"),
        ]
        return sentences.map(language.words)
    }
}
