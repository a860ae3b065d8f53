/// An error that says what happened and what to do next, in both languages, in sentences made in one place.
package protocol ExplainedError: Error, CustomStringConvertible {
    var explanation: Explanation { get }
}

/// What happened, and what to do next.
package struct Explanation: Sendable, Hashable {
    package var problem: LocalizedText
    package var remedy: LocalizedText

    package init(problem: LocalizedText, remedy: LocalizedText) {
        self.problem = problem
        self.remedy = remedy
    }
}

extension ExplainedError {
    package var problem: LocalizedText { explanation.problem }
    package var remedy: LocalizedText { explanation.remedy }
}

extension ExplainedError {
    package var description: String {
        let explanation = explanation
        return "\(explanation.problem.en). \(explanation.remedy.en)"
    }
}
