package import DirectoryServer
package import JobModel

extension Explanation {
    /// What an error of the embedded directory says; `nil` for any other error.
    ///
    /// The directory knows nothing of jobs, and so not their protocol of explained errors.
    package init?(ofServer error: any Error) {
        switch error {
        case let error as DirectoryServerError: self.init(error.explanation)
        case let error as CompanyFileError: self.init(error.explanation)
        case let error as FaultError:
            self.init(problem: LocalizedText(error.problem), remedy: LocalizedText(error.remedy))
        default: return nil
        }
    }

    private init(_ explanation: ServerExplanation) {
        self.init(problem: LocalizedText(explanation.problem), remedy: LocalizedText(explanation.remedy))
    }
}

extension LocalizedText {
    package init(_ text: ServerText) { self.init(en: text.en, zh: text.zh) }
}
