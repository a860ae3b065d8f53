/// An error that says what happened and what to do next, in sentences made in one place.
package protocol ExplainedError: Error, CustomStringConvertible {
    var problem: String { get }
    var remedy: String { get }
    /// The same two sentences in Simplified Chinese.
    var chinese: (problem: String, remedy: String) { get }
}

extension ExplainedError {
    /// What happened and what to do next, in both languages.
    package var words: (problem: LocalizedText, remedy: LocalizedText) {
        let chinese = chinese
        return (LocalizedText(en: problem, zh: chinese.problem), LocalizedText(en: remedy, zh: chinese.remedy))
    }
}

extension ExplainedError {
    package var description: String { "\(problem). \(remedy)" }
}
