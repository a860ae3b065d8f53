import DirectoryServer

/// An error of the embedded directory, which knows nothing of jobs and so not their protocol of explained errors.
protocol ServerSentence: Error {
    var problem: String { get }
    var remedy: String { get }
}

extension CompanyFileError: ServerSentence {}
extension DirectoryServerError: ServerSentence {}
