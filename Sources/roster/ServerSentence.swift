import DirectoryServer
import JobModel
import Wording

/// An error of the embedded directory, which knows nothing of jobs and so not their protocol of explained errors.
protocol ServerSentence: Error {
    var problem: String { get }
    var remedy: String { get }
    /// The same two sentences in Simplified Chinese.
    var chinese: (problem: String, remedy: String) { get }
}

extension ServerSentence {
    var words: (problem: LocalizedText, remedy: LocalizedText) {
        let chinese = chinese
        return (LocalizedText(en: problem, zh: chinese.problem), LocalizedText(en: remedy, zh: chinese.remedy))
    }
}

extension CompanyFileError: ServerSentence {}
extension DirectoryServerError: ServerSentence {}
