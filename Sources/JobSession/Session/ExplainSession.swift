package import DirectoryDoctor
package import JobEngine

/// An answer about a code of the directory, or to a question about it; it asks no directory, and is over at once.
package struct ExplainSession: Sendable {
    private let text: String

    /// Takes a code as people or errors write it, or a question in words.
    package init(_ text: String) { self.text = text }

    /// What is known of it.
    package func run() -> Explained {
        // As an error writes it: 41001, or (code 41001).
        if let code = Int(text.trimmingPrefix("code ")) { return .code(code, CodeMeaning.all(of: code)) }
        return .words(text, QuestionSearch().matches(text), CodeMeaning.all(saying: text))
    }
}

/// What is known of a code or a question.
package enum Explained: Sendable {
    /// What a code means, by version and call.
    case code(Int, [CodeMeaning])
    /// The questions that are like the words, and the codes whose messages say them.
    case words(String, [CommonQuestion], [CodeMeaning])

    package var isKnown: Bool {
        switch self {
        case .code(_, let meanings): !meanings.isEmpty
        case .words(_, let questions, let meanings): !(questions.isEmpty && meanings.isEmpty)
        }
    }

    /// How a command ends that has explained.
    package var exit: ExitStatus { isKnown ? .success : .nothingSent }
}
