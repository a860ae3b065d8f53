package import JobEngine
import JobModel
package import Wording

/// What `doctor` found out about a directory, question by question.
package struct Diagnosis: Sendable, Codable, Equatable {
    package var host: String
    package var app: String
    package var answers: [Answer] = []

    package init(host: String, app: String) {
        self.host = host
        self.app = app
    }

    /// How the command ends: the first that applies of credentials, network, and something else to put right.
    package var exit: ExitStatus {
        let verdicts = Set(answers.map(\.verdict))
        if verdicts.contains(.missing) { return .credentials }
        if verdicts.contains(.unreachable) { return .limitsOrNetwork }
        return verdicts.contains(.wrong) ? .nothingSent : .success
    }

    /// What of it has to do with a question that somebody asks; whether the directory is there always has.
    package func about(_ question: CommonQuestion) -> Diagnosis {
        var diagnosis = self
        let checks = ["way"] + question.checks
        diagnosis.answers = answers.filter { answer in
            checks.contains { answer.code == $0 || answer.code.hasPrefix($0 + ".") }
        }
        return diagnosis
    }

    /// A question, what was found, and where something is wrong the cause and the remedy.
    package struct Answer: Sendable, Codable, Equatable {
        /// Stable, dotted: `permission.lookUpUsers`.
        package var code: String
        package var verdict: Verdict
        package var question: LocalizedText
        package var found: LocalizedText
        package var cause: LocalizedText?
        package var remedy: LocalizedText?
        /// What the console's readers are to do, who have no command line and no job file; `nil` where that is the same.
        package var pageRemedy: LocalizedText?

        /// A program reads what is to be done at a command line.
        enum CodingKeys: String, CodingKey {
            case code
            case verdict
            case question
            case found
            case cause
            case remedy
        }

        package init(
            _ code: String,
            _ verdict: Verdict,
            question: LocalizedText,
            found: LocalizedText,
            cause: LocalizedText? = nil,
            remedy: LocalizedText? = nil,
            pageRemedy: LocalizedText? = nil
        ) {
            self.code = code
            self.verdict = verdict
            self.question = question
            self.found = found
            self.cause = cause
            self.remedy = remedy
            self.pageRemedy = pageRemedy
        }
    }

    package enum Verdict: String, Sendable, Codable, CaseIterable {
        case well
        /// Worth knowing; nothing is in the way.
        case note
        /// The credentials, or a permission or a reach without which the work cannot be done.
        case missing
        /// Anything else that has to be put right.
        case wrong
        case unreachable
    }
}
