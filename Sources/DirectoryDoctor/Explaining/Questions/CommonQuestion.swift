import JobModel
package import Wording

/// A question that people ask about the directory, with its cause and what to do; one of those that the vendor answers.
package struct CommonQuestion: Sendable, Equatable {
    /// Stable, lower case, such as `account.conflict`.
    package var code: String
    package var question: LocalizedText
    package var cause: LocalizedText
    package var remedy: LocalizedText
    /// Other words for the same: what an error says, how people put it.
    var others: [String]
    /// The questions that `roster doctor` asks a directory about it, by the beginnings of their codes.
    package var checks: [String]

    init(
        _ code: String,
        en: (question: String, cause: String, remedy: String),
        zh: (question: String, cause: String, remedy: String),
        others: [String] = [],
        checks: [String] = []
    ) {
        self.code = code
        question = LocalizedText(en: en.question, zh: zh.question)
        cause = LocalizedText(en: en.cause, zh: zh.cause)
        remedy = LocalizedText(en: en.remedy, zh: zh.remedy)
        self.others = others
        self.checks = checks
    }

    /// All of them, by what they are about.
    package static let all = access + identity + people + lists + errors
}
